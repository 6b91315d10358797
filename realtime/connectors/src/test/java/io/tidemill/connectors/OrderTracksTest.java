package io.tidemill.connectors;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class OrderTracksTest {
    private static final int MANY = 5_000;

    private final OrderTracks tracks = new OrderTracks();

    @Test
    void moreOrdersThanThereWasRoomForAreAllOpen() {
        LongStream.rangeClosed(1, MANY).forEach(id -> tracks.opened(id, 0));
        assertThat(open()).isEqualTo(LongStream.rangeClosed(1, MANY).boxed().toList());
    }

    @Test
    void whatEndedIsNotOpenAndItsLotsAreRemembered() {
        for (long id = 1; id <= MANY; id++) {
            tracks.opened(id, 0);
            tracks.saw(id, 0, id);
            if (id % 2 == 0) {
                tracks.ended(id, 0);
                tracks.opened(id, 0);
            }
        }
        assertThat(open())
                .isEqualTo(LongStream.rangeClosed(1, MANY)
                        .filter(id -> id % 2 == 1)
                        .boxed()
                        .toList());
        assertThat(LongStream.rangeClosed(1, MANY)).allMatch(id -> tracks.seenLots(id) == id);
    }

    private List<Long> open() {
        List<Long> asked = new ArrayList<>();
        tracks.askForOpen(new VenueRequests() {
            @Override
            public void snapshot(int instrumentId) {}

            @Override
            public void trades(int instrumentId, long clientOrderId, long venueOrderId) {}

            @Override
            public void openOrders(int instrumentId) {}

            @Override
            public void account() {}

            @Override
            public void reconnect(String stream) {}

            @Override
            public void orderStatus(int instrumentId, long clientOrderId) {
                asked.add(clientOrderId);
            }
        });
        return asked;
    }
}
