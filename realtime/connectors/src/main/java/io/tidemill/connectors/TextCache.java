package io.tidemill.connectors;

import io.tidemill.model.HotPath;
import java.nio.charset.StandardCharsets;

/**
 * Strings of short texts that come again and again, such as the names of assets. <b>Cost:</b> allocates once a text, for the first
 * {@value #MAX} of them.
 *
 * <p><b>Thread:</b> one thread owns it.
 */
@HotPath
public final class TextCache {
    private static final int MAX = 4096;

    private final SpanTable<String> texts = new SpanTable<>();

    /** An empty cache. */
    public TextCache() {}

    /** The text of these bytes. */
    public String text(byte[] bytes, int start, int end) {
        String known = texts.find(bytes, start, end);
        if (known != null && isExactly(known, bytes, start)) {
            return known;
        }
        String text = new String(bytes, start, end - start, StandardCharsets.UTF_8);
        if (known == null && texts.values().size() < MAX) {
            texts.put(text, text);
        }
        return text;
    }

    /** The table does not tell small letters from capitals; texts do. */
    private static boolean isExactly(String known, byte[] bytes, int start) {
        for (int i = 0; i < known.length(); i++) {
            if (known.charAt(i) != bytes[start + i]) {
                return false;
            }
        }
        return true;
    }
}
