package io.tidemill.rulebreakers.risk;

import io.tidemill.model.HotPath;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.LongSupplier;
import org.slf4j.Logger;

/** Streams, functions, dates and logs. */
@HotPath
record Allocates(LongSupplier time, Logger log) {
    long sum(List<long[]> orders) {
        return orders.stream().mapToLong(order -> order[0]).sum();
    }

    void visit(Map<String, long[]> orders) {
        orders.forEach((name, order) -> order[0]++);
    }

    long seconds(long ns) {
        return Instant.ofEpochSecond(0, ns).getEpochSecond();
    }
}
