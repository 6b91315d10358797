package io.tidemill.backtester;

import io.tidemill.backtester.statistics.Curve;
import org.jspecify.annotations.Nullable;

/**
 * How one instrument did.
 *
 * @param name of the instrument
 * @param baseAsset that sizes are in
 * @param position at the end, in base; &lt; 0 if short
 * @param averagePrice of that position, in quote; null if flat
 * @param lastMid that it is valued at, in quote; null if there never was one
 * @param profit after fees, in quote
 * @param fees in quote
 * @param turnover in quote
 * @param bought in base
 * @param sold in base
 * @param fills number of executions
 * @param roundTrips number of closed ones
 * @param meanPosition weighted by time, in base
 * @param meanAbsolutePosition weighted by time, in base
 * @param maxAbsolutePosition in base
 * @param exposureShare share of the time with a position
 * @param curve with the columns {@code mid}, {@code midLow}, {@code midHigh} and {@code buyPrice}, {@code sellPrice} (means of
 *     the fills of a stretch, weighted by size) in quote, {@code position}, {@code bought} and {@code sold} in base
 */
public record InstrumentResult(
        String name,
        String baseAsset,
        double position,
        @Nullable Double averagePrice,
        @Nullable Double lastMid,
        double profit,
        double fees,
        double turnover,
        double bought,
        double sold,
        long fills,
        long roundTrips,
        double meanPosition,
        double meanAbsolutePosition,
        double maxAbsolutePosition,
        double exposureShare,
        Curve curve) {}
