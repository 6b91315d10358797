package io.tidemill.connectors;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The registry as a codec sees it: which instruments are wanted, and the dense id of each. Always answers the same. */
@FunctionalInterface
public interface InstrumentIds {
    /** The answer for an instrument that nobody wants. */
    int NOT_WANTED = -1;

    /**
     * The dense id of an instrument.
     *
     * @param name such as {@code BTC-USDT.BINANCE}
     * @return the id, from 0, or {@link #NOT_WANTED}
     */
    int idOf(String name);

    /**
     * Ids by position.
     *
     * @param names the instruments that are wanted, none of them twice
     * @throws IllegalArgumentException if a name is there twice
     */
    static InstrumentIds inOrder(List<String> names) {
        Map<String, Integer> ids = new LinkedHashMap<>();
        for (String name : names) {
            if (ids.put(name, ids.size()) != null) {
                throw new IllegalArgumentException("instrument must be named once, was twice: " + name);
            }
        }
        return name -> ids.getOrDefault(name, NOT_WANTED);
    }
}
