package io.tidemill.lab.chart;

import java.util.List;

/**
 * Marks over one value axis.
 *
 * @param y the value axis
 * @param marks drawn in order
 * @param share of the chart's height
 */
public record Panel(Scale y, List<Mark> marks, double share) {
    /** Copies. */
    public Panel {
        marks = List.copyOf(marks);
    }
}
