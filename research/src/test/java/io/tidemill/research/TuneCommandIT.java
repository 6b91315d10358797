package io.tidemill.research;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.tidemill.research.sweep.SmallLake;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** {@code tune} as a user calls it: real engine, real lake, real Spark. */
class TuneCommandIT {
    @TempDir
    static Path folder;

    private static Path lake;

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @BeforeAll
    static void fill() {
        lake = folder.resolve("lake");
        SmallLake.in(lake, 120, 5);
    }

    @Test
    void oneCoreAndTwoCoresGiveTheSameBytesAndTheSameTrialsOnce() throws Exception {
        Path one = folder.resolve("one");
        Path two = folder.resolve("two");
        int code = tune("--policy", "demo-wide", "--master", "local[1]", "--out", one.toString());
        assertThat(code).as("%s%s", out, err).isIn(0, 1);
        assertThat(out.toString()).contains("27 trials, 27 of them new; 27 ever made");
        out.getBuffer().setLength(0);
        assertThat(tune("--policy", "demo-wide", "--master", "local[2]", "--out", two.toString()))
                .isEqualTo(code);
        assertThat(out.toString()).contains("27 trials, 0 of them new; 27 ever made");
        for (String file : List.of("tune.json", "report.html")) {
            assertThat(two.resolve(file)).hasSameBinaryContentAs(one.resolve(file));
        }
        JsonNode result = new ObjectMapper().readTree(one.resolve("tune.json").toFile());
        Path proposal = two.resolve("promotion.json");
        assertThat(Files.exists(proposal)).isEqualTo(code == 0);
        if (code == 0) {
            assertThat(new ObjectMapper().readTree(proposal.toFile()).path("parameterSet"))
                    .isEqualTo(result.path("candidate"));
        }
        assertThat(result.path("outOfSample").path("intervals").asInt()).isGreaterThan(30);
        assertThat(result.path("sweepTrials").asInt()).isEqualTo(27);
    }

    @Test
    void theStrictPolicySaysNoToMinutesOfData() {
        assertThat(tune("--out", folder.resolve("strict").toString())).isEqualTo(1);
        assertThat(out.toString()).contains("not promoted: ").contains("hours");
        assertThat(folder.resolve("strict/promotion.json")).doesNotExist();
    }

    @Test
    void theLastMinuteIsThatBeforeTheEnd() throws Exception {
        Path minute = folder.resolve("minute");
        assertThat(tune("--last", "PT1M", "--out", minute.toString())).isEqualTo(1);
        JsonNode folds = new ObjectMapper()
                .readTree(minute.resolve("tune.json").toFile())
                .path("folds");
        long fromNs = folds.path(0).path("inSample").path("fromNs").asLong();
        long toNs =
                folds.path(folds.size() - 1).path("outOfSample").path("toNs").asLong();
        assertThat(toNs - fromNs).isEqualTo(60_000_000_000L);
        says(
                2,
                "--from and --last both say where to begin",
                "--lake",
                lake.toString(),
                "--instrument",
                SmallLake.NAME,
                "--strategy",
                "glft-market-maker",
                "--from",
                "0",
                "--last",
                "PT1M");
    }

    @Test
    void whatIsWrongIsNamedAndTellsTheKindOfFault() {
        says(
                2,
                "no strategy 'magic'",
                "--lake",
                lake.toString(),
                "--instrument",
                SmallLake.NAME,
                "--strategy",
                "magic");
        says(
                2,
                "the lake does not know instrument 'BTX-USDT.BINANCE'; it knows [BTC-USDT.BINANCE]",
                "--lake",
                lake.toString(),
                "--instrument",
                "BTX-USDT.BINANCE",
                "--strategy",
                "glft-market-maker");
        says(
                2,
                "there is no policy 'lenient'",
                "--policy",
                "lenient",
                "--lake",
                lake.toString(),
                "--instrument",
                SmallLake.NAME,
                "--strategy",
                "glft-market-maker");
        says(
                3,
                "there is no lake in ",
                "--lake",
                folder.resolve("nowhere").toString(),
                "--instrument",
                SmallLake.NAME,
                "--strategy",
                "glft-market-maker");
    }

    private int tune(String... more) {
        List<String> all = new ArrayList<>(List.of(
                "--lake", lake.toString(),
                "--instrument", SmallLake.NAME,
                "--strategy", "glft-market-maker",
                "--trials", "8",
                "--folds", "3",
                "--seed", "7"));
        all.addAll(List.of(more));
        return execute(all);
    }

    private void says(int code, String message, String... arguments) {
        assertThat(execute(List.of(arguments))).as("%s", err).isEqualTo(code);
        assertThat(err.toString()).contains(message);
        err.getBuffer().setLength(0);
    }

    private int execute(List<String> arguments) {
        CommandLine command =
                ResearchMain.commandLine().setOut(new PrintWriter(out, true)).setErr(new PrintWriter(err, true));
        List<String> all = new ArrayList<>(List.of("tune"));
        all.addAll(arguments);
        return command.execute(all.toArray(String[]::new));
    }
}
