package io.tidemill.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tidemill.engine.ReplayResult.Outcome;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Objects;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JournalTest {
    @TempDir
    private Path folder;

    @Test
    void aJournalReplaysToTheSameBytes() {
        Path file = write(3_000);
        ReplayResult result = JournalReplay.replay(file, RandomTrader.catalog());
        assertThat(result.difference()).isNull();
        assertThat(result.equal()).isTrue();
        assertThat(result.replayHash()).isEqualTo(result.journalHash());
        assertThat(result.inputs()).isGreaterThan(3_000);
        assertThat(result.commands()).isGreaterThan(100);
        assertThat(result.sealedRecords()).isEqualTo(result.records());
        assertThat(result.records()).isGreaterThan(JournalWriter.SEAL_EVERY);
    }

    @Test
    void theHashOfTheWriterIsThatOfTheFile() throws Exception {
        Path file = folder.resolve("a.journal");
        JournalWriter writer = JournalWriter.create(file);
        run(writer, 500);
        writer.close();
        byte[] sha = MessageDigest.getInstance("SHA-256").digest(Files.readAllBytes(file));
        assertThat(writer.hash()).isEqualTo(HexFormat.of().formatHex(sha));
        assertThat(writer.bytes()).isEqualTo(Files.size(file));
        ReplayResult result = JournalReplay.replay(file, RandomTrader.catalog());
        assertThat(result.journalHash()).isEqualTo(writer.hash());
        assertThat(result.commandsHash()).isEqualTo(writer.commandsHash());
    }

    @Test
    void oneChangedByteAnywhereIsFound() throws IOException {
        byte[] whole = Files.readAllBytes(write(700));
        Random random = new Random(5);
        for (int i = 0; i < 400; i++) {
            byte[] changed = whole.clone();
            // the first and last bytes, too, and a bit as well as any other byte
            int at = i < 40 ? i : i < 80 ? whole.length - 1 - (i - 40) : random.nextInt(whole.length);
            changed[at] ^= (byte) (i % 2 == 0 ? 1 << random.nextInt(8) : 1 + random.nextInt(255));
            Path file = folder.resolve("changed");
            Files.write(file, changed);
            ReplayResult result = JournalReplay.replay(file, RandomTrader.catalog());
            assertThat(result.equal()).as("byte %d of %d", at, whole.length).isFalse();
            if (result.outcome() == Outcome.DIFFERENT) {
                assertThat(result.difference()).as("byte %d", at).isNotNull();
            } else {
                assertThat(result.tornBytes()).as("byte %d", at).isPositive();
            }
        }
    }

    @Test
    void aTornEndIsReportedAndTheRestIsEqual() throws IOException {
        byte[] whole = Files.readAllBytes(write(300));
        Path file = folder.resolve("torn");
        Files.write(file, Arrays.copyOf(whole, whole.length - 70));
        ReplayResult result = JournalReplay.replay(file, RandomTrader.catalog());
        assertThat(result.outcome()).isEqualTo(Outcome.UNFINISHED);
        assertThat(result.equal()).isFalse();
        assertThat(result.difference()).isNull();
        assertThat(result.tornBytes()).isPositive();
    }

    @Test
    void bytesBehindTheEndAreFound() throws IOException {
        Path file = write(100);
        Files.write(file, new byte[] {1}, StandardOpenOption.APPEND);
        ReplayResult result = JournalReplay.replay(file, RandomTrader.catalog());
        assertThat(result.outcome()).isEqualTo(Outcome.DIFFERENT);
        assertThat(Objects.requireNonNull(result.difference()).got()).contains("1 bytes stand behind");
    }

    @Test
    void anEmptyFileIsNoJournal() throws IOException {
        Path file = folder.resolve("empty");
        Files.write(file, new byte[0]);
        assertThat(JournalReplay.replay(file, RandomTrader.catalog()).outcome()).isEqualTo(Outcome.DIFFERENT);
    }

    @Test
    void aFileThatIsThereIsNotWrittenOver() throws IOException {
        Path file = folder.resolve("there");
        Files.write(file, new byte[] {1});
        assertThatThrownBy(() -> JournalWriter.create(file))
                .isInstanceOf(UncheckedIOException.class)
                .hasMessageContaining("must be a new file");
    }

    @Test
    void aFileThatIsNotThereIsNamed() {
        assertThatThrownBy(() -> JournalReplay.replay(folder.resolve("gone"), RandomTrader.catalog()))
                .isInstanceOf(UncheckedIOException.class)
                .hasMessageContaining("gone");
    }

    private Path write(int steps) {
        Path file = folder.resolve("run.journal");
        try (JournalWriter writer = JournalWriter.create(file)) {
            run(writer, steps);
        }
        return file;
    }

    private static void run(JournalWriter writer, int steps) {
        Storm storm = new Storm(99, Storm.config(99), writer);
        for (int i = 0; i < steps; i++) {
            storm.step();
        }
        storm.halt();
        storm.step();
    }
}
