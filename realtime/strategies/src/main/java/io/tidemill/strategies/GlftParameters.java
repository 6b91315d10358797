package io.tidemill.strategies;

import io.tidemill.model.parameter.Scale;
import io.tidemill.model.parameter.Tunable;

/** Parameters of {@link GlftMarketMaker}. The initial ones suit BTC-USDT spot: a spread of one tick, about 1 bps/sqrt(s). */
record GlftParameters(
        @Tunable(
                doc = "Aversion to inventory risk, gamma",
                unit = "1/bps",
                min = 1e-4,
                max = 10,
                initial = 0.01,
                scale = Scale.LOG)
        double riskAversion,

        @Tunable(
                doc = "Fills of an order at the mid, A",
                unit = "1/s",
                min = 0.01,
                max = 100,
                initial = 1,
                scale = Scale.LOG)
        double intensity,

        @Tunable(
                doc = "How fast fills thin out with the distance from mid, k",
                unit = "1/bps",
                min = 0.02,
                max = 50,
                initial = 3,
                scale = Scale.LOG)
        double decay,

        @Tunable(doc = "Half-life of the volatility", unit = "s", min = 5, max = 1800, initial = 60, scale = Scale.LOG)
        double volatilityHalfLifeS,

        @Tunable(doc = "Size of each quote", unit = "base", min = 1e-5, max = 100, initial = 0.001, scale = Scale.LOG)
        double orderSize,

        @Tunable(doc = "Largest inventory to either side", unit = "orders", min = 1, max = 50, initial = 5)
        int maxInventory,

        @Tunable(
                doc = "Smallest distance of a quote from mid, what fees and adverse moves cost",
                unit = "bps",
                min = 0,
                max = 50,
                initial = 0)
        double minHalfSpreadBps,

        @Tunable(
                doc = "How far a quote may be from where it should be before it is moved",
                unit = "bps",
                min = 0.005,
                max = 10,
                initial = 0.1,
                scale = Scale.LOG)
        double requoteBps,

        @Tunable(
                doc = "Shortest time between two moves of the same quote",
                unit = "ms",
                min = 10,
                max = 60_000,
                initial = 500,
                scale = Scale.LOG)
        int requoteIntervalMs) {}
