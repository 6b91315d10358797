package io.tidemill.sandbox;

import io.tidemill.model.instrument.Step;
import java.math.BigDecimal;
import java.math.RoundingMode;

/** Numbers as Binance prints them: always 8 digits after the point. */
final class Decimal8 {
    static final int SCALE = 8;
    private static final long ONE = 100_000_000;

    private Decimal8() {}

    /** So many steps as whole {@code 10^-8}. */
    static long mantissa(Step step, long steps) {
        long factor = step.mantissa();
        for (int digits = step.scale(); digits < SCALE; digits++) {
            factor = Math.multiplyExact(factor, 10);
        }
        return Math.multiplyExact(steps, factor);
    }

    static String text(Step step, long steps) {
        return text(mantissa(step, steps));
    }

    static String text(long mantissa) {
        StringBuilder out = new StringBuilder(20);
        append(out, mantissa);
        return out.toString();
    }

    static String text(BigDecimal value) {
        return value.setScale(SCALE, RoundingMode.DOWN).toPlainString();
    }

    static void append(StringBuilder out, long mantissa) {
        long rest = Math.abs(mantissa);
        if (mantissa < 0) {
            out.append('-');
        }
        out.append(rest / ONE).append('.');
        long digits = rest % ONE;
        for (long unit = ONE / 10; unit > digits && unit > 1; unit /= 10) {
            out.append('0');
        }
        out.append(digits);
    }

    /** The same of any text: -1 if it is no decimal at all, too. */
    static long parseOrRefuse(String text) {
        try {
            return parse(text);
        } catch (NumberFormatException e) {
            return -1;
        }
    }

    /** A decimal as whole {@code 10^-8}, or -1 if it has more digits or does not fit. */
    static long parse(String text) {
        try {
            return new BigDecimal(text).movePointRight(SCALE).longValueExact();
        } catch (ArithmeticException e) {
            return -1;
        }
    }
}
