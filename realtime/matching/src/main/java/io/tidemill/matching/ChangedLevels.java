package io.tidemill.matching;

import io.tidemill.model.HotPath;
import io.tidemill.model.market.Side;
import java.util.Arrays;

/** The levels that one request changed, each once, in the order of the first change. */
@HotPath
final class ChangedLevels {
    private Side[] sides = new Side[64];
    private long[] prices = new long[64];
    private int count;

    void clear() {
        count = 0;
    }

    void add(Side side, long priceTicks) {
        for (int i = count - 1; i >= 0; i--) {
            if (prices[i] == priceTicks && sides[i] == side) {
                return;
            }
        }
        if (count == prices.length) {
            sides = Arrays.copyOf(sides, count * 2);
            prices = Arrays.copyOf(prices, count * 2);
        }
        sides[count] = side;
        prices[count] = priceTicks;
        count++;
    }

    int count() {
        return count;
    }

    Side side(int index) {
        return sides[index];
    }

    long priceTicks(int index) {
        return prices[index];
    }
}
