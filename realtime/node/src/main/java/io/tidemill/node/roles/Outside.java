package io.tidemill.node.roles;

import io.tidemill.connectors.CredentialSource;
import io.tidemill.connectors.FrameInbox;
import io.tidemill.connectors.VenueConnector;
import io.tidemill.connectors.binance.BinanceConfig;
import io.tidemill.model.Clock;
import io.tidemill.node.live.RunConfig;
import io.tidemill.node.platform.VenueSockets;
import io.tidemill.strategies.Strategies;
import io.tidemill.strategy.StrategyCatalog;

/** What is on the far side of the roles: venues and strategies. A measurement has its own. <b>Thread:</b> safe. */
public interface Outside {
    /** Real sockets, and the strategies that there are. */
    Outside REAL = new Outside() {
        @Override
        public StrategyCatalog strategies() {
            return Strategies.catalog();
        }

        @Override
        public Venue venue(BinanceConfig venue, RunConfig run, CredentialSource keys, Clock clock) {
            VenueSockets sockets = new VenueSockets();
            return new Venue() {
                @Override
                public VenueConnector connector(FrameInbox inbox) {
                    return sockets.connector(venue, run, keys, inbox, clock);
                }

                @Override
                public void close() {
                    sockets.close();
                }
            };
        }
    };

    /** The kinds of strategies that may trade. */
    StrategyCatalog strategies();

    /** A venue that is not spoken with yet. */
    Venue venue(BinanceConfig venue, RunConfig run, CredentialSource keys, Clock clock);

    /** One venue. */
    interface Venue extends AutoCloseable {
        /** A connector that is not started. */
        VenueConnector connector(FrameInbox inbox);

        @Override
        void close();
    }
}
