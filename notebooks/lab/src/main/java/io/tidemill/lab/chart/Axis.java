package io.tidemill.lab.chart;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** From values to pixels, with round ticks. */
final class Axis {
    private static final double[] STEPS_MS = {
        1,
        2,
        5,
        10,
        20,
        50,
        100,
        200,
        500,
        1e3,
        2e3,
        5e3,
        10e3,
        15e3,
        30e3,
        60e3,
        120e3,
        300e3,
        600e3,
        900e3,
        1800e3,
        3600e3,
        7200e3,
        10_800e3,
        21_600e3,
        43_200e3,
        86_400e3,
        172_800e3,
        604_800e3,
        2_592_000e3
    };
    private static final double MS_PER_SECOND = 1e3;
    private static final double MS_PER_MINUTE = 60e3;
    private static final double MS_PER_DAY = 86_400e3;

    private final Scale.Kind kind;
    private final Extent extent;
    private final double fromPixel;
    private final double toPixel;
    private final double step;

    Axis(Scale.Kind kind, Extent extent, double fromPixel, double toPixel, int ticks) {
        this.kind = kind;
        this.extent = extent.high() > extent.low() ? extent : extent.padded(0.5);
        this.fromPixel = fromPixel;
        this.toPixel = toPixel;
        step = kind == Scale.Kind.TIME ? timeStep(ticks) : numberStep(ticks);
    }

    double pixel(double value) {
        return fromPixel + (value - extent.low()) / (extent.high() - extent.low()) * (toPixel - fromPixel);
    }

    List<Double> ticks() {
        List<Double> ticks = new ArrayList<>();
        for (double i = Math.ceil(extent.low() / step); i * step <= extent.high(); i++) {
            ticks.add(i * step);
        }
        return ticks;
    }

    /** As many digits as tell neighbours apart. */
    String label(double value) {
        if (kind == Scale.Kind.TIME) {
            return timeLabel(value);
        }
        if (value == 0) {
            return "0";
        }
        int places = (int) Math.max(0, -Math.floor(Math.log10(step) + 1e-9));
        double large = Math.max(Math.abs(extent.low()), Math.abs(extent.high()));
        return places > 8 || large >= 1e9
                ? String.format(Locale.ROOT, "%.3g", value)
                : String.format(Locale.ROOT, "%,." + places + "f", value);
    }

    /** The day that labels without one belong to, for the title of the axis. */
    String day() {
        if (kind != Scale.Kind.TIME || step >= MS_PER_DAY) {
            return "";
        }
        return ", "
                + Instant.ofEpochMilli(Math.round(extent.low()))
                        .atOffset(ZoneOffset.UTC)
                        .toLocalDate();
    }

    private String timeLabel(double ms) {
        String pattern = step >= MS_PER_DAY
                ? "uuuu-MM-dd"
                : extent.high() - extent.low() >= MS_PER_DAY
                        ? "MM-dd HH:mm"
                        : step >= MS_PER_MINUTE ? "HH:mm" : step >= MS_PER_SECOND ? "HH:mm:ss" : "HH:mm:ss.SSS";
        return DateTimeFormatter.ofPattern(pattern, Locale.ROOT)
                .format(Instant.ofEpochMilli(Math.round(ms)).atOffset(ZoneOffset.UTC));
    }

    private double numberStep(int ticks) {
        double rough = (extent.high() - extent.low()) / ticks;
        double power = Math.pow(10, Math.floor(Math.log10(rough)));
        double share = rough / power;
        return power * (share <= 1 ? 1 : share <= 2 ? 2 : share <= 5 ? 5 : 10);
    }

    private double timeStep(int ticks) {
        double rough = (extent.high() - extent.low()) / ticks;
        for (double each : STEPS_MS) {
            if (each >= rough) {
                return each;
            }
        }
        return Math.ceil(rough / MS_PER_DAY) * MS_PER_DAY;
    }
}
