package io.tidemill.node.promote;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tidemill.model.parameter.ParameterSpace;
import io.tidemill.model.promotion.Promotion;
import io.tidemill.model.promotion.Promotion.GateAnswer;
import io.tidemill.model.promotion.Stage;
import io.tidemill.strategies.Strategies;
import io.tidemill.wire.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** Promotions of a market maker for tests. */
final class Promotions {
    static final String STRATEGY = "maker";
    static final ParameterSpace SPACE =
            Strategies.catalog().type(Strategies.GLFT_MARKET_MAKER).space();

    private Promotions() {}

    /** One that differs from others by its risk aversion. */
    static Promotion of(double riskAversion) {
        return new Promotion(
                STRATEGY,
                SPACE.with(Map.of("riskAversion", riskAversion)),
                Stage.LIVE,
                Map.of("quotes", 5L),
                "abc1234",
                SPACE,
                7,
                63,
                Map.of("sharpe", 0.25),
                Map.of("sharpe", 0.125, "fills", 40.0),
                List.of(new GateAnswer("fills", true, "40 of at least 20")),
                "demo-wide",
                "policy",
                1_700_000_000_000_000_000L,
                "");
    }

    /** The same as it is after it was published at this time. */
    static Published published(Promotion promotion, long atNs) {
        return new Published(promotion, atNs);
    }

    /** The file that a tune would leave. */
    static Path file(Path folder, Promotion promotion) throws IOException {
        return file(folder, promotion, promotion.set().name());
    }

    /** The same with any name of its set. */
    static Path file(Path folder, Promotion promotion, String parameterSet) throws IOException {
        ObjectNode fields = (ObjectNode) new ObjectMapper().readTree(Json.bytes(promotion));
        fields.put("parameterSet", parameterSet);
        return Files.writeString(folder.resolve(promotion.set().name() + ".json"), fields.toString());
    }
}
