package io.tidemill.node.promote;

import io.tidemill.node.command.Failures;
import io.tidemill.node.command.TextTable;
import io.tidemill.node.command.Units;
import io.tidemill.node.platform.NotRunningException;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code promote list}: what trades now, and what was promoted. */
@Command(
        name = "list",
        description =
                "What trades now, if a node runs on the data folder, and what was promoted, the newest first. Times are UTC.",
        mixinStandardHelpOptions = true)
final class PromoteList implements Callable<Integer> {
    private static final String NONE = "-";

    @Mixin
    private PromoteOptions options = new PromoteOptions();

    @Option(names = "--limit", paramLabel = "N", description = "rows of history at most; default: ${DEFAULT-VALUE}")
    private int limit = 20;

    @Option(names = "--skip", paramLabel = "N", description = "passes over the newest; default: ${DEFAULT-VALUE}")
    private int skip;

    @Spec
    private CommandSpec spec;

    /**
     * What is told.
     *
     * @param isRunning whether a node runs on the data folder
     * @param node which, or how it is known that none does
     * @param trading what trades now; empty if no node runs
     * @param promotions a page of what was promoted, the newest first
     * @param total promotions in all
     */
    record Listing(boolean isRunning, String node, List<Now> trading, List<Row> promotions, int total) {}

    /** What one strategy trades with now; {@code since} is the time of the promotion, a dash for the run's first set. */
    record Now(String strategy, String set, String stage, String since, String approver) {
        static Now of(Trading trading) {
            Published since = trading.since();
            return new Now(
                    trading.strategy(),
                    trading.set().name(),
                    trading.stage().name(),
                    since == null ? NONE : Units.time(since.publishedNs()),
                    since == null ? NONE : since.promotion().approver());
        }
    }

    /** One promotion; {@code replaced} is the set promoted before it, a dash if none was. */
    record Row(
            String time,
            String strategy,
            String set,
            String stage,
            String approver,
            String policy,
            int trials,
            String replaced,
            String reason) {}

    @Override
    public Integer call() throws IOException {
        if (limit < 1 || skip < 0) {
            throw new IllegalArgumentException("--limit must be >= 1 and --skip >= 0, were " + limit + " and " + skip);
        }
        Listing listing = listing();
        options.print(spec.commandLine().getOut(), listing, out -> print(out, listing));
        return Failures.DONE;
    }

    private Listing listing() throws IOException {
        try (RunningNode node = RunningNode.open(options.data())) {
            List<Published> published = node.published();
            List<Now> now = node.trading(published).stream().map(Now::of).toList();
            return listing("run " + node.run(), now, Optional.of(published));
        } catch (NotRunningException e) {
            return listing(String.valueOf(e.getMessage()), List.of(), Optional.empty());
        }
    }

    private Listing listing(String node, List<Now> now, Optional<List<Published>> onTopic) {
        History history = options.history(onTopic, spec.commandLine().getErr());
        List<Row> rows = history.newest(skip, limit).stream()
                .map(published -> row(history, published))
                .toList();
        return new Listing(!now.isEmpty(), node, now, rows, history.size());
    }

    private static Row row(History history, Published published) {
        var promotion = published.promotion();
        return new Row(
                Units.time(published.publishedNs()),
                promotion.strategy(),
                promotion.set().name(),
                promotion.stage().name(),
                promotion.approver(),
                promotion.policy(),
                promotion.trials(),
                history.replaced(published)
                        .map(before -> before.promotion().set().name())
                        .orElse(NONE),
                promotion.reason());
    }

    private static void print(PrintWriter out, Listing listing) {
        if (listing.isRunning()) {
            TextTable now = new TextTable("trades in " + listing.node(), "set", "stage", "since (UTC)", "approver");
            listing.trading()
                    .forEach(one -> now.row(one.strategy(), one.set(), one.stage(), one.since(), one.approver()));
            now.print(out);
        } else {
            out.println(listing.node());
            out.println("what follows is the lake's history alone");
        }
        out.println();
        TextTable rows = new TextTable(
                "promoted (UTC)", "strategy", "set", "stage", "approver", "policy", "trials", "replaced", "reason");
        for (Row row : listing.promotions()) {
            rows.row(
                    row.time(),
                    row.strategy(),
                    row.set(),
                    row.stage(),
                    row.approver(),
                    row.policy(),
                    row.trials(),
                    row.replaced(),
                    row.reason());
        }
        rows.print(out);
        out.println(listing.promotions().size() + " of " + listing.total() + " promotions");
    }
}
