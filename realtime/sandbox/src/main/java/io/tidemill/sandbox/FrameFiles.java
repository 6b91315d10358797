package io.tidemill.sandbox;

import java.io.BufferedInputStream;
import java.io.BufferedReader;
import java.io.Closeable;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.GZIPInputStream;
import org.jspecify.annotations.Nullable;

/** The lines of several frame files, one after the other, as one stream: {@code <receive ns> <json>}, gzip or plain. */
final class FrameFiles implements Closeable {
    private static final int MAGIC = 0x1f8b;

    private final List<Path> files;
    private int nextFile;
    private @Nullable BufferedReader reader;
    private long line;
    private long receiveTimeNs;
    private String json = "";

    FrameFiles(List<Path> files) {
        this.files = List.copyOf(files);
    }

    /**
     * Goes to the next line.
     *
     * @return false behind the last line of the last file
     * @throws FrameFileException if a file cannot be read to its end or a line is no frame; names file and line
     */
    boolean next() {
        try {
            while (true) {
                if (reader == null) {
                    if (nextFile == files.size()) {
                        return false;
                    }
                    reader = open(files.get(nextFile));
                    nextFile++;
                    line = 0;
                }
                String text = reader.readLine();
                if (text == null) {
                    reader.close();
                    reader = null;
                    continue;
                }
                line++;
                if (!text.isEmpty()) {
                    split(text);
                    return true;
                }
            }
        } catch (EOFException e) {
            throw broken("the file ends in the middle: it is truncated", e);
        } catch (IOException e) {
            throw broken("cannot be read: " + e.getMessage(), e);
        }
    }

    long receiveTimeNs() {
        return receiveTimeNs;
    }

    String json() {
        return json;
    }

    /** An error about the current line. */
    FrameFileException broken(String what, @Nullable Throwable cause) {
        Path file = files.get(Math.max(0, nextFile - 1));
        return new FrameFileException(file + ", line " + line + ": " + what, cause);
    }

    @Override
    public void close() throws IOException {
        if (reader != null) {
            reader.close();
            reader = null;
        }
        nextFile = files.size();
    }

    private void split(String text) {
        int at = text.indexOf(' ');
        try {
            receiveTimeNs = Long.parseLong(text, 0, Math.max(0, at), 10);
        } catch (NumberFormatException e) {
            throw broken("a line must begin with a receive time in ns, began with '" + start(text) + "'", e);
        }
        json = text.substring(at + 1);
        if (!json.startsWith("{") || !json.endsWith("}")) {
            throw broken("a frame must be a JSON object, was '" + start(json) + "'", null);
        }
    }

    private static String start(String text) {
        return text.length() <= 40 ? text : text.substring(0, 40) + "...";
    }

    private BufferedReader open(Path file) throws IOException {
        if (!Files.isRegularFile(file)) {
            throw new FrameFileException(file + ": there is no such file", null);
        }
        InputStream bytes = Files.newInputStream(file);
        try {
            BufferedInputStream in = new BufferedInputStream(bytes, 1 << 16);
            in.mark(2);
            boolean zipped = (in.read() << 8 | in.read()) == MAGIC;
            in.reset();
            return new BufferedReader(
                    new InputStreamReader(zipped ? new GZIPInputStream(in, 1 << 16) : in, StandardCharsets.UTF_8),
                    1 << 16);
        } catch (IOException e) {
            bytes.close();
            throw e;
        }
    }
}
