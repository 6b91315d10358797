package io.tidemill.node.command;

import io.tidemill.engine.JournalReplay;
import io.tidemill.engine.ReplayResult;
import io.tidemill.strategies.Strategies;
import io.tidemill.wire.Json;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code replay}: a journal through the engine again. */
@Command(
        name = "replay",
        description =
                "Sends the inputs of a journal through the engine again: the same bytes, or the first difference.",
        mixinStandardHelpOptions = true,
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            "0:every byte is the same",
            "1:there is a difference, or the journal has no end",
            "2:there is no such file",
            "3:the file cannot be read"
        })
public final class ReplayCommand implements Callable<Integer> {
    @Parameters(paramLabel = "JOURNAL", description = "file that an engine wrote")
    private Path journal;

    @Option(names = "--json", description = "prints JSON")
    private boolean json;

    @Spec
    private CommandSpec spec;

    /** Made by the command line. */
    public ReplayCommand() {}

    @Override
    public Integer call() {
        if (!Files.isRegularFile(journal)) {
            throw new IllegalArgumentException("there is no journal " + journal);
        }
        ReplayResult result = JournalReplay.replay(journal, Strategies.catalog());
        PrintWriter out = spec.commandLine().getOut();
        if (json) {
            out.println(Json.text(result));
        } else {
            tell(result, out);
        }
        out.flush();
        return result.equal() ? Failures.DONE : Failures.NO;
    }

    private void tell(ReplayResult result, PrintWriter out) {
        out.println(
                switch (result.outcome()) {
                    case EQUAL -> "equal: every byte is the same";
                    case UNFINISHED ->
                        "unfinished: all that is there is the same, but the end of the journal is not there";
                    case DIFFERENT -> "different";
                });
        out.println("records        " + Units.count(result.records()) + " (" + Units.count(result.sealedRecords())
                + " sealed)");
        out.println("inputs         " + Units.count(result.inputs()));
        out.println("commands       " + Units.count(result.commands()));
        if (result.tornBytes() > 0) {
            out.println("torn           " + Units.count(result.tornBytes()) + " bytes behind the last whole record");
        }
        out.println("journal hash   " + result.journalHash());
        out.println("replay hash    " + result.replayHash());
        out.println("commands hash  " + result.commandsHash());
        ReplayResult.@Nullable Difference difference = result.difference();
        if (difference != null) {
            out.println("first difference: record " + Units.count(difference.index()) + ", byte "
                    + Units.count(difference.byteOffset()));
            out.println("  expected  " + difference.expected());
            out.println("  got       " + difference.got());
        }
    }
}
