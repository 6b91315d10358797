/**
 * Measurements that anyone can take again: {@code tidemill bench NAME}, one JSON line a figure.
 *
 * <pre>
 *   --frames FILE… ─┐                       ┌► book           OrderBook
 *   generated ──────┴► Tape (frames in ─────┼► decode         BinanceCodec
 *   (fixed seed)        memory, name, hash) ├► replay         Backtest
 *                                           ├► lake-read      LakeReader
 *                                           ├► archive        LakeWriter, S3 on loopback
 *                                           └► tick-to-order  TradingNode
 *   generated trades ───────────────────────► lab            Lab, in a JVM on its class path
 * </pre>
 *
 * <p>Each measures the class that runs in production, after a warm-up, in several rounds, and tells the median round. Nothing here is
 * a test: a busy machine gives other figures, so each line says on which machine and commit it was taken.
 */
@NullMarked
package io.tidemill.node.bench;

import org.jspecify.annotations.NullMarked;
