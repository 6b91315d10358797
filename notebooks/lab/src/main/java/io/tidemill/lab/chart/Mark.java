package io.tidemill.lab.chart;

/**
 * One series of a panel. Values that are NaN are holes. <b>Shape:</b> the arrays of a mark are equally long, but for a grid.
 */
public sealed interface Mark permits Mark.Line, Mark.Dots, Mark.Bars, Mark.Candles, Mark.Grid {
    /** How a line goes from point to point. */
    enum Path {
        /** Straight. */
        STRAIGHT,
        /** Each value holds until the next. */
        STEPS,
        /** Straight, with the area to zero. */
        AREA
    }

    /** Name in the legend. */
    String name();

    /** How many points it has. */
    int size();

    /** A line. */
    record Line(String name, double[] x, double[] y, Path path) implements Mark {
        @Override
        public int size() {
            return x.length;
        }
    }

    /** Points. */
    record Dots(String name, double[] x, double[] y) implements Mark {
        @Override
        public int size() {
            return x.length;
        }
    }

    /**
     * Bars from zero.
     *
     * @param x middles
     * @param y heights
     * @param width of each, in units of x
     */
    record Bars(String name, double[] x, double[] y, double width) implements Mark {
        @Override
        public int size() {
            return x.length;
        }
    }

    /**
     * Candles.
     *
     * @param width of a body, in units of x
     */
    record Candles(String name, double[] x, double[] open, double[] high, double[] low, double[] close, double width)
            implements Mark {
        @Override
        public int size() {
            return x.length;
        }
    }

    /**
     * A heat map of equal cells.
     *
     * @param name of what the colour shows, with its unit
     * @param x middles of the columns, equally distant
     * @param y middles of the rows, equally distant
     * @param z values by row, then column
     */
    record Grid(String name, double[] x, double[] y, double[][] z) implements Mark {
        @Override
        public int size() {
            return x.length * y.length;
        }
    }
}
