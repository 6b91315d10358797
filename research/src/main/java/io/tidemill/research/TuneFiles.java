package io.tidemill.research;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tidemill.model.promotion.Promotion;
import io.tidemill.research.report.TuneReport;
import io.tidemill.research.tune.TuneOutcome;
import io.tidemill.wire.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/** What a tune leaves in its folder: {@code tune.json}, {@code report.html} and, if it promotes, {@code promotion.json}. */
final class TuneFiles {
    private TuneFiles() {}

    /** Writes the files, each whole or not at all. A promotion of an earlier tune does not survive one that says no. */
    static void write(Path folder, TuneOutcome outcome) throws IOException {
        Files.createDirectories(folder);
        Path promotionFile = folder.resolve("promotion.json");
        Promotion promotion = outcome.promotion();
        if (promotion == null) {
            Files.deleteIfExists(promotionFile);
        } else {
            write(promotionFile, proposal(promotion));
        }
        write(folder.resolve("tune.json"), Json.pretty(outcome.result()) + "\n");
        write(
                folder.resolve("report.html"),
                TuneReport.html(
                        outcome.result(), outcome.plan(), outcome.sweep().trials(), outcome.choice()));
    }

    /** The record, and the name of its set beside it: values that somebody changes afterwards no longer fit the name. */
    private static String proposal(Promotion promotion) throws IOException {
        ObjectNode fields = (ObjectNode) new ObjectMapper().readTree(Json.bytes(promotion));
        fields.put("parameterSet", promotion.set().name());
        return Json.pretty(fields) + "\n";
    }

    private static void write(Path file, String text) throws IOException {
        Path unfinished = file.resolveSibling(file.getFileName() + ".tmp");
        Files.writeString(unfinished, text);
        Files.move(unfinished, file, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
    }
}
