package io.tidemill.node.command;

import io.tidemill.tables.Lake;
import io.tidemill.tables.LakeOperations.Verification;
import io.tidemill.tables.LakeTable;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code lake verify}: reads everything again. */
@Command(
        name = "verify",
        description =
                "Reads every file again: checksums, counts, order, no row twice, prices and sizes on their steps.",
        mixinStandardHelpOptions = true,
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {"0:all is whole", "1:there are problems", "2:no such table", "3:the lake is not there"})
final class LakeVerify implements Callable<Integer> {
    @Mixin
    private LakeOptions options = new LakeOptions();

    @Parameters(paramLabel = "TABLE", arity = "0..*", description = "these tables only")
    private List<String> names = new ArrayList<>();

    @Spec
    private CommandSpec spec;

    /**
     * One table.
     *
     * @param contentHash of its rows, whatever files they lie in
     * @param problems none if it is whole
     */
    private record Verified(String table, int files, long rows, String contentHash, List<String> problems) {}

    @Override
    public Integer call() {
        List<LakeTable> tables = LakeOptions.tables(names);
        List<Verified> all = options.with(
                lake -> tables.stream().map(table -> verify(lake, table)).toList());
        TextTable table = new TextTable("table", "files", "rows", "problems", "content hash");
        for (Verified one : all) {
            table.row(one.table(), one.files(), one.rows(), one.problems().size(), one.contentHash());
        }
        PrintWriter out = spec.commandLine().getOut();
        options.print(out, all, table);
        if (!options.isJson()) {
            all.forEach(one -> one.problems().forEach(problem -> out.println(one.table() + ": " + problem)));
            out.flush();
        }
        return all.stream().allMatch(one -> one.problems().isEmpty()) ? Failures.DONE : Failures.NO;
    }

    private static Verified verify(Lake lake, LakeTable table) {
        Verification found = lake.operations().verify(table);
        // rows that cannot be read have no hash
        String hash = found.isWhole() ? lake.operations().contentHash(table) : "-";
        return new Verified(found.table(), found.files(), found.rows(), hash, found.problems());
    }
}
