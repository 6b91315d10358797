package io.tidemill.infra;

import io.tidemill.engine.StrategyConfig;
import io.tidemill.node.roles.TradeConfig;
import io.tidemill.strategies.Strategies;
import io.tidemill.strategy.StrategyCatalog;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** A file that {@code trade.config} names, read as {@code trade} reads it. */
final class TradeFile {
    private TradeFile() {}

    /** What is wrong with it; empty if nothing is. */
    static List<String> problems(Path file) throws IOException {
        List<String> problems = new ArrayList<>();
        StrategyCatalog catalog = Strategies.catalog();
        try {
            for (StrategyConfig strategy : TradeConfig.read(file).strategies()) {
                catalog.type(strategy.type()).space().with(strategy.parameters());
            }
        } catch (IllegalArgumentException e) {
            problems.add(file.getFileName() + ": " + e.getMessage());
        }
        return problems;
    }
}
