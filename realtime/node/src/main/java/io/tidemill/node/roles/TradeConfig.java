package io.tidemill.node.roles;

import io.tidemill.engine.StrategyConfig;
import io.tidemill.risk.RiskLimits;
import io.tidemill.wire.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * What trades, as a person writes it down.
 *
 * @param strategies in the order of their ids
 * @param limits of the risk gate
 */
public record TradeConfig(List<StrategyConfig> strategies, RiskLimits limits) {
    /** Copies and checks. */
    public TradeConfig {
        strategies = List.copyOf(strategies);
        if (strategies.isEmpty()) {
            throw new IllegalArgumentException("strategies must hold at least one, had none");
        }
    }

    /**
     * Reads it.
     *
     * @throws IOException if the file cannot be read
     * @throws IllegalArgumentException if it is no such JSON; names the file
     */
    public static TradeConfig read(Path file) throws IOException {
        byte[] json = Files.readAllBytes(file);
        try {
            return Json.read(json, TradeConfig.class);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(file + ": " + e.getMessage(), e);
        }
    }
}
