package io.tidemill.node.live;

import io.tidemill.model.instrument.Instrument;
import io.tidemill.wire.MessageSink;
import java.util.function.Consumer;

/**
 * Where a node that connects publishes what it saw. All are called by the connect stage.
 *
 * @param raw takes all frames
 * @param market takes market events
 * @param instruments takes definitions
 */
public record ConnectOutlets(MessageSink raw, MessageSink market, Consumer<Instrument> instruments) {}
