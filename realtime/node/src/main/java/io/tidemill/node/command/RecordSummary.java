package io.tidemill.node.command;

import java.util.List;
import java.util.Map;

/**
 * What a recording did, as its last line says it.
 *
 * @param run number of the run in its data folder
 * @param instruments that were recorded
 * @param lake folder of the lake
 * @param seconds from the first stream to the end of the archive
 * @param frames that came in, of any channel
 * @param refused frames that could not be decoded
 * @param published onto the bus, by the table of the lake that it belongs to
 * @param archived rows that became visible in the lake while this ran, by table; more than was published where the bus still had some
 *     of an earlier run
 * @param gaps gap events
 * @param bookChecks of the rebuilt books with the venue's quotes
 * @param clockSkewMs median of receive time minus event time, by stream
 */
record RecordSummary(
        int run,
        List<String> instruments,
        String lake,
        double seconds,
        long frames,
        long refused,
        Map<String, Long> published,
        Map<String, Long> archived,
        long gaps,
        ImportResult.BookChecks bookChecks,
        Map<String, Double> clockSkewMs) {}
