package io.tidemill.lab;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/** Says what there is instead of a name that is not there, the most alike first. */
final class Nearest {
    private static final int MOST_NAMES = 12;

    private Nearest() {}

    /** {@code no instrument 'X'; there are: A, B, C}. */
    static LabException unknown(String kind, String name, Collection<String> known) {
        if (known.isEmpty()) {
            return new LabException("no " + kind + " '" + name + "': the lake has none");
        }
        List<String> nearest = known.stream()
                .distinct()
                .sorted(Comparator.<String>comparingInt(each -> distance(name, each))
                        .thenComparing(Comparator.naturalOrder()))
                .toList();
        String more = nearest.size() > MOST_NAMES ? " and " + (nearest.size() - MOST_NAMES) + " more" : "";
        return new LabException("no " + kind + " '" + name + "'; there are: "
                + String.join(", ", nearest.subList(0, Math.min(MOST_NAMES, nearest.size()))) + more);
    }

    /** Letters to change, add or leave out; case does not count. <b>Source:</b> Levenshtein, Soviet Physics Doklady 10, 1966. */
    static int distance(String left, String right) {
        String a = left.toUpperCase(Locale.ROOT);
        String b = right.toUpperCase(Locale.ROOT);
        int[] row = new int[b.length() + 1];
        for (int j = 0; j <= b.length(); j++) {
            row[j] = j;
        }
        for (int i = 1; i <= a.length(); i++) {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j <= b.length(); j++) {
                int changed = diagonal + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.min(changed, 1 + Math.min(row[j], row[j - 1]));
            }
        }
        return row[b.length()];
    }
}
