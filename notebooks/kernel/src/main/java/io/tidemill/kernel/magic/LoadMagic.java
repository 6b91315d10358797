package io.tidemill.kernel.magic;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.dflib.jjava.jupyter.kernel.magic.registry.LineMagic;

/** {@code %load}: runs the code of a file, or of all code cells of a notebook, as if it stood in the cell. */
public final class LoadMagic {
    private static final List<String> EXTENSIONS = List.of("", ".ipynb", ".jshell", ".jsh", ".java", ".ijava");

    private final Code code;

    /** @param code runs a cell */
    public LoadMagic(Code code) {
        this.code = code;
    }

    /** Runs code under a name. */
    @FunctionalInterface
    public interface Code {
        /** Runs the text; errors call it by the name. */
        void run(String name, String text) throws Exception;
    }

    /**
     * Loads one file; the ending may be left out.
     *
     * @throws MagicException where there is no such file, or it is no notebook
     * @throws Exception what the code throws
     */
    @LineMagic
    public void load(List<String> arguments) throws Exception {
        if (arguments.size() != 1) {
            throw new MagicException("%load takes one file, such as helpers.jshell or other.ipynb");
        }
        Path file = existing(arguments.get(0));
        String text = read(file);
        if (file.toString().endsWith(".ipynb")) {
            int number = 1;
            for (String cell : codeCells(file, text)) {
                code.run(file.getFileName() + " [" + number++ + "]", cell);
            }
        } else {
            code.run(String.valueOf(file.getFileName()), text);
        }
    }

    private static Path existing(String name) throws MagicException {
        for (String extension : EXTENSIONS) {
            Path file = Path.of(name + extension);
            if (Files.isRegularFile(file)) {
                return file;
            }
        }
        throw new MagicException("no file " + Path.of(name).toAbsolutePath() + ", alone or with one of "
                + String.join(" ", EXTENSIONS.subList(1, EXTENSIONS.size())));
    }

    private static String read(Path file) throws MagicException {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new MagicException("cannot read " + file + ": " + e, e);
        }
    }

    private static List<String> codeCells(Path file, String text) throws MagicException {
        try {
            JsonElement cells = JsonParser.parseString(text).getAsJsonObject().get("cells");
            if (cells == null) {
                throw new MagicException(file + " is not a notebook: it has no cells");
            }
            List<String> found = new ArrayList<>();
            for (JsonElement element : cells.getAsJsonArray()) {
                JsonObject cell = element.getAsJsonObject();
                if (cell.has("source") && cell.has("cell_type") && isCode(cell)) {
                    found.add(source(cell.get("source")));
                }
            }
            return found;
        } catch (JsonParseException | IllegalStateException e) {
            throw new MagicException(file + " is not a notebook: " + e.getMessage(), e);
        }
    }

    private static boolean isCode(JsonObject cell) {
        return cell.get("cell_type").getAsString().equals("code");
    }

    /** Text, or a list of lines. */
    private static String source(JsonElement source) {
        if (!source.isJsonArray()) {
            return source.getAsString();
        }
        StringBuilder text = new StringBuilder();
        source.getAsJsonArray().forEach(line -> text.append(line.getAsString()));
        return text.toString();
    }
}
