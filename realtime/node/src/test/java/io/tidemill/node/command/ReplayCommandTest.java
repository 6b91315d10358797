package io.tidemill.node.command;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.tidemill.engine.Engine;
import io.tidemill.engine.EngineConfig;
import io.tidemill.engine.JournalWriter;
import io.tidemill.model.instrument.Instrument;
import io.tidemill.model.instrument.Step;
import io.tidemill.risk.RiskLimits;
import io.tidemill.strategies.Strategies;
import io.tidemill.testkit.Recorded;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReplayCommandTest {
    private static final Instrument COIN =
            Instrument.spot(0, "BINANCE", "BTCUSDT", "BTC", "USDT", Step.parse("0.01"), Step.parse("0.001"), 1, 5, 0);

    @TempDir
    Path folder;

    @Test
    void anUntouchedJournalIsEqual() throws IOException {
        Path journal = journal();
        Typed typed = Typed.run(new ReplayCommand(), journal.toString(), "--json");
        assertThat(typed.code()).isZero();
        JsonNode result = new ObjectMapper().readTree(typed.out());
        assertThat(result.path("outcome").asText()).isEqualTo("EQUAL");
        assertThat(result.path("inputs").asLong()).isEqualTo(11);
        assertThat(result.path("journalHash").asText())
                .isEqualTo(result.path("replayHash").asText())
                .isEqualTo(FileHash.sha256(journal));
        assertThat(Typed.run(new ReplayCommand(), journal.toString()).out()).contains("equal: every byte is the same");
    }

    @Test
    void oneChangedByteIsTheFirstDifference() throws IOException {
        Path journal = journal();
        byte[] bytes = Files.readAllBytes(journal);
        bytes[bytes.length / 2] ^= 1;
        Files.write(journal, bytes);
        Typed typed = Typed.run(new ReplayCommand(), journal.toString());
        assertThat(typed.code()).isEqualTo(Failures.NO);
        assertThat(typed.out()).contains("first difference: record ", "byte ", "expected  ", "got  ");
    }

    @Test
    void aJournalWithoutItsEndIsNotEqual() throws IOException {
        Path journal = journal();
        byte[] bytes = Files.readAllBytes(journal);
        Files.write(journal, java.util.Arrays.copyOf(bytes, bytes.length - 5));
        assertThat(Typed.run(new ReplayCommand(), journal.toString()).code()).isEqualTo(Failures.NO);
    }

    @Test
    void aFileThatIsNotThereIsNamed() {
        Typed typed = Typed.run(new ReplayCommand(), folder.resolve("gone").toString());
        assertThat(typed.code()).isEqualTo(Failures.USED_WRONGLY);
        assertThat(typed.err()).contains("there is no journal " + folder.resolve("gone"));
    }

    @Test
    void aFolderIsNoJournal() {
        Typed typed = Typed.run(new ReplayCommand(), folder.toString());
        assertThat(typed.code()).isEqualTo(Failures.USED_WRONGLY);
        assertThat(typed.err()).contains(folder.toString());
    }

    private Path journal() {
        Path file = folder.resolve("journal");
        try (JournalWriter writer = JournalWriter.create(file)) {
            Engine engine = new Engine(
                    EngineConfig.of(1, List.of(), RiskLimits.defaults()), Strategies.catalog(), new Recorded(), writer);
            engine.instrument(COIN, 1_000);
            for (int i = 1; i <= 10; i++) {
                engine.quote(0, 1_000 + i, 1_000 + i, i, 6_000_000, 5, 6_000_001, 5);
            }
        }
        return file;
    }
}
