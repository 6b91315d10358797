package io.tidemill.connectors;

import io.tidemill.model.HotPath;
import java.nio.charset.StandardCharsets;

/**
 * Walks over JSON in place, without making objects. The caller drives it in the order in which the text is written:
 *
 * <pre>
 *   scanner.wrap(bytes, offset, length);
 *   scanner.enterObject();
 *   while (scanner.nextField()) {
 *       if (scanner.is(PRICE)) price = scanner.readLong(); else scanner.skipValue();
 *   }
 *   if (!scanner.atEnd()) ... refuse
 * </pre>
 *
 * <p>It never throws and never reads beyond the frame. The first byte that does not fit makes it {@linkplain #failed fail}: from
 * then on every question is answered with false or 0, so loops end by themselves and one check at the end is enough. Rejected:
 * exceptions (control flow in the hot path), an index of all structural characters first (two passes; the frames are short and
 * read front to back once).
 *
 * <p><b>Thread:</b> one thread owns it. <b>Cost:</b> about 1 ns a byte, no allocation but by {@link #readText}.
 */
@HotPath
public final class JsonScanner {
    private static final int MAX_DEPTH = 64;
    private static final int MAX_DIGITS = 18;

    private byte[] bytes = new byte[0];
    private int position;
    private int limit;
    private boolean failed;
    private boolean first;
    private int start;
    private int end;
    private boolean escaped;
    private long mantissa;
    private int scale;

    /** A scanner over nothing. */
    public JsonScanner() {}

    /** Begins with a new text. */
    public void wrap(byte[] newBytes, int offset, int length) {
        bytes = newBytes;
        position = offset;
        limit = offset + length;
        failed = false;
        first = false;
    }

    /** Whether something did not fit. */
    public boolean failed() {
        return failed;
    }

    /** Says that the caller found something that does not fit. */
    public void fail() {
        failed = true;
    }

    /** Where the scanner stands in the array. */
    public int position() {
        return position;
    }

    /** Goes back to the beginning of a value that was passed over. */
    public void seek(int newPosition) {
        position = newPosition;
    }

    /** Whether the text was read without fault up to its end. */
    public boolean atEnd() {
        skipSpace();
        return !failed && position == limit;
    }

    /** The first byte of the value that comes next, or 0 if there is none. */
    public byte peek() {
        skipSpace();
        return failed || position >= limit ? 0 : bytes[position];
    }

    /** Enters the object that comes next; its fields follow by {@link #nextField}. */
    public void enterObject() {
        take((byte) '{');
        first = true;
    }

    /** Enters the array that comes next; its elements follow by {@link #nextElement}. */
    public void enterArray() {
        take((byte) '[');
        first = true;
    }

    /** Goes to the next field of the object, whose value must then be read or skipped; false behind the last. */
    public boolean nextField() {
        if (!nextInside((byte) '}')) {
            return false;
        }
        readString();
        take((byte) ':');
        return !failed;
    }

    /** Goes to the next element of the array, which must then be read or skipped; false behind the last. */
    public boolean nextElement() {
        return nextInside((byte) ']');
    }

    /** Whether the newest field or string is this ASCII text. */
    public boolean is(byte[] text) {
        int length = end - start;
        if (failed || length != text.length) {
            return false;
        }
        for (int i = 0; i < length; i++) {
            if (bytes[start + i] != text[i]) {
                return false;
            }
        }
        return true;
    }

    /** The only character of the newest field or string, or 0 if it has none or several. */
    public byte onlyChar() {
        return !failed && end - start == 1 ? bytes[start] : 0;
    }

    /** Where the newest field or string begins in the array. */
    public int start() {
        return start;
    }

    /** Where the newest field or string ends in the array, exclusive. */
    public int end() {
        return end;
    }

    /** The array that is walked over. */
    public byte[] bytes() {
        return bytes;
    }

    /** Passes the comma between two elements of an array whose shape is known. */
    public void separator() {
        take((byte) ',');
    }

    /** Says that the first element of the array just entered is read without {@link #nextElement}. */
    public void firstElement() {
        first = false;
    }

    /** Reads a string; {@link #start} and {@link #end} bound its raw bytes, with escapes as written. */
    public void readString() {
        take((byte) '"');
        start = position;
        end = position;
        escaped = false;
        while (position < limit && !failed) {
            byte next = bytes[position];
            if (next == '"') {
                end = position++;
                return;
            }
            if (next == '\\') {
                escape();
            } else if (next >= 0 && next < ' ') {
                failed = true;
            } else {
                position++;
            }
        }
        failed = true;
        end = start;
    }

    /** Reads a string or null as text; null and a fault are empty. <b>Cost:</b> allocates. */
    public String readText() {
        if (peek() == 'n') {
            skipValue();
            return "";
        }
        readString();
        if (failed) {
            return "";
        }
        String raw = new String(bytes, start, end - start, StandardCharsets.UTF_8);
        return escaped ? JsonText.unescape(raw) : raw;
    }

    /** Reads a whole number that fits 18 digits. */
    public long readLong() {
        skipSpace();
        long sign = 1;
        if (position < limit && bytes[position] == '-') {
            sign = -1;
            position++;
        }
        int begin = position;
        long value = digits(0);
        int count = position - begin;
        if (count == 0 || count > MAX_DIGITS || failed || (count > 1 && bytes[begin] == '0') || !valueEnds()) {
            failed = true;
            return 0;
        }
        return sign * value;
    }

    /** Reads true or false. */
    public boolean readBoolean() {
        byte next = peek();
        skipValue();
        failed |= next != 't' && next != 'f';
        return !failed && next == 't';
    }

    /** Reads a decimal in quotes, as venues print prices: {@link #mantissa} x 10^-{@link #scale}, at most 18 digits. */
    public void readQuotedDecimal() {
        take((byte) '"');
        long sign = 1;
        if (position < limit && bytes[position] == '-') {
            sign = -1;
            position++;
        }
        int begin = position;
        long value = digits(0);
        int count = position - begin;
        scale = 0;
        boolean whole = count > 0;
        if (position < limit && bytes[position] == '.') {
            position++;
            int fraction = position;
            value = digits(value);
            scale = position - fraction;
            count += scale;
            whole &= scale > 0;
        }
        mantissa = sign * value;
        failed |= !whole || count > MAX_DIGITS;
        takeNext((byte) '"');
    }

    /** The digits of the newest decimal. */
    public long mantissa() {
        return mantissa;
    }

    /** How many of the digits of the newest decimal are behind the point. */
    public int scale() {
        return scale;
    }

    /**
     * Reads a decimal in quotes as steps: the digits up to the step's scale count, those behind must be zero.
     *
     * @return the steps, not negative; {@link StepReader#OFF_STEP} or {@link StepReader#TOO_LARGE} when the decimal is well
     *     formed and cannot be had in steps
     */
    public long readQuotedSteps(StepReader step) {
        take((byte) '"');
        if (failed) {
            return 0;
        }
        int close = step.read(bytes, position, limit);
        if (close < 0) {
            failed = true;
            return 0;
        }
        position = close;
        takeNext((byte) '"');
        return step.steps();
    }

    /**
     * Reads {@code ["decimal","decimal"]} as steps, if that is what comes next, to the letter and without a space: the way in which
     * venues print levels. The steps are in the readers then.
     *
     * @return false if something else comes, of which nothing was read
     */
    public boolean readPair(StepReader one, StepReader other) {
        int at = position;
        if (failed || limit - at < 2 || bytes[at] != '[' || bytes[at + 1] != '"') {
            return false;
        }
        int middle = one.read(bytes, at + 2, limit);
        if (middle < 0
                || limit - middle < 3
                || bytes[middle] != '"'
                || bytes[middle + 1] != ','
                || bytes[middle + 2] != '"') {
            return false;
        }
        int last = other.read(bytes, middle + 3, limit);
        if (last < 0 || limit - last < 2 || bytes[last] != '"' || bytes[last + 1] != ']') {
            return false;
        }
        position = last + 2;
        return true;
    }

    /** Passes over the value that comes next, whatever it is. */
    public void skipValue() {
        skipValue(0);
    }

    private void skipValue(int depth) {
        switch (peek()) {
            case '{' -> {
                deeper(depth);
                enterObject();
                while (nextField()) {
                    skipValue(depth + 1);
                }
            }
            case '[' -> {
                deeper(depth);
                enterArray();
                while (nextElement()) {
                    skipValue(depth + 1);
                }
            }
            case '"' -> readString();
            case 't' -> word("true");
            case 'f' -> word("false");
            case 'n' -> word("null");
            default -> skipNumber();
        }
    }

    private void deeper(int depth) {
        failed |= depth >= MAX_DEPTH;
    }

    private void word(String word) {
        for (int i = 0; i < word.length(); i++) {
            takeNext((byte) word.charAt(i));
        }
        failed |= !valueEnds();
    }

    private void skipNumber() {
        if (position < limit && bytes[position] == '-') {
            position++;
        }
        int begin = position;
        skipDigits();
        failed |= position - begin > 1 && bytes[begin] == '0';
        if (position < limit && bytes[position] == '.') {
            position++;
            skipDigits();
        }
        if (position < limit && (bytes[position] | 0x20) == 'e') {
            position++;
            if (position < limit && (bytes[position] == '+' || bytes[position] == '-')) {
                position++;
            }
            skipDigits();
        }
        failed |= !valueEnds();
    }

    private void skipDigits() {
        int begin = position;
        while (position < limit && bytes[position] >= '0' && bytes[position] <= '9') {
            position++;
        }
        failed |= position == begin;
    }

    private long digits(long value) {
        long result = value;
        while (position < limit) {
            int digit = bytes[position] - '0';
            if (digit < 0 || digit > 9) {
                break;
            }
            result = result * 10 + digit;
            position++;
        }
        return result;
    }

    private void escape() {
        escaped = true;
        if (position + 1 >= limit) {
            failed = true;
            return;
        }
        byte kind = bytes[position + 1];
        int length = kind == 'u' ? 6 : 2;
        failed |= "\"\\/bfnrtu".indexOf(kind) < 0 || position + length > limit;
        for (int i = 2; i < length && !failed; i++) {
            failed = Character.digit(bytes[position + i], 16) < 0;
        }
        position += length;
    }

    private boolean nextInside(byte close) {
        skipSpace();
        if (failed || position >= limit) {
            failed = true;
            return false;
        }
        byte next = bytes[position];
        if (next == close) {
            position++;
            first = false;
            return false;
        }
        if (first) {
            first = false;
            return true;
        }
        take((byte) ',');
        return !failed;
    }

    private boolean valueEnds() {
        if (position >= limit) {
            return true;
        }
        byte next = bytes[position];
        return next == ',' || next == '}' || next == ']' || isSpace(next);
    }

    private void take(byte wanted) {
        skipSpace();
        takeNext(wanted);
    }

    private void takeNext(byte wanted) {
        if (!failed && position < limit && bytes[position] == wanted) {
            position++;
        } else {
            failed = true;
        }
    }

    private void skipSpace() {
        while (position < limit && isSpace(bytes[position])) {
            position++;
        }
    }

    private static boolean isSpace(byte b) {
        return b == ' ' || b == '\n' || b == '\r' || b == '\t';
    }
}
