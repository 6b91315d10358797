package io.tidemill.lab.chart;

import java.util.List;

/**
 * What a chart shows: panels above each other over one x axis.
 *
 * @param title of the chart
 * @param x axis of all panels
 * @param panels from the top
 */
public record Figure(String title, Scale x, List<Panel> panels) {
    /** Copies. */
    public Figure {
        panels = List.copyOf(panels);
    }

    /** One panel. */
    public static Figure of(String title, Scale x, Scale y, List<Mark> marks) {
        return new Figure(title, x, List.of(new Panel(y, marks, 1)));
    }

    /** Whether there is a value to be seen. */
    public boolean isEmpty() {
        return panels.stream().allMatch(panel -> Extent.y(panel).isEmpty());
    }

    /** The colour of one of its marks; candles and grids have colours of their own, and take none from the others. */
    String colour(Mark wanted) {
        int index = 0;
        for (Panel panel : panels) {
            for (Mark mark : panel.marks()) {
                if (mark == wanted) {
                    return Palette.line(index);
                }
                index += mark instanceof Mark.Candles || mark instanceof Mark.Grid ? 0 : 1;
            }
        }
        throw new IllegalArgumentException("mark must be one of '" + title + "', was " + wanted.name());
    }
}
