package io.tidemill.bus;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Groups on a real broker. */
class SharesIT {
    private static final int COUNT = 8;
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final Bus bus = TestBroker.connect();

    @AfterEach
    void close() {
        bus.close();
    }

    @Test
    void eachShareBelongsToOneMemberHoweverManyThereAre() {
        try (Shares first = bus.shares("some", COUNT, "member-0")) {
            await().atMost(PATIENCE).until(() -> first.held().size() == COUNT);
            try (Shares second = bus.shares("some", COUNT, "member-1")) {
                await().atMost(PATIENCE).until(() -> areDealt(List.of(first, second)));
                assertThat(first.held()).hasSize(COUNT / 2);
                long before = first.changes();
                try (Shares third = bus.shares("some", COUNT, "member-2")) {
                    await().atMost(PATIENCE)
                            .until(() -> areDealt(List.of(first, second, third))
                                    && third.held().size() >= 2);
                    assertThat(first.changes()).isGreaterThan(before);
                }
                await().atMost(PATIENCE).until(() -> areDealt(List.of(first, second)));
            }
            await().atMost(PATIENCE).until(() -> first.held().size() == COUNT);
        }
    }

    @Test
    void aNameIsOneMembersAndTheNumberOfSharesStays() {
        try (Shares first = bus.shares("named", COUNT, "member-0");
                Bus other =
                        Bus.connect(TestBroker.config().withTimeouts(Duration.ofSeconds(2), Duration.ofSeconds(2)))) {
            assertThat(first.count()).isEqualTo(COUNT);
            assertThatThrownBy(() -> other.shares("named", COUNT, "member-0"))
                    .isInstanceOf(BusException.class)
                    .hasMessageContaining("shares/named.member-0 has another writer");
            assertThatThrownBy(() -> other.shares("named", 3, "member-1"))
                    .isInstanceOf(BusException.class)
                    .hasMessageContaining("must be the same for all members and for good, 8, was 3");
        }
    }

    private static boolean areDealt(List<Shares> members) {
        Set<Integer> all = new TreeSet<>();
        int held = 0;
        for (Shares member : members) {
            all.addAll(member.held());
            held += member.held().size();
        }
        return all.size() == COUNT
                && held == COUNT
                && members.stream().noneMatch(one -> one.held().isEmpty());
    }
}
