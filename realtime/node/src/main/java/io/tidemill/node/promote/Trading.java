package io.tidemill.node.promote;

import io.tidemill.engine.EngineConfig;
import io.tidemill.engine.StrategyConfig;
import io.tidemill.model.parameter.ParameterSet;
import io.tidemill.model.parameter.ParameterSpace;
import io.tidemill.model.promotion.Promotion;
import io.tidemill.model.promotion.Stage;
import io.tidemill.strategy.StrategyCatalog;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What one strategy of a running node trades with.
 *
 * @param strategyId of the strategy in the run
 * @param strategy name of the instance
 * @param space what its type allows
 * @param set its parameter set
 * @param stage how far it may go
 * @param since the promotion that it came with; null for the set that the run began with
 */
record Trading(
        int strategyId,
        String strategy,
        ParameterSpace space,
        ParameterSet set,
        Stage stage,
        @Nullable Published since) {

    /** All strategies of a run, given what was published to it: the same fold as the engine's. */
    static List<Trading> of(EngineConfig engine, StrategyCatalog catalog, List<Published> onTopic) {
        List<Trading> all = new ArrayList<>();
        for (int id = 0; id < engine.strategies().size(); id++) {
            StrategyConfig config = engine.strategies().get(id);
            ParameterSpace space = catalog.type(config.type()).space();
            Trading now = new Trading(id, config.name(), space, space.with(config.parameters()), config.stage(), null);
            for (Published published : onTopic) {
                if (published.promotion().strategy().equals(config.name())) {
                    now = now.after(published);
                }
            }
            all.add(now);
        }
        return all;
    }

    /** Whether a promotion would change nothing. */
    boolean isSame(Promotion promotion) {
        return set.equals(promotion.set()) && stage == promotion.stage();
    }

    /** Why the engine would refuse a promotion for this strategy; empty if it would take it. */
    Optional<String> refusal(Promotion promotion) {
        try {
            space.check(promotion.set());
            return Optional.empty();
        } catch (IllegalArgumentException e) {
            return Optional.of("the strategy does not allow it: " + e.getMessage());
        }
    }

    private Trading after(Published published) {
        Promotion promotion = published.promotion();
        return isSame(promotion) || refusal(promotion).isPresent()
                ? this
                : new Trading(strategyId, strategy, space, space.check(promotion.set()), promotion.stage(), published);
    }
}
