/**
 * One binary layout for ring, bus and journal: the SBE schema {@code tidemill.xml}, its generated codecs, and the two
 * classes that stand between them and the interfaces of the model.
 *
 * <pre>
 *   MarketEvents ─┐                                              ┌─► MarketEvents
 *   OrderEvents  ─┤                                              ├─► OrderEvents
 *   ControlEvents─┼─► WireWriter ─► MessageSink ··bytes·· WireReader ─► ControlEvents
 *   OrderCommands─┤                 (ring, batch,                ├─► OrderCommands
 *   EngineNotes  ─┤                  journal file)               ├─► EngineNotes
 *   RawFrames    ─┘                                              └─► RawFrames
 * </pre>
 *
 * In files and batches each message stands behind its length: {@link io.tidemill.wire.MessageBatch}.
 */
@NullMarked
package io.tidemill.wire;

import org.jspecify.annotations.NullMarked;
