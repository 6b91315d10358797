package io.tidemill.research.statistics;

/**
 * The shape of a cumulated series that begins with 0, which can be joined with what follows it.
 *
 * @param total where it ends
 * @param highest highest point, the start counts
 * @param lowest lowest point, the start counts
 * @param drawdown largest fall from a point to a later one, {@code >= 0}
 */
public record EquityPath(double total, double highest, double lowest, double drawdown) {
    /** Of nothing. */
    public static final EquityPath NONE = new EquityPath(0, 0, 0, 0);

    /** Of the cumulated increments. */
    public static EquityPath of(double... increments) {
        double total = 0;
        double highest = 0;
        double lowest = 0;
        double drawdown = 0;
        for (double increment : increments) {
            total += increment;
            highest = Math.max(highest, total);
            lowest = Math.min(lowest, total);
            drawdown = Math.max(drawdown, highest - total);
        }
        return new EquityPath(total, highest, lowest, drawdown);
    }

    /** This path and then the next one, which begins where this one ends. */
    public EquityPath then(EquityPath next) {
        return new EquityPath(
                total + next.total,
                Math.max(highest, total + next.highest),
                Math.min(lowest, total + next.lowest),
                Math.max(Math.max(drawdown, next.drawdown), highest - (total + next.lowest)));
    }
}
