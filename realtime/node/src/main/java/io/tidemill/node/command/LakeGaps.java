package io.tidemill.node.command;

import io.tidemill.tables.Gap;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code lake gaps}: where the books are not whole. */
@Command(
        name = "gaps",
        description =
                "Breaks in what is known of an instrument: when (UTC), how long until its book was whole again, why.",
        mixinStandardHelpOptions = true)
final class LakeGaps implements Callable<Integer> {
    private static final long NS_PER_SECOND = 1_000_000_000L;

    @Mixin
    private LakeOptions options = new LakeOptions();

    @Option(names = "--from", paramLabel = "TIME", description = "first receive time, such as 2024-08-09T00:00:00Z")
    private @Nullable String from;

    @Option(names = "--to", paramLabel = "TIME", description = "receive time behind the last")
    private @Nullable String to;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        long fromNs = timeNs("--from", from, Long.MIN_VALUE);
        long toNs = timeNs("--to", to, Long.MAX_VALUE);
        List<Gap> gaps = options.with(lake -> lake.operations().gaps(fromNs, toNs));
        TextTable table = new TextTable("instrument", "at (UTC)", "until whole", "reason", "expected", "received");
        for (Gap gap : gaps) {
            table.row(
                    gap.instrument(),
                    Units.time(gap.receiveTimeNs()),
                    gap.isClosed() ? Units.duration(gap.receiveTimeNs(), gap.untilNs()) : "never",
                    gap.reason(),
                    Long.toString(gap.expectedSequence()),
                    Long.toString(gap.receivedSequence()));
        }
        options.print(spec.commandLine().getOut(), gaps, table);
        return Failures.DONE;
    }

    private static long timeNs(String option, @Nullable String text, long otherwise) {
        if (text == null) {
            return otherwise;
        }
        try {
            Instant time = Instant.parse(text);
            return Math.addExact(Math.multiplyExact(time.getEpochSecond(), NS_PER_SECOND), time.getNano());
        } catch (DateTimeParseException e) {
            throw new IllegalArgumentException(
                    option + " must be a UTC time such as 2024-08-09T00:00:00Z, was '" + text + "'", e);
        }
    }
}
