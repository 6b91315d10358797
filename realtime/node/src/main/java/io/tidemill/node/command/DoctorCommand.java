package io.tidemill.node.command;

import io.tidemill.node.command.Checkup.Finding;
import io.tidemill.wire.Json;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code doctor}: what this machine lacks. */
@Command(
        name = "doctor",
        description = "Java, memory, disk, ports, tools: what is missing and how to get it.",
        mixinStandardHelpOptions = true,
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {"0:all that is needed is there", "3:something that is needed is missing"})
public final class DoctorCommand implements Callable<Integer> {
    @Option(names = "--json", description = "prints JSON")
    private boolean json;

    @Option(names = "--data", paramLabel = "DIR", description = "folder where data will lie; default: ${DEFAULT-VALUE}")
    private Path data = Path.of("data");

    @Spec
    private CommandSpec spec;

    /** Made by the command line. */
    public DoctorCommand() {}

    @Override
    public Integer call() {
        List<Finding> findings = new Checkup(data).findings();
        PrintWriter out = spec.commandLine().getOut();
        if (json) {
            out.println(Json.text(findings));
        } else {
            TextTable table = new TextTable("what", "state", "found", "wanted");
            findings.forEach(one -> table.row(one.what(), one.state(), one.found(), one.wanted()));
            table.print(out);
            findings.stream()
                    .filter(one -> !one.remedy().isEmpty())
                    .forEach(one -> out.println(one.what() + ": " + one.remedy()));
        }
        out.flush();
        return findings.stream().noneMatch(one -> one.state() == Checkup.State.MISSING)
                ? Failures.DONE
                : Failures.MISSING;
    }
}
