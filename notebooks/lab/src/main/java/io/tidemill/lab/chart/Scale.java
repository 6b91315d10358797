package io.tidemill.lab.chart;

/**
 * What an axis shows.
 *
 * @param title with its unit
 * @param kind how its values are written
 */
public record Scale(String title, Kind kind) {
    /** How values are written. */
    public enum Kind {
        /** Numbers. */
        NUMBER,
        /** Times in ms since 1970, written in UTC. */
        TIME
    }

    /** Numbers. */
    public static Scale number(String title) {
        return new Scale(title, Kind.NUMBER);
    }

    /** Times in UTC. */
    public static Scale time() {
        return new Scale("time (UTC)", Kind.TIME);
    }
}
