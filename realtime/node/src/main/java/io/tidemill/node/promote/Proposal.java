package io.tidemill.node.promote;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.tidemill.model.parameter.ParameterSet;
import io.tidemill.model.promotion.Promotion;
import io.tidemill.model.promotion.Promotion.GateAnswer;
import io.tidemill.strategy.StrategyCatalog;
import io.tidemill.wire.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The {@code promotion.json} that a tune leaves: a promotion that nobody has published yet. */
final class Proposal {
    private static final String NAME_OF_SET = "parameterSet";

    private Proposal() {}

    /**
     * Reads and checks one.
     *
     * @throws IllegalArgumentException if it is no such file, names a strategy that there is not, has values that the strategy
     *     does not allow, or values that are not those of the tuned set
     * @throws IOException if it cannot be read
     */
    static Promotion read(Path file, StrategyCatalog catalog) throws IOException {
        if (!Files.isRegularFile(file)) {
            throw new IllegalArgumentException("there is no proposal " + file);
        }
        byte[] bytes = Files.readAllBytes(file);
        try {
            Promotion promotion = Json.read(bytes, Promotion.class);
            check(promotion, new ObjectMapper().readTree(bytes), catalog);
            return promotion;
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(file + " is no proposal of tune: " + e.getMessage(), e);
        }
    }

    private static void check(Promotion promotion, JsonNode fields, StrategyCatalog catalog) {
        ParameterSet set = promotion.set();
        ParameterSet whole = catalog.type(set.strategy()).space().check(set);
        String named = fields.path(NAME_OF_SET).asText();
        if (!set.name().equals(named) || !whole.equals(set)) {
            throw new IllegalArgumentException(NAME_OF_SET + " must be the hash of all values, which is " + whole.name()
                    + ", was '" + named + "': the values are not those that were tuned");
        }
        if (promotion.isRollback()) {
            throw new IllegalArgumentException("reason must be empty, was '" + promotion.reason() + "'");
        }
        for (GateAnswer gate : promotion.gates()) {
            if (!gate.passed()) {
                throw new IllegalArgumentException(
                        "every gate must have let it pass, " + gate.gate() + " did not: " + gate.detail());
            }
        }
    }
}
