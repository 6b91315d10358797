package io.tidemill.lab.chart;

/**
 * From the smallest to the largest finite value.
 *
 * @param low smallest; above {@code high} if there is none
 * @param high largest
 */
record Extent(double low, double high) {
    static final Extent NONE = new Extent(Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY);

    boolean isEmpty() {
        return low > high;
    }

    Extent and(double... values) {
        double least = low;
        double most = high;
        for (double value : values) {
            if (Double.isFinite(value)) {
                least = Math.min(least, value);
                most = Math.max(most, value);
            }
        }
        return new Extent(least, most);
    }

    /** A little more on both sides, so that no mark touches the frame. */
    Extent padded(double share) {
        double pad = high > low ? (high - low) * share : Math.max(Math.abs(high) * share, 1e-9);
        return new Extent(low - pad, high + pad);
    }

    /** Of all x values of a figure. */
    static Extent x(Figure figure) {
        Extent extent = NONE;
        for (Panel panel : figure.panels()) {
            for (Mark mark : panel.marks()) {
                extent = extent.x(mark);
            }
        }
        return extent;
    }

    private Extent x(Mark mark) {
        if (mark instanceof Mark.Line line) {
            return and(line.x());
        }
        if (mark instanceof Mark.Dots dots) {
            return and(dots.x());
        }
        if (mark instanceof Mark.Bars bars) {
            return and(bars.x()).wider(bars.width() / 2, bars.size());
        }
        if (mark instanceof Mark.Candles candles) {
            return and(candles.x()).wider(candles.width() / 2, candles.size());
        }
        Mark.Grid grid = (Mark.Grid) mark;
        return and(grid.x()).wider(step(grid.x()) / 2, grid.x().length);
    }

    private Extent wider(double by, int size) {
        return size == 0 ? this : new Extent(low - by, high + by);
    }

    /** Of all y values of a panel. */
    static Extent y(Panel panel) {
        Extent extent = NONE;
        for (Mark mark : panel.marks()) {
            extent = extent.y(mark);
        }
        return extent;
    }

    private Extent y(Mark mark) {
        if (mark instanceof Mark.Line line) {
            Extent extent = and(line.y());
            return line.path() == Mark.Path.AREA && !extent.isEmpty() ? extent.and(0) : extent;
        }
        if (mark instanceof Mark.Dots dots) {
            return and(dots.y());
        }
        if (mark instanceof Mark.Bars bars) {
            Extent extent = and(bars.y());
            return extent.isEmpty() ? extent : extent.and(0);
        }
        if (mark instanceof Mark.Candles candles) {
            return and(candles.low()).and(candles.high());
        }
        Mark.Grid grid = (Mark.Grid) mark;
        return values(grid).isEmpty() ? this : and(grid.y()).wider(step(grid.y()) / 2, grid.y().length);
    }

    /** Of the values of a grid. */
    static Extent values(Mark.Grid grid) {
        Extent extent = NONE;
        for (double[] row : grid.z()) {
            extent = extent.and(row);
        }
        return extent;
    }

    /** The distance of neighbours; 1 for a single value. */
    static double step(double[] middles) {
        return middles.length < 2 ? 1 : (middles[middles.length - 1] - middles[0]) / (middles.length - 1);
    }
}
