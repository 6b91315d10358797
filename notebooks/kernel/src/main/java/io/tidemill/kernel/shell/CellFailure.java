package io.tidemill.kernel.shell;

import java.util.List;

/** A cell that did not come to its end, told for the one who wrote it. */
public final class CellFailure extends Exception {
    private static final long serialVersionUID = 1L;

    private final String name;
    private final transient List<String> report;

    /**
     * @param name the kind of failure; the name that Jupyter gets
     * @param message in one line
     * @param report the lines to show, with colours
     */
    public CellFailure(String name, String message, List<String> report) {
        super(message);
        this.name = name;
        this.report = List.copyOf(report);
    }

    /** The kind of failure: the simple name of an exception. */
    public String name() {
        return name;
    }

    /** The lines to show, with ANSI colours. */
    public List<String> report() {
        return report;
    }
}
