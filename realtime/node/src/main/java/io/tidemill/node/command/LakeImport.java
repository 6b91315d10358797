package io.tidemill.node.command;

import io.tidemill.model.instrument.Step;
import io.tidemill.node.command.ImportResult.FileResult;
import io.tidemill.node.platform.DiskSpace;
import io.tidemill.objectstore.LakePlace;
import io.tidemill.tables.Lake;
import io.tidemill.tables.LakeException;
import io.tidemill.wire.Json;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code lake import}: recorded frames through the codec into the lake. */
@Command(
        name = "import",
        description = {
            "Recorded frames of Binance spot into the lake, with their own receive times, through the codec that trades.",
            "Several files are one recording, in the order of their time. All of them come in or none; where the lake"
                    + " refuses in the middle, the same command finishes it. A file that the lake has"
                    + " leaves no rows a second time."
        },
        mixinStandardHelpOptions = true,
        sortOptions = false,
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            "0:imported, or there before",
            "2:a file is truncated, garbled, out of order or no recording; nothing was imported",
            "3:the lake cannot be opened or written; the same command again brings in exactly what is missing"
        })
final class LakeImport implements Callable<Integer> {
    @Mixin
    private LakeOptions options = new LakeOptions();

    @Parameters(
            paramLabel = "FILE",
            arity = "1..*",
            description = "lines of '<receive time, ns since 1970> <frame>', gzipped or plain")
    private List<Path> files = new ArrayList<>();

    @Option(
            names = "--tick",
            paramLabel = "STEP",
            description =
                    "price step, such as 0.01; default: the finest power of ten in the files, leaving out prices finer"
                            + " than one in a thousand others")
    private @Nullable String tick;

    @Option(
            names = "--lot",
            paramLabel = "STEP",
            description = "size step, such as 0.00001; default: the finest power of ten in the files")
    private @Nullable String lot;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws IOException {
        Step ticks = tick == null ? null : Step.parse(tick);
        Step lots = lot == null ? null : Step.parse(lot);
        for (Path file : files) {
            if (!Files.isRegularFile(file)) {
                throw new IllegalArgumentException("there is no file " + file);
            }
        }
        ImportResult result;
        try (LakePlace folder = LakePlace.openOrCreate(options.folder());
                Lake lake = Lake.open(folder.config());
                ImportProgress progress = new ImportProgress(spec.commandLine().getErr())) {
            result = new FrameImport(lake, files, ticks, lots, progress).run();
        } catch (LakeException e) {
            throw DiskSpace.explained(existing(options.folder()), e);
        }
        PrintWriter out = spec.commandLine().getOut();
        if (options.isJson()) {
            out.println(Json.text(result));
        } else {
            tell(result, out);
        }
        out.flush();
        return Failures.DONE;
    }

    private static Path existing(Path folder) {
        Path at = folder.toAbsolutePath();
        while (!Files.exists(at) && at.getParent() != null) {
            at = at.getParent();
        }
        return at;
    }

    private void tell(ImportResult result, PrintWriter out) {
        for (FileResult file : result.files()) {
            out.println(file.file() + ": "
                    + (file.imported()
                            ? Units.count(file.frames()) + " frames"
                            : "is in the lake already, nothing was added"));
        }
        if (result.rows().isEmpty()) {
            return;
        }
        result.instruments().forEach(out::println);
        TextTable table = new TextTable("table", "events", "rows");
        result.rows()
                .forEach((name, rows) -> table.row(
                        name,
                        result.events().containsKey(name)
                                ? Units.count(result.events().get(name))
                                : "",
                        rows));
        table.print(out);
        out.println("gaps " + Units.count(result.gaps()) + ", book checks "
                + Units.count(result.bookChecks().equal()) + " of "
                + Units.count(result.bookChecks().compared()) + " equal");
        result.refused().forEach((reason, count) -> out.println("refused " + Units.count(count) + ": " + reason));
        if (result.diffsWithoutSnapshot() > 0) {
            out.println(Units.count(result.diffsWithoutSnapshot())
                    + " diffs waited for a snapshot of their book; if none came, give the file before this one first");
        }
        out.printf(Locale.ROOT, "%s frames in %.1f s%n", Units.count(result.framesRead()), result.seconds());
    }
}
