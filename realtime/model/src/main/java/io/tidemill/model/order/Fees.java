package io.tidemill.model.order;

import io.tidemill.model.instrument.Instrument;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;

/**
 * What the fills of one instrument cost in fees: exact by asset, and valued in quote where the instrument itself tells how.
 *
 * <p><b>Thread:</b> one thread owns it. <b>Cost:</b> allocates for the first fee in an asset only.
 */
public final class Fees {
    private static final int INITIAL_ASSETS = 4;

    private final Instrument instrument;
    private final double quotePerTick;
    private String[] assets = new String[INITIAL_ASSETS];
    private long[] mantissas = new long[INITIAL_ASSETS];
    private int[] scales = new int[INITIAL_ASSETS];
    private int count;
    private double quote;

    Fees(Instrument instrument) {
        this.instrument = instrument;
        this.quotePerTick = instrument.tick().toDouble(1);
    }

    void add(long mantissa, int scale, String asset, long priceTicks) {
        if (mantissa == 0) {
            return;
        }
        int at = find(asset);
        if (scale > scales[at]) {
            mantissas[at] = Math.multiplyExact(mantissas[at], power(scale - scales[at]));
            scales[at] = scale;
        }
        mantissas[at] = Math.addExact(mantissas[at], Math.multiplyExact(mantissa, power(scales[at] - scale)));
        double amount = (double) mantissa / power(scale);
        if (asset.equals(instrument.quote())) {
            quote += amount;
        } else if (asset.equals(instrument.base())) {
            quote += amount * priceTicks * quotePerTick;
        }
    }

    /**
     * Fees in quote, those in base valued at the price of their fill. Fees in a third asset are not in it: this instrument
     * does not tell their price; {@link #exact} has them.
     */
    public double quote() {
        return quote;
    }

    /** Fees by asset, exact. Cold path: allocates. */
    public Map<String, BigDecimal> exact() {
        Map<String, BigDecimal> all = new TreeMap<>();
        for (int i = 0; i < count; i++) {
            all.put(assets[i], BigDecimal.valueOf(mantissas[i], scales[i]));
        }
        return all;
    }

    private int find(String asset) {
        for (int i = 0; i < count; i++) {
            if (assets[i].equals(asset)) {
                return i;
            }
        }
        if (count == assets.length) {
            assets = Arrays.copyOf(assets, count * 2);
            mantissas = Arrays.copyOf(mantissas, count * 2);
            scales = Arrays.copyOf(scales, count * 2);
        }
        assets[count] = asset;
        return count++;
    }

    private static long power(int digits) {
        long power = 1;
        for (int i = 0; i < digits; i++) {
            power = Math.multiplyExact(power, 10L);
        }
        return power;
    }
}
