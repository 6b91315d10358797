package io.tidemill.connectors;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FrameFileTest {
    private static final String FIRST = "1723161255208000000 {\"a\":1}\n";
    private static final String SECOND = "1723161255208000007 {\"b\":[2]}\n";

    @TempDir
    Path folder;

    @Test
    void readsPlainAndGzippedFilesWhateverTheirName() throws IOException {
        assertThat(frames(plain(FIRST + SECOND)))
                .containsExactly("1723161255208000000 {\"a\":1}", "1723161255208000007 {\"b\":[2]}");
        assertThat(frames(gzip(FIRST + SECOND.strip()))).hasSize(2);
        assertThat(frames(plain(""))).isEmpty();
    }

    @Test
    void aTruncatedGzipFileSaysWhereItEnds() throws IOException {
        StringBuilder text = new StringBuilder();
        SplittableRandom random = new SplittableRandom(1);
        for (int i = 0; i < 5_000; i++) {
            text.append("1723161255208000000 {\"a\":").append(random.nextLong()).append("}\n");
        }
        byte[] whole = gzipped(text.toString());
        Path file = folder.resolve("truncated.gz");
        Files.write(file, Arrays.copyOf(whole, whole.length / 2));
        assertThatThrownBy(() -> frames(file))
                .isInstanceOf(FrameFileException.class)
                .hasMessageMatching("\\Q" + file + "\\E, line \\d{4}.*truncated.*");
        whole[whole.length / 2] ^= 0x55;
        Files.write(file, whole);
        assertThatThrownBy(() -> frames(file))
                .isInstanceOf(FrameFileException.class)
                .hasMessageContaining("line ");
    }

    @Test
    void aGarbledLineIsNamed() throws IOException {
        assertBroken(FIRST + "1723161255208000001 {\"a\":1\n", 2, "is not whole JSON");
        assertBroken(FIRST + "1723161255208000001 {\"a\":1}}\n", 2, "is not whole JSON");
        assertBroken("172316125520800000 {\"a\":1}\n", 1, "must begin with the receive time in ns");
        assertBroken("9999999999999999999 {\"a\":1}\n", 1, "must begin with the receive time in ns");
        assertBroken(FIRST + "\n" + SECOND, 2, "must begin with the receive time in ns");
        assertBroken(FIRST + SECOND.substring(0, 19), 2, "must begin with the receive time in ns");
    }

    @Test
    void aLineThatIsTooLongIsRefusedBeforeItFillsTheMemory() throws IOException {
        byte[] spaces = new byte[FrameFile.MAX_LINE + 1];
        Arrays.fill(spaces, (byte) ' ');
        assertBroken(
                FIRST + "1723161255208000001 {" + new String(spaces, StandardCharsets.US_ASCII) + "}\n",
                2,
                "must be shorter than " + FrameFile.MAX_LINE + " bytes");
    }

    @Test
    void aTimeThatStepsBackIsRaisedAndCounted() throws IOException {
        try (FrameFile file = FrameFile.open(plain(SECOND + FIRST + SECOND))) {
            List<Long> times = new ArrayList<>();
            long last = file.replay(
                    "BINANCE", 5, (v, channel, arrival, time, context, bytes, offset, length) -> times.add(time));
            assertThat(last).isEqualTo(7);
            assertThat(times).containsOnly(1723161255208000007L);
            assertThat(file.stepsBack()).isOne();
        }
    }

    @Test
    void aFileThatIsNotThereIsNamed() {
        Path file = folder.resolve("none.gz");
        assertThatThrownBy(() -> FrameFile.open(file))
                .isInstanceOf(FrameFileException.class)
                .hasMessageContaining(file + "")
                .hasMessageContaining("cannot be opened");
    }

    private void assertBroken(String text, int line, String why) throws IOException {
        for (Path file : List.of(plain(text), gzip(text))) {
            assertThatThrownBy(() -> frames(file))
                    .isInstanceOf(FrameFileException.class)
                    .hasMessageContaining(file + ", line " + line)
                    .hasMessageContaining(why);
        }
    }

    private static List<String> frames(Path path) {
        List<String> frames = new ArrayList<>();
        try (FrameFile file = FrameFile.open(path)) {
            while (file.next()) {
                frames.add(file.receiveTimeNs() + " "
                        + new String(file.bytes(), file.offset(), file.length(), StandardCharsets.UTF_8));
            }
        }
        return frames;
    }

    private Path plain(String text) throws IOException {
        return Files.writeString(folder.resolve("plain.txt"), text);
    }

    private Path gzip(String text) throws IOException {
        return Files.write(folder.resolve("frames.bin"), gzipped(text));
    }

    private static byte[] gzipped(String text) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (OutputStream out = new GZIPOutputStream(bytes)) {
            out.write(text.getBytes(StandardCharsets.UTF_8));
        }
        return bytes.toByteArray();
    }
}
