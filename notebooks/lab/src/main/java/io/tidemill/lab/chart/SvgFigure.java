package io.tidemill.lab.chart;

import java.util.List;
import java.util.Locale;

/** Draws a figure as SVG: no script, no font but the reader's, black on white, for print. */
final class SvgFigure {
    private static final double WIDTH = 900;
    private static final double LEFT = 86;
    private static final double RIGHT = 24;
    private static final double RIGHT_WITH_SCALE = 110;
    private static final double TOP = 44;
    private static final double BOTTOM = 46;
    private static final double BETWEEN = 14;
    private static final int X_TICKS = 8;
    private static final int Y_TICKS = 5;
    private static final String GRID = "#e3e6ea";

    private final Figure figure;
    private final double height;
    private final double right;
    private final Svg svg = new Svg();

    private SvgFigure(Figure figure, double height) {
        this.figure = figure;
        this.height = height;
        boolean scale = figure.panels().stream()
                .flatMap(panel -> panel.marks().stream())
                .anyMatch(Mark.Grid.class::isInstance);
        right = WIDTH - (scale ? RIGHT_WITH_SCALE : RIGHT);
    }

    /** The figure; it must have a value. */
    static String draw(Figure figure, double height) {
        return new SvgFigure(figure, height).draw();
    }

    private String draw() {
        svg.add(
                "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 %.0f %.0f\" width=\"100%%\""
                        + " style=\"max-width:%.0fpx\" font-family=\"system-ui,sans-serif\" font-size=\"12\" role=\"img\""
                        + " aria-label=\"%s\">",
                WIDTH, height, WIDTH, Svg.escape(figure.title()));
        svg.rect(0, 0, WIDTH, height, "#ffffff");
        svg.add(
                "<text x=\"%.1f\" y=\"18\" font-size=\"15\" font-weight=\"600\">%s</text>",
                LEFT, Svg.escape(figure.title()));
        Axis x = new Axis(figure.x().kind(), Extent.x(figure), LEFT, right, X_TICKS);
        double room = height - TOP - BOTTOM - BETWEEN * (figure.panels().size() - 1);
        double top = TOP;
        for (Panel panel : figure.panels()) {
            double bottom = top + room * panel.share();
            panel(panel, x, top, bottom);
            top = bottom + BETWEEN;
        }
        xAxis(x, height - BOTTOM);
        return svg.add("</svg>").toString();
    }

    private void xAxis(Axis x, double bottom) {
        for (double tick : x.ticks()) {
            svg.text(x.pixel(tick), bottom + 16, "middle", x.label(tick));
        }
        svg.text((LEFT + right) / 2, bottom + 36, "middle", figure.x().title() + x.day());
    }

    private void panel(Panel panel, Axis x, double top, double bottom) {
        Extent extent = Extent.y(panel);
        if (extent.isEmpty()) {
            svg.text((LEFT + right) / 2, (top + bottom) / 2, "middle", "no values");
            return;
        }
        boolean grid = panel.marks().stream().anyMatch(Mark.Grid.class::isInstance);
        Axis y = new Axis(panel.y().kind(), grid ? extent : extent.padded(0.04), bottom, top, Y_TICKS);
        for (double tick : x.ticks()) {
            svg.line(x.pixel(tick), top, x.pixel(tick), bottom, GRID);
        }
        for (double tick : y.ticks()) {
            svg.line(LEFT, y.pixel(tick), right, y.pixel(tick), GRID);
            svg.text(LEFT - 7, y.pixel(tick) + 4, "end", y.label(tick));
        }
        svg.add(
                "<text transform=\"translate(14 %.1f) rotate(-90)\" text-anchor=\"middle\">%s</text>",
                (top + bottom) / 2, Svg.escape(panel.y().title()));
        for (Mark mark : panel.marks()) {
            mark(mark, x, y, figure.colour(mark));
        }
        legend(panel.marks(), top);
    }

    private void legend(List<Mark> marks, double top) {
        List<Mark> named = marks.stream()
                .filter(mark -> !(mark instanceof Mark.Grid) && !(mark instanceof Mark.Candles))
                .toList();
        if (named.size() < 2) {
            return;
        }
        double at = right;
        for (int i = named.size() - 1; i >= 0; i--) {
            at -= 22 + 6.8 * named.get(i).name().length();
            svg.rect(at, top - 12, at + 12, top - 9, figure.colour(named.get(i)));
            svg.text(at + 16, top - 6, "start", named.get(i).name());
        }
    }

    private void mark(Mark mark, Axis x, Axis y, String colour) {
        if (mark instanceof Mark.Line line) {
            line(line, x, y, colour);
        } else if (mark instanceof Mark.Dots dots) {
            for (int i = 0; i < dots.size(); i++) {
                if (Double.isFinite(dots.x()[i]) && Double.isFinite(dots.y()[i])) {
                    svg.add(
                            "<circle cx=\"%.1f\" cy=\"%.1f\" r=\"2.6\" fill=\"%s\" fill-opacity=\"0.7\"/>",
                            x.pixel(dots.x()[i]), y.pixel(dots.y()[i]), colour);
                }
            }
        } else if (mark instanceof Mark.Bars bars) {
            for (int i = 0; i < bars.size(); i++) {
                if (Double.isFinite(bars.y()[i])) {
                    double half = bars.width() / 2;
                    svg.rect(
                            x.pixel(bars.x()[i] - half),
                            y.pixel(0),
                            x.pixel(bars.x()[i] + half),
                            y.pixel(bars.y()[i]),
                            colour);
                }
            }
        } else if (mark instanceof Mark.Candles candles) {
            candles(candles, x, y);
        } else if (mark instanceof Mark.Grid grid) {
            grid(grid, x, y);
        }
    }

    private void line(Mark.Line line, Axis x, Axis y, String colour) {
        StringBuilder path = new StringBuilder();
        boolean drawing = false;
        double firstX = 0;
        for (int i = 0; i < line.size(); i++) {
            double value = line.y()[i];
            if (!Double.isFinite(value) || !Double.isFinite(line.x()[i])) {
                drawing = false;
                continue;
            }
            double px = x.pixel(line.x()[i]);
            if (drawing && line.path() == Mark.Path.STEPS) {
                path.append(String.format(Locale.ROOT, "H%.1f", px));
            }
            firstX = path.isEmpty() ? px : firstX;
            path.append(String.format(Locale.ROOT, "%s%.1f %.1f", drawing ? "L" : "M", px, y.pixel(value)));
            drawing = true;
        }
        if (line.path() == Mark.Path.AREA && !path.isEmpty()) {
            svg.add("<path d=\"%sV%.1fH%.1fZ\" fill=\"%s\" fill-opacity=\"0.2\"/>", path, y.pixel(0), firstX, colour);
        }
        svg.add(
                "<path d=\"%s\" fill=\"none\" stroke=\"%s\" stroke-width=\"1.5\" stroke-linejoin=\"round\"/>",
                path, colour);
    }

    private void candles(Mark.Candles candles, Axis x, Axis y) {
        for (int i = 0; i < candles.size(); i++) {
            String colour = candles.close()[i] >= candles.open()[i] ? Palette.RISE : Palette.FALL;
            double middle = x.pixel(candles.x()[i]);
            double half = candles.width() / 2 * 0.8;
            svg.line(middle, y.pixel(candles.low()[i]), middle, y.pixel(candles.high()[i]), colour);
            svg.rect(
                    x.pixel(candles.x()[i] - half),
                    y.pixel(candles.open()[i]),
                    x.pixel(candles.x()[i] + half),
                    y.pixel(candles.close()[i]),
                    colour);
        }
    }

    private void grid(Mark.Grid grid, Axis x, Axis y) {
        Extent values = Extent.values(grid);
        double halfX = Extent.step(grid.x()) / 2;
        double halfY = Extent.step(grid.y()) / 2;
        double range = values.high() - values.low();
        for (int row = 0; row < grid.y().length; row++) {
            for (int column = 0; column < grid.x().length; column++) {
                double value = grid.z()[row][column];
                if (Double.isFinite(value)) {
                    svg.rect(
                            x.pixel(grid.x()[column] - halfX),
                            y.pixel(grid.y()[row] - halfY),
                            x.pixel(grid.x()[column] + halfX),
                            y.pixel(grid.y()[row] + halfY),
                            Palette.heat(range > 0 ? (value - values.low()) / range : 0.5));
                }
            }
        }
        scale(grid.name(), values);
    }

    private void scale(String title, Extent values) {
        Axis axis = new Axis(Scale.Kind.NUMBER, values, height - BOTTOM, TOP, Y_TICKS);
        int steps = 40;
        double step = (height - BOTTOM - TOP) / steps;
        for (int i = 0; i < steps; i++) {
            double bottom = height - BOTTOM - i * step;
            svg.rect(right + 14, bottom, right + 28, bottom - step - 0.3, Palette.heat((i + 0.5) / steps));
        }
        if (values.high() > values.low()) {
            axis.ticks().forEach(tick -> svg.text(right + 33, axis.pixel(tick) + 4, "start", axis.label(tick)));
        } else {
            svg.text(right + 33, (height - BOTTOM + TOP) / 2, "start", axis.label(values.low()));
        }
        svg.text(WIDTH - 4, TOP - 10, "end", title);
    }
}
