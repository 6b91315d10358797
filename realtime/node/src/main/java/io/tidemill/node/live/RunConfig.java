package io.tidemill.node.live;

import io.tidemill.connectors.CodecPorts;
import io.tidemill.connectors.InstrumentIds;
import io.tidemill.connectors.VenueCodec;
import io.tidemill.connectors.VenueRequests;
import io.tidemill.connectors.binance.BinanceCodec;
import io.tidemill.engine.EngineConfig;
import io.tidemill.model.control.ControlEvents;
import io.tidemill.model.market.MarketEvents;
import io.tidemill.model.order.OrderEvents;
import java.util.List;

/**
 * All that the deterministic part of a run is built from. It is the first frame of the run, so that a log of frames needs
 * nothing beside it to be sent again.
 *
 * @param engine configuration of the engine
 * @param instruments names of the instruments that are connected, in the order of their ids
 * @param staleAfterNs silence of a market stream after which it is held to be dead, ns
 */
public record RunConfig(EngineConfig engine, List<String> instruments, long staleAfterNs) {
    /** Copies and checks that each venue is known. */
    public RunConfig {
        instruments = List.copyOf(instruments);
        if (instruments.isEmpty()) {
            throw new IllegalArgumentException("a run must have an instrument, had none");
        }
        for (String name : instruments) {
            if (!name.endsWith("." + BinanceCodec.VENUE)) {
                throw new IllegalArgumentException(
                        "instrument must be of a venue with a connector, " + BinanceCodec.VENUE + ", was " + name);
            }
        }
    }

    /** The usual patience with silence. */
    public static RunConfig of(EngineConfig engine, List<String> instruments) {
        return new RunConfig(engine, instruments, BinanceCodec.STALE_AFTER_NS);
    }

    /** The ids of the instruments. */
    public InstrumentIds ids() {
        return InstrumentIds.inOrder(instruments);
    }

    /** The venue's spelling of the instruments. */
    public List<String> venueSymbols() {
        return instruments.stream()
                .map(name -> name.substring(0, name.indexOf('.')).replace("-", ""))
                .toList();
    }

    /** A codec for each venue of the run. */
    List<VenueCodec> codecs(VenueRequests requests, MarketEvents market, OrderEvents orders, ControlEvents control) {
        return List.of(
                new BinanceCodec(new CodecPorts(ids(), requests, market, orders, control), List.of(), staleAfterNs));
    }
}
