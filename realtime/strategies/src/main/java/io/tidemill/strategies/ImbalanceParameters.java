package io.tidemill.strategies;

import io.tidemill.model.parameter.Scale;
import io.tidemill.model.parameter.Tunable;

/** Parameters of {@link BookImbalanceTaker}. */
record ImbalanceParameters(
        @Tunable(doc = "Levels of each side that count", unit = "levels", min = 1, max = 50, initial = 5)
        int levels,

        @Tunable(doc = "Imbalance from which a position is entered", unit = "1", min = 0.05, max = 1, initial = 0.6)
        double entryImbalance,

        @Tunable(
                doc = "Imbalance against the position from which it is left early",
                unit = "1",
                min = 0,
                max = 1,
                initial = 0.4)
        double exitImbalance,

        @Tunable(
                doc = "Longest time that a position is held",
                unit = "ms",
                min = 50,
                max = 600_000,
                initial = 5_000,
                scale = Scale.LOG)
        int holdMs,

        @Tunable(
                doc = "Shortest time between leaving and entering",
                unit = "ms",
                min = 0,
                max = 600_000,
                initial = 1_000)
        int pauseMs,

        @Tunable(doc = "Size of a position", unit = "base", min = 1e-5, max = 100, initial = 0.001, scale = Scale.LOG)
        double orderSize,

        @Tunable(
                doc = "How far beyond the best price an order may take",
                unit = "bps",
                min = 0,
                max = 50,
                initial = 0.5)
        double slippageBps) {}
