package io.tidemill.matching;

import io.tidemill.model.HotPath;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/**
 * What one account holds: free and locked, by asset, exact to {@value Money#SCALE} digits. Assets are addressed by a dense
 * index, given once.
 *
 * <p><b>Unit:</b> whole numbers of {@code 10^-8} of the asset. <b>Thread:</b> one thread owns it.
 */
@HotPath
public final class Ledger {
    private final List<String> assets = new ArrayList<>();
    private long[] free = new long[4];
    private long[] locked = new long[4];

    /** An account that holds this at the start, all of it free. */
    public Ledger(Map<String, BigDecimal> balances) {
        balances.forEach((asset, amount) -> free[index(asset)] = amount.movePointRight(Money.SCALE)
                .setScale(0, RoundingMode.DOWN)
                .longValueExact());
    }

    /** The index of an asset; a new asset gets one and holds nothing. */
    public int index(String asset) {
        for (int i = 0; i < assets.size(); i++) {
            if (assets.get(i).equals(asset)) {
                return i;
            }
        }
        assets.add(asset);
        if (assets.size() > free.length) {
            free = Arrays.copyOf(free, free.length * 2);
            locked = Arrays.copyOf(locked, locked.length * 2);
        }
        return assets.size() - 1;
    }

    /** Number of assets that were ever named. */
    public int assets() {
        return assets.size();
    }

    /** Name of an asset. */
    public String asset(int index) {
        return assets.get(index);
    }

    /** What may be spent. */
    public long free(int asset) {
        return free[asset];
    }

    /** What open orders hold. */
    public long locked(int asset) {
        return locked[asset];
    }

    /** Moves an amount from free to locked; does nothing and answers false if there is not enough. */
    public boolean lock(int asset, long mantissa) {
        if (free[asset] < mantissa) {
            return false;
        }
        free[asset] -= mantissa;
        locked[asset] += mantissa;
        return true;
    }

    /** Moves an amount from locked back to free. */
    public void unlock(int asset, long mantissa) {
        spend(asset, mantissa);
        free[asset] += mantissa;
    }

    /** Takes an amount out of what is locked. */
    public void spend(int asset, long mantissa) {
        if (locked[asset] < mantissa) {
            throw new IllegalStateException("locked " + assets.get(asset) + " must cover what is taken from it, was "
                    + locked[asset] + " and taken " + mantissa);
        }
        locked[asset] -= mantissa;
    }

    /** Adds an amount to what is free; &lt; 0 takes it away, such as a fee. */
    public void receive(int asset, long mantissa) {
        free[asset] += mantissa;
    }
}
