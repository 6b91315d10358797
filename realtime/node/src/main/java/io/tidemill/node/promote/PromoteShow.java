package io.tidemill.node.promote;

import io.tidemill.model.parameter.ParameterSet;
import io.tidemill.model.promotion.Promotion;
import io.tidemill.node.command.Failures;
import io.tidemill.node.command.Units;
import io.tidemill.node.platform.NotRunningException;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code promote show}: one promotion with all that led to it. */
@Command(
        name = "show",
        description =
                "The last promotion of a set: its values, what changed, where the evidence came from, and who decided.",
        mixinStandardHelpOptions = true)
final class PromoteShow implements Callable<Integer> {
    @Parameters(paramLabel = "HASH", description = "name of a promoted set, or its first digits")
    private String prefix;

    @Mixin
    private PromoteOptions options = new PromoteOptions();

    @Spec
    private CommandSpec spec;

    /**
     * What is told.
     *
     * @param set name of the set
     * @param published when, UTC
     * @param replaced name of the set promoted before it; null if none was
     * @param changed value before and value now of each parameter that changed
     * @param promotion the whole record
     */
    record Shown(
            String set,
            String published,
            @Nullable String replaced,
            Map<String, Change> changed,
            Promotion promotion) {}

    /** A parameter's value before and now. */
    record Change(double before, double now) {}

    @Override
    public Integer call() throws IOException {
        History history = options.history(onTopic(), spec.commandLine().getErr());
        Published published = history.find(prefix);
        Optional<ParameterSet> replaced =
                history.replaced(published).map(before -> before.promotion().set());
        Promotion promotion = published.promotion();
        Shown shown = new Shown(
                promotion.set().name(),
                Units.instant(published.publishedNs()).toString(),
                replaced.map(ParameterSet::name).orElse(null),
                replaced.map(before -> changes(before, promotion.set())).orElse(Map.of()),
                promotion);
        options.print(
                spec.commandLine().getOut(), shown, out -> PromotionText.record(out, published, replaced.orElse(null)));
        return Failures.DONE;
    }

    /** What the lake may not have yet. */
    private Optional<List<Published>> onTopic() throws IOException {
        try (RunningNode node = RunningNode.open(options.data())) {
            return Optional.of(node.published());
        } catch (NotRunningException e) {
            spec.commandLine().getErr().println(e.getMessage() + "; this is of the lake alone");
            return Optional.empty();
        }
    }

    private static Map<String, Change> changes(ParameterSet before, ParameterSet now) {
        Map<String, Change> changes = new TreeMap<>();
        now.values().forEach((name, value) -> {
            Double old = before.values().get(name);
            if (old != null && !old.equals(value)) {
                changes.put(name, new Change(old, value));
            }
        });
        return changes;
    }
}
