package io.tidemill.lab.chart;

import java.util.Locale;

/**
 * Colours of all charts. <b>Source:</b> lines: M. Okabe, K. Ito, Color Universal Design, 2008; heat: viridis by N. Smith and
 * S. van der Walt (CC0), nine of its values.
 */
final class Palette {
    static final String RISE = "#009E73";
    static final String FALL = "#D55E00";

    private static final String[] LINES = {"#0072B2", "#D55E00", "#009E73", "#CC79A7", "#E69F00", "#56B4E9", "#000000"};
    private static final int[] HEAT = {
        0x440154, 0x472d7b, 0x3b528b, 0x2c728e, 0x21918c, 0x28ae80, 0x5ec962, 0xaddc30, 0xfde725
    };

    private Palette() {}

    static String line(int index) {
        return LINES[index % LINES.length];
    }

    /** The colour of a share in [0, 1]. */
    static String heat(double share) {
        double at = Math.max(0, Math.min(1, share)) * (HEAT.length - 1);
        int left = (int) Math.min(HEAT.length - 2, Math.floor(at));
        double part = at - left;
        int colour = 0;
        for (int shift = 16; shift >= 0; shift -= 8) {
            int a = HEAT[left] >> shift & 0xff;
            int b = HEAT[left + 1] >> shift & 0xff;
            colour |= (int) Math.round(a + (b - a) * part) << shift;
        }
        return String.format(Locale.ROOT, "#%06x", colour);
    }

    /** The heat colours in plotly's words: share and colour. */
    static Object[][] heatScale() {
        Object[][] scale = new Object[HEAT.length][];
        for (int i = 0; i < HEAT.length; i++) {
            scale[i] = new Object[] {(double) i / (HEAT.length - 1), String.format(Locale.ROOT, "#%06x", HEAT[i])};
        }
        return scale;
    }
}
