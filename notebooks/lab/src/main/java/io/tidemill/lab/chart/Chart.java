package io.tidemill.lab.chart;

import java.util.Locale;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * A chart: interactive as {@link #html}, still as {@link #svg}. Changing it gives another one.
 *
 * <p><b>Thread:</b> safe.
 */
public final class Chart {
    private static final double USUAL_HEIGHT_PX = 380;
    private static final AtomicInteger COUNT = new AtomicInteger();

    private final Figure figure;
    private final double heightPx;

    private Chart(Figure figure, double heightPx) {
        this.figure = figure;
        this.heightPx = heightPx;
    }

    /** Of a figure. */
    public static Chart of(Figure figure) {
        return new Chart(figure, USUAL_HEIGHT_PX);
    }

    /** With another title. */
    public Chart title(String title) {
        return new Chart(new Figure(title, figure.x(), figure.panels()), heightPx);
    }

    /** With another title of the x axis; name the unit. */
    public Chart x(String title) {
        return new Chart(new Figure(figure.title(), new Scale(title, figure.x().kind()), figure.panels()), heightPx);
    }

    /** With another title of the value axis of the first panel; name the unit. */
    public Chart y(String title) {
        var panels = new java.util.ArrayList<>(figure.panels());
        Panel first = panels.get(0);
        panels.set(0, new Panel(new Scale(title, first.y().kind()), first.marks(), first.share()));
        return new Chart(new Figure(figure.title(), figure.x(), panels), heightPx);
    }

    /** With another height, in px. */
    public Chart height(double px) {
        return new Chart(figure, px);
    }

    /** What it shows. */
    public Figure figure() {
        return figure;
    }

    /**
     * The chart for a notebook's page: the SVG, which plotly.js replaces by an interactive one where it is there. The first
     * chart of a process brings plotly.js along. Without a value, a sentence that says so.
     */
    public String html() {
        if (figure.isEmpty()) {
            return "<p><b>" + Svg.escape(figure.title()) + "</b>: no values to draw.</p>";
        }
        String id = String.format(Locale.ROOT, "tidemill-chart-%d", COUNT.incrementAndGet());
        String still = "<div id=\"" + id + "\" class=\"tidemill-chart\">" + svg() + "</div>";
        if (!PlotlyScript.isThere()) {
            return still;
        }
        // a text in a chart must not end the script
        String arguments = PlotlyFigure.arguments(figure, heightPx).replace("</", "<\\/");
        return PlotlyScript.once() + still + "<script>(function(){var e=document.getElementById(\"" + id
                + "\");if(window.Plotly&&e){e.innerHTML=\"\";e.style.height=\"" + Math.round(heightPx)
                + "px\";window.Plotly.newPlot(e," + arguments
                + ");}})();</script>";
    }

    /** The chart as SVG, for print; without a value, an SVG with a sentence that says so. */
    public String svg() {
        if (figure.isEmpty()) {
            return "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 900 60\" font-family=\"system-ui,sans-serif\">"
                    + "<text x=\"10\" y=\"34\">" + Svg.escape(figure.title()) + ": no values to draw.</text></svg>";
        }
        return SvgFigure.draw(figure, heightPx);
    }

    /** plotly.js for a page that has lost its first chart. */
    public static String library() {
        return PlotlyScript.script();
    }

    /** Title and size. */
    @Override
    public String toString() {
        int values = figure.panels().stream()
                .flatMap(panel -> panel.marks().stream())
                .mapToInt(Mark::size)
                .sum();
        return "chart: " + figure.title() + ", " + values + " values";
    }
}
