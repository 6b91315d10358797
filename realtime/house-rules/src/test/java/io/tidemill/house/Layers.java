package io.tidemill.house;

import static java.util.Map.entry;

import java.util.Map;
import java.util.Set;

/**
 * Who may import whom: the one table of the ladder of modules. The key is the first package below {@code io.tidemill};
 * each module has one such package, named like its folder ({@code strategy} is {@code realtime/strategy-api}). A package
 * that is not named here breaks the rule: a new module gets its line first.
 */
final class Layers {
    private Layers() {}

    /** Module to all modules that it may import; all of them stand above it in this table. */
    static final Map<String, Set<String>> ALLOWED = Map.ofEntries(
            entry("model", Set.of()),
            entry("wire", Set.of("model")),
            entry("testkit", Set.of("model")),
            entry("strategy", Set.of("model")),
            entry("pricing", Set.of("model")),
            entry("risk", Set.of("model")),
            entry("execution", Set.of("model")),
            entry("engine", Set.of("model", "wire", "strategy", "pricing", "risk", "execution")),
            entry("strategies", Set.of("model", "strategy", "pricing")),
            entry("matching", Set.of("model")),
            entry("connectors", Set.of("model")),
            entry("sandbox", Set.of("model", "matching")),
            entry("bus", Set.of("model", "wire")),
            entry("broker", Set.of()),
            entry("tables", Set.of("model")),
            entry("objectstore", Set.of("model", "wire", "tables")),
            entry("archiver", Set.of("model", "wire", "bus", "tables")),
            entry(
                    "backtester",
                    Set.of("model", "wire", "strategy", "risk", "engine", "matching", "strategies", "tables")),
            // matching: the fees that a backtest is configured with
            entry(
                    "research",
                    Set.of(
                            "model",
                            "wire",
                            "strategy",
                            "risk",
                            "strategies",
                            "matching",
                            "tables",
                            "objectstore",
                            "backtester")),
            entry("kernel", Set.of()),
            entry("jupyter", Set.of("kernel", "lab")),
            // what a cell may name: all that a quant works with
            entry(
                    "lab",
                    Set.of(
                            "model",
                            "wire",
                            "strategy",
                            "risk",
                            "strategies",
                            "matching",
                            "tables",
                            "objectstore",
                            "backtester",
                            "research")),
            entry(
                    "node",
                    Set.of(
                            "model",
                            "wire",
                            "strategy",
                            "pricing",
                            "risk",
                            "execution",
                            "engine",
                            "strategies",
                            "matching",
                            "connectors",
                            "sandbox",
                            "bus",
                            "broker",
                            "tables",
                            "objectstore",
                            "archiver",
                            "backtester")));
}
