package io.tidemill.node.live;

import io.tidemill.connectors.FrameInbox;
import io.tidemill.connectors.VenueConnector;

/** Makes the connector of a node once its door is there. */
@FunctionalInterface
public interface ConnectorFactory {
    /** A connector that is not started and puts its frames there. */
    VenueConnector connector(FrameInbox inbox);
}
