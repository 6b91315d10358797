package io.tidemill.model.parameter;

/** How a search moves between the bounds of a parameter. */
public enum Scale {
    /** Equal differences count the same. */
    LINEAR,
    /** Equal ratios count the same; both bounds must be &gt; 0. */
    LOG
}
