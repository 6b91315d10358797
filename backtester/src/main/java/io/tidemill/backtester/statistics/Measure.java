package io.tidemill.backtester.statistics;

import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/**
 * Every measure of a backtest: its key in results, its unit, its formula and where the formula comes from. This is the only
 * definition; reports and results print it from here.
 *
 * <p>Words of the formulas: {@code E_0} is the initial capital in quote, {@code E_i} the equity at sample {@code i}, all
 * samples lie one interval apart; {@code r_i = E_i / E_(i-1) - 1} over the {@code n} whole intervals; {@code r} their mean
 * and {@code s} their standard deviation (divisor n - 1); {@code Y} is the number of intervals in a year of 365 days,
 * because these markets do not close. {@code p} and {@code q} are price and size of a fill, {@code d} is +1 for a buy and
 * -1 for a sale, {@code m(t)} the mid of best bid and ask at time {@code t}, and {@code t} the venue's time of the fill.
 */
public enum Measure {
    /** Profit after fees, {@code E_n - E_0}, open positions at the last mid. */
    PNL("quote", "E_n - E_0, after fees, open positions valued at the last mid", "definition"),
    /** {@code E_n / E_0 - 1}. */
    TOTAL_RETURN("1", "E_n / E_0 - 1", "definition"),
    /** The sum of all fees, those paid in base at the price of their fill. */
    FEES(
            "quote",
            "sum of fees; fees in base are valued at the price of their fill; rebates count negative",
            "definition"),
    /** {@code sum(p q)} over all fills. */
    TURNOVER("quote", "sum(p q multiplier) over all fills, both sides", "definition"),
    /** {@code max_i(max_(j<=i) E_j - E_i)}. */
    MAX_DRAWDOWN(
            "quote",
            "max over i of (max over j <= i of E_j) - E_i",
            "Magdon-Ismail, Atiya, Maximum Drawdown, Risk 2004"),
    /** The largest drawdown as a share of the peak that it fell from. */
    MAX_DRAWDOWN_SHARE(
            "1",
            "max over i of 1 - E_i / (max over j <= i of E_j)",
            "Magdon-Ismail, Atiya, Maximum Drawdown, Risk 2004"),
    /** The longest time below an earlier peak. */
    MAX_DRAWDOWN_DURATION("s", "longest time from a peak of E until E is back there, or until the end", "definition"),
    /** {@code r} over one interval. */
    RETURN_MEAN("1/interval", "mean of r_i", "definition"),
    /** {@code s} over one interval. */
    RETURN_STANDARD_DEVIATION("1/interval", "sqrt(sum (r_i - r)^2 / (n - 1))", "definition"),
    /** {@code n}. */
    RETURN_SAMPLES("1", "number of whole intervals", "definition"),
    /** {@code r / s}, riskless rate 0. */
    SHARPE_PER_SAMPLE(
            "1",
            "r / s over one interval, riskless rate 0",
            "Sharpe, The Sharpe Ratio, J. Portfolio Management 21(1), 1994"),
    /** {@code r / s x sqrt(Y)}: holds only as far as returns are not autocorrelated. */
    SHARPE_ANNUALISED(
            "1",
            "r / s x sqrt(Y); takes returns as not autocorrelated",
            "Lo, The Statistics of Sharpe Ratios, Financial Analysts J. 58(4), 2002"),
    /** {@code r / sqrt(sum(min(r_i, 0)^2) / n) x sqrt(Y)}. */
    SORTINO_ANNUALISED(
            "1", "r / sqrt(sum min(r_i, 0)^2 / n) x sqrt(Y), target 0", "Sortino, Price, J. of Investing 3(3), 1994"),
    /** {@code r Y / maxDrawdownShare}. */
    CALMAR("1", "r Y / maxDrawdownShare, without compounding", "Young, Calmar Ratio, Futures 20(1), 1991"),
    /** The bias-corrected skewness of returns, G1. */
    SKEWNESS("1", "n / ((n-1)(n-2)) x sum (r_i - r)^3 / s^3", "Joanes, Gill, The Statistician 47(1), 1998, G1"),
    /** The bias-corrected excess kurtosis of returns, G2. */
    EXCESS_KURTOSIS(
            "1",
            "n(n+1) / ((n-1)(n-2)(n-3)) x sum (r_i - r)^4 / s^4 - 3(n-1)^2 / ((n-2)(n-3))",
            "Joanes, Gill, The Statistician 47(1), 1998, G2"),
    /** How often a position was opened and closed again. */
    ROUND_TRIPS(
            "1", "number of times a position went from flat to flat or through flat to the other side", "definition"),
    /** The share of round trips that earned money. */
    HIT_RATE("1", "round trips with profit after fees > 0 / all round trips", "definition"),
    /** The mean of what fills gained against the mid when they happened. */
    EDGE(
            "bps",
            "mean over fills of d (m(t) - p) / p",
            "Huang, Stoll, J. Financial Economics 41(3), 1996: half the effective spread, from the side of the one who fills"),
    /** The mean of what fills are worth 1 s later. */
    MARKOUT_1S(
            "bps",
            "mean over fills of d (m(t + 1 s) - p) / p",
            "Huang, Stoll, J. Financial Economics 41(3), 1996: half the realized spread"),
    /** The mean of what fills are worth 5 s later. */
    MARKOUT_5S(
            "bps",
            "mean over fills of d (m(t + 5 s) - p) / p",
            "Huang, Stoll, J. Financial Economics 41(3), 1996: half the realized spread"),
    /** The mean of what fills are worth 30 s later. */
    MARKOUT_30S(
            "bps",
            "mean over fills of d (m(t + 30 s) - p) / p",
            "Huang, Stoll, J. Financial Economics 41(3), 1996: half the realized spread"),
    /** Filled size as a share of sent size. */
    FILL_RATIO(
            "1",
            "filled lots / sent lots of each instrument; over instruments their mean weighted by sent orders",
            "definition"),
    /** The share of the turnover that gave liquidity. */
    MAKER_SHARE("1", "turnover of MAKER fills / turnover", "definition"),
    /** The share of the time with any position. */
    EXPOSURE_SHARE("1", "time with a position in any instrument / time of the run", "definition"),
    /** The mean of what the positions are worth, sign left out. */
    INVENTORY_MEAN("quote", "mean over samples of sum over instruments of |position| x mid", "definition"),
    /** The most that the positions were worth, sign left out. */
    INVENTORY_MAX("quote", "max over samples of sum over instruments of |position| x mid", "definition");

    private final String unit;
    private final String formula;
    private final String source;

    Measure(String unit, String formula, String source) {
        this.unit = unit;
        this.formula = formula;
        this.source = source;
    }

    /**
     * How a measure is defined, for results and reports.
     *
     * @param unit of its values
     * @param formula in the words of {@link Measure}
     * @param source of the formula
     */
    public record Definition(String unit, String formula, String source) {}

    /** The name in results, such as {@code sharpePerSample}. */
    public String key() {
        StringBuilder key = new StringBuilder();
        boolean upper = false;
        for (char c : name().toLowerCase(Locale.ROOT).toCharArray()) {
            if (c == '_') {
                upper = true;
            } else {
                key.append(upper ? Character.toUpperCase(c) : c);
                upper = false;
            }
        }
        return key.toString();
    }

    /** The unit of its values. */
    public String unit() {
        return unit;
    }

    /** Its formula, in the words above. */
    public String formula() {
        return formula;
    }

    /** Where the formula comes from. */
    public String source() {
        return source;
    }

    /** The measure with this key. */
    public static Measure ofKey(String key) {
        for (Measure measure : values()) {
            if (measure.key().equals(key)) {
                return measure;
            }
        }
        throw new IllegalArgumentException(
                "no measure '" + key + "'; there are " + definitions().keySet());
    }

    /** All definitions by key, sorted. */
    public static Map<String, Definition> definitions() {
        Map<String, Definition> all = new TreeMap<>();
        for (Measure measure : values()) {
            all.put(measure.key(), new Definition(measure.unit, measure.formula, measure.source));
        }
        return all;
    }
}
