package io.tidemill.backtester.report;

import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * One axis: from values to pixels, with ticks at round numbers.
 *
 * @param min value at {@code minPixel}
 * @param max value at {@code maxPixel}, above min
 * @param minPixel where min is drawn
 * @param maxPixel where max is drawn
 * @param step between ticks
 * @param ticks values of the ticks
 */
record Axis(double min, double max, double minPixel, double maxPixel, double step, List<Double> ticks) {
    private static final long[] TIME_STEPS_NS = timeSteps();

    /** An axis for these values, with a margin so that no line touches the frame. */
    static Axis ofValues(double low, double high, double minPixel, double maxPixel, int wantedTicks) {
        double min = low;
        double max = high;
        if (!(max > min)) {
            double around = min == 0 ? 1 : Math.abs(min) * 0.001;
            min -= around;
            max += around;
        }
        double margin = (max - min) * 0.06;
        min -= margin;
        max += margin;
        double step = roundStep((max - min) / wantedTicks);
        List<Double> ticks = new ArrayList<>();
        for (long k = (long) Math.ceil(min / step); k * step <= max; k++) {
            ticks.add(k * step);
        }
        return new Axis(min, max, minPixel, maxPixel, step, List.copyOf(ticks));
    }

    /** An axis of time in ns since 1970 UTC. */
    static Axis ofTime(long fromNs, long toNs, double minPixel, double maxPixel, int wantedTicks) {
        long behind = Math.max(toNs, fromNs + 1);
        long stepNs = TIME_STEPS_NS[TIME_STEPS_NS.length - 1];
        for (long candidate : TIME_STEPS_NS) {
            if ((behind - fromNs) / candidate <= wantedTicks) {
                stepNs = candidate;
                break;
            }
        }
        List<Double> ticks = new ArrayList<>();
        for (long at = Math.floorDiv(fromNs + stepNs - 1, stepNs) * stepNs; at <= behind; at += stepNs) {
            ticks.add((double) at);
        }
        return new Axis(fromNs, behind, minPixel, maxPixel, stepNs, List.copyOf(ticks));
    }

    /** The pixel of a value. */
    double pixel(double value) {
        return minPixel + (value - min) / (max - min) * (maxPixel - minPixel);
    }

    /** A tick as a number, with as many digits as the step needs. */
    String valueLabel(double tick) {
        int digits = (int) Math.max(0, -Math.floor(Math.log10(step) + 1e-9));
        return Figures.fixed(tick, Math.min(digits, 12));
    }

    /** A tick as a time of day or a date, whichever the step needs. */
    String timeLabel(double tick) {
        String pattern =
                step >= 86_400e9 ? "d MMM" : step >= 60e9 ? "HH:mm" : step >= 1e9 ? "HH:mm:ss" : "HH:mm:ss.SSS";
        return DateTimeFormatter.ofPattern(pattern, Locale.ENGLISH)
                .withZone(ZoneOffset.UTC)
                .format(Figures.instant((long) tick));
    }

    private static double roundStep(double rough) {
        double power = Math.pow(10, Math.floor(Math.log10(rough)));
        double lead = rough / power;
        return (lead <= 1 ? 1 : lead <= 2 ? 2 : lead <= 5 ? 5 : 10) * power;
    }

    private static long[] timeSteps() {
        long second = 1_000_000_000L;
        long minute = 60 * second;
        long hour = 60 * minute;
        long day = 24 * hour;
        return new long[] {
            second / 1000,
            second / 100,
            second / 10,
            second / 2,
            second,
            2 * second,
            5 * second,
            10 * second,
            15 * second,
            30 * second,
            minute,
            2 * minute,
            5 * minute,
            10 * minute,
            15 * minute,
            30 * minute,
            hour,
            2 * hour,
            3 * hour,
            6 * hour,
            12 * hour,
            day,
            2 * day,
            7 * day,
            14 * day,
            30 * day,
            90 * day,
            365 * day
        };
    }
}
