package io.tidemill.backtester;

import io.tidemill.model.instrument.Instrument;
import io.tidemill.model.market.MarketEvents;
import java.util.List;

/**
 * Where a backtest takes its market from: the lake, columns in memory, a generator. It may be replayed any number of times
 * and sends the same events each time.
 */
public interface MarketSource {
    /** The instruments that have events here, in the version that holds for all of them, ordered by id. */
    List<Instrument> instruments();

    /** Sends all events to the consumer on this thread, ordered by receive time, then by arrival. */
    void replay(MarketEvents events);
}
