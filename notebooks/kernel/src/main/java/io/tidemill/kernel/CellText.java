package io.tidemill.kernel;

import io.tidemill.kernel.magic.MagicSource;
import io.tidemill.kernel.magic.NamedMagics;
import io.tidemill.kernel.shell.Cell;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Text of cells on its way to the compiler: magics made into calls, names of IJava into those that are here. */
final class CellText {
    private static final Pattern IJAVA_NAME = Pattern.compile(
            "\\bio\\.github\\.spencerpark\\.(jupyter|ijava\\.runtime\\.Magics|ijava(?:\\.runtime)?)\\b(?=\\.|;)");
    private static final Pattern MAGIC_NAME = Pattern.compile("(?:^|\\n)[ \\t]*(%%?)(\\w*)$");

    private final NamedMagics magics;
    private final MagicSource source;

    CellText(NamedMagics magics) {
        this.magics = magics;
        this.source = new MagicSource(name -> magics.lineNames().contains(name));
    }

    Cell cell(String name, String text) {
        return new Cell(name, text, code(text));
    }

    String code(String text) {
        return IJAVA_NAME.matcher(source.expand(text)).replaceAll(found -> switch (found.group(1)) {
            case "jupyter" -> "org.dflib.jjava.jupyter";
            case "ijava.runtime.Magics" -> "io.tidemill.kernel.Kernel";
            default -> "io.tidemill.kernel";
        });
    }

    /** For looking only: positions are those of the text. */
    String blank(String text) {
        return source.blank(text);
    }

    /** The name of a magic that is being written at the end of the text, and those that it may become; null for code. */
    @Nullable
    MagicNames magicNames(String text) {
        Matcher name = MAGIC_NAME.matcher(text);
        if (!name.find()) {
            return null;
        }
        boolean isCell = name.group(1).length() == 2;
        Stream<String> names = isCell ? magics.cellNames().stream() : magics.lineNames().stream();
        return new MagicNames(
                names.filter(each -> each.startsWith(name.group(2))).toList(), name.start(2));
    }

    /**
     * Names that may stand at a place.
     *
     * @param begin where they begin
     */
    record MagicNames(List<String> names, int begin) {}
}
