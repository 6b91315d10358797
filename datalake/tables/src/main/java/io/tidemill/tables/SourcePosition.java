package io.tidemill.tables;

import java.util.Map;
import org.apache.iceberg.Snapshot;
import org.apache.iceberg.Table;

/**
 * How far a table has got with a source: it holds every row of the source's first {@code events} events, and the next event is
 * the one behind {@code position}. Stands in the properties of the snapshot that added the rows.
 *
 * @param events number of the source's events so far, over all tables
 * @param position where to go on, in the source's own words; empty for its start
 */
record SourcePosition(long events, String position) {
    static final SourcePosition START = new SourcePosition(0, "");

    /** Before the name of the source: the property of a snapshot. */
    static final String PROPERTY = "tidemill.source.";

    /** What stands in the property behind the position once a source is at its end. */
    static final String END = "end";

    String text() {
        return events + " " + position;
    }

    static SourcePosition parse(String text) {
        int space = text.indexOf(' ');
        if (space < 0) {
            throw LakeException.broken("a position must be a count and a place, was '" + text + "'");
        }
        return new SourcePosition(Long.parseLong(text.substring(0, space)), text.substring(space + 1));
    }

    /**
     * The newest position of a source in a table. Snapshots of other writers do not carry it, so the ancestors are walked.
     */
    static SourcePosition of(Table table, String source) {
        return of(ancestors(table), source);
    }

    static SourcePosition of(Iterable<Snapshot> newestFirst, String source) {
        String property = PROPERTY + source;
        for (Snapshot snapshot : newestFirst) {
            String text = snapshot.summary().get(property);
            if (text != null) {
                return parse(text);
            }
        }
        return START;
    }

    /** The newest position of every source of a table, as properties, to be stamped on a snapshot that replaces others. */
    static Map<String, String> all(Table table) {
        return all(ancestors(table));
    }

    static Map<String, String> all(Iterable<Snapshot> newestFirst) {
        Map<String, String> properties = new java.util.TreeMap<>();
        for (Snapshot snapshot : newestFirst) {
            snapshot.summary().forEach((key, value) -> {
                if (key.startsWith(PROPERTY)) {
                    properties.putIfAbsent(key, value);
                }
            });
        }
        return properties;
    }

    static Iterable<Snapshot> ancestors(Table table) {
        return () -> new java.util.Iterator<>() {
            private @org.jspecify.annotations.Nullable Snapshot next = table.currentSnapshot();

            @Override
            public boolean hasNext() {
                return next != null;
            }

            @Override
            public Snapshot next() {
                Snapshot snapshot = next;
                if (snapshot == null) {
                    throw new java.util.NoSuchElementException("no older snapshot");
                }
                Long parent = snapshot.parentId();
                next = parent == null ? null : table.snapshot(parent);
                return snapshot;
            }
        };
    }
}
