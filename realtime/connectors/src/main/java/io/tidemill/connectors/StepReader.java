package io.tidemill.connectors;

import io.tidemill.model.HotPath;
import io.tidemill.model.instrument.Step;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/**
 * Reads decimals as whole steps of one instrument. The plain twin is {@link Step#stepsOf}.
 *
 * <p>Binance prints every number with eight digits behind the point. Those are read at once, as one word of eight bytes: digits
 * that the step reaches are moved to its upper end, what stays below is zeros in front, and three multiplications make a number
 * of them; the rest must be zeros. Figures are in the README. All else, and what breaks a rule, is read digit by digit.
 *
 * <p><b>Source:</b> Lemire, SWAR explained: parsing eight digits (lemire.me, 2022-01-21).
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
    private static final VarHandle I64 = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
    private static final int WORD = 8;
    private static final int MAX_WHOLE_DIGITS = 9;
    private static final long ZEROS = 0x3030303030303030L;
    private static final long HIGH_HALVES = 0xF0F0F0F0F0F0F0F0L;
    private static final long SIXES = 0x0606060606060606L;

    private final long stepMantissa;
    private final int stepScale;
    private final long stepsOfOne;
    private long steps;

    /** A reader for values of this step. */
    public StepReader(Step step) {
        stepMantissa = step.mantissa();
        stepScale = step.scale();
        stepsOfOne = stepScale <= WORD ? (long) Math.pow(10, stepScale) : 0;
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
        if (stepsOfOne > 0 && digits <= MAX_WHOLE_DIGITS && at + WORD + 1 < limit && bytes[at] == '.') {
            long word = (long) I64.get(bytes, at + 1);
            int next = bytes[at + 1 + WORD] - '0';
            if (areDigits(word) && (next < 0 || next > 9) && readWord(value, word - ZEROS)) {
                return at + 1 + WORD;
            }
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

    /** Takes a decimal of eight digits behind the point; false if it must be looked at digit by digit. */
    private boolean readWord(long whole, long fraction) {
        long beyond = stepScale == WORD ? 0 : fraction >>> (stepScale * Byte.SIZE);
        long reached = stepScale == 0 ? 0 : fraction << ((WORD - stepScale) * Byte.SIZE);
        long value = whole * stepsOfOne + number(reached);
        if (beyond != 0 || value >= Step.EXACT_LIMIT || (stepMantissa != 1 && value % stepMantissa != 0)) {
            return false;
        }
        steps = stepMantissa == 1 ? value : value / stepMantissa;
        return true;
    }

    /** The number of eight digits, the first of them in the lowest byte: pairs, then fours, then all. */
    private static long number(long digits) {
        long pairs = digits * 10 + (digits >>> Byte.SIZE);
        return ((pairs & 0x000000FF000000FFL) * 0x000F424000000064L
                        + ((pairs >>> 16) & 0x000000FF000000FFL) * 0x0000271000000001L)
                >>> 32;
    }

    private static boolean areDigits(long word) {
        return (word & HIGH_HALVES) == ZEROS && (word + SIXES & HIGH_HALVES) == ZEROS;
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
