package io.tidemill.lab;

import io.tidemill.model.parameter.Parameter;
import io.tidemill.strategies.Strategies;
import io.tidemill.strategy.StrategyCatalog;
import io.tidemill.strategy.StrategyType;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;

/** Kinds of strategy: those of the house, and one of a cell beside them. */
final class StrategyTables {
    private StrategyTables() {}

    static StrategyCatalog catalog() {
        return Strategies.catalog();
    }

    /** Those of the house and one more, which takes the place of one with the same name. */
    static StrategyCatalog with(StrategyType own) {
        List<StrategyType> types = new ArrayList<>(Strategies.catalog().types());
        types.removeIf(type -> type.name().equals(own.name()));
        types.add(own);
        return StrategyCatalog.of(types);
    }

    /** The kind with a name. */
    static StrategyType type(StrategyCatalog catalog, String name) {
        return catalog.types().stream()
                .filter(type -> type.name().equals(name))
                .findFirst()
                .orElseThrow(() -> Nearest.unknown(
                        "strategy",
                        name,
                        catalog.types().stream().map(StrategyType::name).toList()));
    }

    /** A parameter of a kind. */
    static Parameter parameter(StrategyType type, String name) {
        List<Parameter> all = type.space().parameters();
        return all.stream()
                .filter(each -> each.name().equals(name))
                .findFirst()
                .orElseThrow(() -> Nearest.unknown(
                        "parameter of " + type.name(),
                        name,
                        all.stream().map(Parameter::name).toList()));
    }

    /** All parameters of all kinds. */
    static Table parameters(StrategyCatalog catalog) {
        StringColumn strategy = StringColumn.create("strategy");
        StringColumn parameter = StringColumn.create("parameter");
        StringColumn unit = StringColumn.create("unit");
        DoubleColumn min = DoubleColumn.create("min");
        DoubleColumn initial = DoubleColumn.create("initial");
        DoubleColumn max = DoubleColumn.create("max");
        StringColumn scale = StringColumn.create("scale");
        StringColumn doc = StringColumn.create("meaning");
        for (StrategyType type : catalog.types()) {
            for (Parameter each : type.space().parameters()) {
                strategy.append(type.name());
                parameter.append(each.name());
                unit.append(each.unit());
                min.append(each.min());
                initial.append(each.initial());
                max.append(each.max());
                scale.append(each.scale().name().toLowerCase(Locale.ROOT));
                doc.append(each.doc());
            }
        }
        return Table.create("strategies", strategy, parameter, unit, min, initial, max, scale, doc);
    }
}
