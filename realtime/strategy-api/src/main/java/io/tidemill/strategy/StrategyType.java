package io.tidemill.strategy;

import io.tidemill.model.parameter.ParameterSet;
import io.tidemill.model.parameter.ParameterSpace;

/** A kind of strategy: its name, what may be tuned, and how one is made. */
public interface StrategyType {
    /** Its name in configurations, such as {@code glft-market-maker}. */
    String name();

    /** All that may be tuned. */
    ParameterSpace space();

    /** A new strategy; the engine gives it its parameters by {@link Strategy#onParameters} before anything else. */
    Strategy create(ParameterSet set);
}
