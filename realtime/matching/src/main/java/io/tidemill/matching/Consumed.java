package io.tidemill.matching;

import io.tidemill.model.HotPath;
import java.util.Arrays;

/**
 * What we took from the levels of one side of a replayed book. The recorded market does not know of it, so it is remembered
 * here until the level is printed with another size; otherwise we could take the same lots again and again.
 */
@HotPath
final class Consumed {
    private long[] prices = new long[16];
    private long[] takenLots = new long[16];
    private long[] levelLots = new long[16];
    private int count;

    /** What is left for us of a level. */
    long left(long priceTicks, long lots) {
        int at = find(priceTicks);
        return at < 0 ? lots : Math.max(0, lots - takenLots[at]);
    }

    /** We took from a level that had this size. */
    void take(long priceTicks, long lots, long ofLots) {
        int at = find(priceTicks);
        if (at < 0) {
            if (count == prices.length) {
                grow();
            }
            at = count++;
            prices[at] = priceTicks;
            takenLots[at] = 0;
        }
        takenLots[at] += lots;
        levelLots[at] = ofLots;
    }

    /** The market printed the level: with another size than we knew, it is new. */
    void refresh(long priceTicks, long lots) {
        int at = find(priceTicks);
        if (at >= 0 && levelLots[at] != lots) {
            removeAt(at);
        }
    }

    /** The market printed this as the best price of the side: what was better is gone. */
    void forgetBetterThan(long priceTicks, int sign) {
        for (int i = count - 1; i >= 0; i--) {
            if ((prices[i] - priceTicks) * sign > 0) {
                removeAt(i);
            }
        }
    }

    void clear() {
        count = 0;
    }

    private void removeAt(int at) {
        count--;
        prices[at] = prices[count];
        takenLots[at] = takenLots[count];
        levelLots[at] = levelLots[count];
    }

    private int find(long priceTicks) {
        for (int i = 0; i < count; i++) {
            if (prices[i] == priceTicks) {
                return i;
            }
        }
        return -1;
    }

    private void grow() {
        prices = Arrays.copyOf(prices, count * 2);
        takenLots = Arrays.copyOf(takenLots, count * 2);
        levelLots = Arrays.copyOf(levelLots, count * 2);
    }
}
