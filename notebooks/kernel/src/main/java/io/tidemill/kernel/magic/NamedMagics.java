package io.tidemill.kernel.magic;

import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentSkipListSet;
import org.dflib.jjava.jupyter.kernel.magic.registry.CellMagicFunction;
import org.dflib.jjava.jupyter.kernel.magic.registry.LineMagicFunction;
import org.dflib.jjava.jupyter.kernel.magic.registry.Magics;
import org.jspecify.annotations.Nullable;

/**
 * Magics that know their names, for completion and for the message to one who misspelt one.
 *
 * <p><b>Thread:</b> names from any; else as cells run.
 */
public final class NamedMagics extends Magics {
    private final Set<String> lines = new ConcurrentSkipListSet<>();
    private final Set<String> cells = new ConcurrentSkipListSet<>();

    /** An empty registry. */
    public NamedMagics() {}

    /** Names of line magics, sorted. */
    public List<String> lineNames() {
        return List.copyOf(lines);
    }

    /** Names of cell magics, sorted. */
    public List<String> cellNames() {
        return List.copyOf(cells);
    }

    @Override
    public void registerLineMagic(String name, LineMagicFunction<?> magic) {
        lines.add(name);
        super.registerLineMagic(name, magic);
    }

    @Override
    public void registerCellMagic(String name, CellMagicFunction<?> magic) {
        cells.add(name);
        super.registerCellMagic(name, magic);
    }

    @Override
    public <T extends LineMagicFunction<?> & CellMagicFunction<?>> void registerLineCellMagic(String name, T magic) {
        registerLineMagic(name, magic);
        registerCellMagic(name, magic);
    }

    @Override
    @SuppressWarnings("TypeParameterUnusedInFormals") // as the base declares it
    public <T extends @Nullable Object> T applyLineMagic(String name, List<String> arguments) throws Exception {
        if (!lines.contains(name)) {
            throw new MagicException("no magic %" + name + "; there are %" + String.join(" %", lines));
        }
        return super.applyLineMagic(name, arguments);
    }

    @Override
    @SuppressWarnings("TypeParameterUnusedInFormals") // as the base declares it
    public <T extends @Nullable Object> T applyCellMagic(String name, List<String> arguments, String body)
            throws Exception {
        if (!cells.contains(name)) {
            throw new MagicException("no magic %%" + name + "; there are %%" + String.join(" %%", cells));
        }
        return super.applyCellMagic(name, arguments, body);
    }
}
