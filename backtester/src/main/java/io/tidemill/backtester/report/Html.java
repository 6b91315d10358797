package io.tidemill.backtester.report;

import java.util.Locale;

/**
 * Builds HTML and SVG text. Texts and the values of attributes are always escaped; names of tags and attributes are literals
 * of this package.
 */
final class Html {
    private final StringBuilder out = new StringBuilder(1 << 16);

    /** Text for an element or for a quoted attribute. */
    static String escape(String text) {
        StringBuilder escaped = new StringBuilder(text.length() + 16);
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            switch (c) {
                case '<' -> escaped.append("&lt;");
                case '>' -> escaped.append("&gt;");
                case '&' -> escaped.append("&amp;");
                case '"' -> escaped.append("&quot;");
                case '\'' -> escaped.append("&#39;");
                default -> escaped.append(c);
            }
        }
        return escaped.toString();
    }

    /** Opens a tag; attributes come as name, value, name, value. */
    Html open(String tag, Object... attributes) {
        out.append('<').append(tag);
        for (int i = 0; i < attributes.length; i += 2) {
            out.append(' ')
                    .append(attributes[i])
                    .append("=\"")
                    .append(escape(value(attributes[i + 1])))
                    .append('"');
        }
        out.append('>');
        return this;
    }

    /** Closes a tag. */
    Html close(String tag) {
        out.append("</").append(tag).append('>');
        return this;
    }

    /** Text, escaped. */
    Html text(String text) {
        out.append(escape(text));
        return this;
    }

    /** A tag with nothing but text in it. */
    Html element(String tag, String text, Object... attributes) {
        return open(tag, attributes).text(text).close(tag);
    }

    /** What another one built. */
    Html add(Html other) {
        out.append(other.out);
        return this;
    }

    /** Literal markup of this package: style, script. Never a value from outside. */
    Html literal(String markup) {
        out.append(markup);
        return this;
    }

    /** JSON inside a script tag: no {@code <} survives, so it cannot close the tag. */
    Html data(String json) {
        out.append("<script type=\"application/json\">")
                .append(json.replace("<", "\\u003c").replace(">", "\\u003e").replace("&", "\\u0026"))
                .append("</script>");
        return this;
    }

    @Override
    public String toString() {
        return out.toString();
    }

    private static String value(Object value) {
        if (value instanceof Double number) {
            String fixed = String.format(Locale.ROOT, "%.2f", number);
            return fixed.contains(".") ? fixed.replaceAll("\\.?0+$", "") : fixed;
        }
        return String.valueOf(value);
    }
}
