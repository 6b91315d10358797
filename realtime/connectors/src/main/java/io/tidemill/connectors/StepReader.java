package io.tidemill.connectors;

import io.tidemill.model.HotPath;
import io.tidemill.model.instrument.Step;

/**
 * Reads decimals as whole steps of one instrument. Only the digits that a step can reach are multiplied; the zeros behind them,
 * half of what Binance prints, are only looked at. The plain twin is {@link Step#stepsOf}.
 *
 * <p><b>Thread:</b> one thread owns it.
 */
@HotPath
public final class StepReader {
    /** The decimal lies between two steps. */
    public static final long OFF_STEP = -1;

    /** The decimal is beyond what a double holds exactly. */
    public static final long TOO_LARGE = -2;

    private static final int MAX_DIGITS = 18;

    private final long stepMantissa;
    private final int stepScale;
    private long steps;

    /** A reader for values of this step. */
    public StepReader(Step step) {
        stepMantissa = step.mantissa();
        stepScale = step.scale();
    }

    /** The steps of the newest decimal, or {@link #OFF_STEP} or {@link #TOO_LARGE}. */
    public long steps() {
        return steps;
    }

    /**
     * Reads an unsigned decimal.
     *
     * @return where it ends, or -1 if what is there is no decimal
     */
    int read(byte[] bytes, int begin, int limit) {
        int at = begin;
        long value = 0;
        while (at < limit) {
            int digit = bytes[at] - '0';
            if (digit < 0 || digit > 9) {
                break;
            }
            value = value * 10 + digit;
            at++;
        }
        int digits = at - begin;
        if (digits == 0) {
            return -1;
        }
        int missing = stepScale;
        boolean offStep = false;
        if (at < limit && bytes[at] == '.') {
            int fraction = ++at;
            int reach = Math.min(limit, at + stepScale);
            while (at < reach) {
                int digit = bytes[at] - '0';
                if (digit < 0 || digit > 9) {
                    break;
                }
                value = value * 10 + digit;
                at++;
            }
            int read = at - fraction;
            missing -= read;
            digits += read;
            int rest = at;
            int seen = 0;
            while (at < limit && bytes[at] >= '0' && bytes[at] <= '9') {
                seen |= bytes[at++];
            }
            offStep = rest < at && seen != '0';
            if (at == fraction) {
                return -1;
            }
        }
        steps = finish(value, digits + missing, missing, offStep);
        return at;
    }

    private long finish(long value, int digits, int missing, boolean offStep) {
        if (digits > MAX_DIGITS) {
            return TOO_LARGE;
        }
        long scaled = value;
        for (int i = 0; i < missing; i++) {
            scaled *= 10;
        }
        if (offStep) {
            return OFF_STEP;
        }
        if (scaled >= Step.EXACT_LIMIT) {
            return TOO_LARGE;
        }
        if (stepMantissa == 1) {
            return scaled;
        }
        return scaled % stepMantissa == 0 ? scaled / stepMantissa : OFF_STEP;
    }
}
