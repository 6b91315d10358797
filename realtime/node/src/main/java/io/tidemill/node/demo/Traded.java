package io.tidemill.node.demo;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What the demo's node did, told by itself when it has stopped; {@link Proof} holds it against what was kept.
 *
 * @param journal of the run
 * @param run number of the run
 * @param published events on the bus, by the table that they belong to
 * @param clockSkewMs venue minus ours, median by stream
 * @param frames market frames that came from the venue's stream
 * @param tune result of the last tune
 */
record Traded(
        Path journal,
        int run,
        Map<String, Long> published,
        Map<String, Double> clockSkewMs,
        long frames,
        @Nullable JsonNode tune) {}
