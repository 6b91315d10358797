package io.tidemill.node.command;

import io.tidemill.node.demo.Demo;
import io.tidemill.node.demo.DemoOptions;
import io.tidemill.node.platform.Home;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code tidemill demo}. */
@Command(
        name = "demo",
        mixinStandardHelpOptions = true,
        description = {
            "The whole circle once, unattended: record, archive, tune, promote, swap, prove.",
            "Uses the policy demo-wide: minutes of data cannot satisfy the strict one, whose answers are printed beside it."
        })
public final class DemoCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Option(names = "--out", description = "New or empty folder for all that it leaves; default: out/demo-<time>.")
    private @Nullable Path out;

    @Option(names = "--frames", description = "Recorded frames, repeatable, in order; default: the generated market.")
    private List<Path> frames = List.of();

    @Option(names = "--seed", defaultValue = "7", description = "Of market and search; default: ${DEFAULT-VALUE}.")
    private long seed;

    @Option(names = "--speed", defaultValue = "4", description = "Market seconds a second; default: ${DEFAULT-VALUE}.")
    private double speed;

    @Option(names = "--trials", defaultValue = "48", description = "Parameter sets to try; default: ${DEFAULT-VALUE}.")
    private int trials;

    @Override
    public Integer call() throws Exception {
        Path folder = out == null ? defaultFolder() : out;
        Demo demo = new Demo(
                new DemoOptions(folder, frames, seed, speed, trials),
                Home.find(),
                spec.commandLine().getOut()::println);
        return demo.run() ? Failures.DONE : Failures.NO;
    }

    private static Path defaultFolder() {
        String time = LocalDateTime.now(ZoneOffset.UTC).format(DateTimeFormatter.ofPattern("uuuuMMdd-HHmmss"));
        return Path.of("out", "demo-" + time);
    }
}
