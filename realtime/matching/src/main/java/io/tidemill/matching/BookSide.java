package io.tidemill.matching;

import io.tidemill.model.HotPath;
import io.tidemill.model.market.Side;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** The levels of one side, the best last, so that a change near the best moves few elements. */
@HotPath
final class BookSide {
    private final int sign;
    private PriceLevel[] levels = new PriceLevel[256];
    private int count;

    BookSide(Side side) {
        sign = side.sign();
        for (int i = 0; i < levels.length; i++) {
            levels[i] = new PriceLevel();
        }
    }

    int count() {
        return count;
    }

    @Nullable
    PriceLevel best() {
        return count == 0 ? null : levels[count - 1];
    }

    /** A level, 0 being the best. */
    PriceLevel at(int depth) {
        return levels[count - 1 - depth];
    }

    @Nullable
    PriceLevel find(long priceTicks) {
        int at = indexOf(priceTicks);
        return at < 0 ? null : levels[at];
    }

    PriceLevel findOrAdd(long priceTicks) {
        int at = indexOf(priceTicks);
        if (at >= 0) {
            return levels[at];
        }
        if (count == levels.length) {
            grow();
        }
        int insert = -at - 1;
        PriceLevel unused = levels[count];
        System.arraycopy(levels, insert, levels, insert + 1, count - insert);
        levels[insert] = unused;
        count++;
        unused.priceTicks = priceTicks;
        unused.sizeLots = 0;
        unused.first = null;
        unused.last = null;
        return unused;
    }

    /** Takes an empty level out; its object waits behind the last for reuse. */
    void remove(PriceLevel level) {
        int at = indexOf(level.priceTicks);
        count--;
        System.arraycopy(levels, at + 1, levels, at, count - at);
        levels[count] = level;
    }

    private int indexOf(long priceTicks) {
        int low = 0;
        int high = count - 1;
        while (low <= high) {
            int middle = (low + high) >>> 1;
            long difference = (levels[middle].priceTicks - priceTicks) * sign;
            if (difference < 0) {
                low = middle + 1;
            } else if (difference > 0) {
                high = middle - 1;
            } else {
                return middle;
            }
        }
        return -low - 1;
    }

    private void grow() {
        int old = levels.length;
        levels = Arrays.copyOf(levels, old * 2);
        for (int i = old; i < levels.length; i++) {
            levels[i] = new PriceLevel();
        }
    }
}
