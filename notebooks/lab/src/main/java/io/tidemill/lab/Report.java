package io.tidemill.lab;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * A whole page. A notebook shows it in a frame of its own, so that its style does not meet the notebook's.
 *
 * @param page HTML document
 */
public record Report(String page) implements HtmlView {
    private static final int HEIGHT_PX = 720;

    @Override
    public String html() {
        return "<iframe style=\"width:100%;height:" + HEIGHT_PX
                + "px;border:1px solid #ccc\" sandbox=\"allow-scripts\" srcdoc=\""
                + page.replace("&", "&amp;").replace("\"", "&quot;") + "\"></iframe>";
    }

    /** Writes the page to a file, and answers where it is. */
    public Path write(String file) {
        Path path = Path.of(file).toAbsolutePath();
        try {
            Path parent = path.getParent();
            if (parent != null) {
                Files.createDirectories(parent);
            }
            return Files.writeString(path, page, StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new LabException("the report cannot be written to " + path + ": " + e, e);
        }
    }

    /** How long it is. */
    @Override
    public String toString() {
        return "report, " + page.length() + " characters";
    }
}
