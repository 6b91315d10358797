package io.tidemill.node.demo;

import io.tidemill.node.live.JournalDigest;
import java.util.List;
import java.util.Map;

/**
 * What a demo leaves in {@code summary.json}.
 *
 * @param ok whether every check held
 * @param failures the checks that did not hold, in words
 * @param market where the frames came from
 * @param framesRead market frames that came from the venue's stream
 * @param events published on the bus, by the table that they belong to
 * @param rows in the lake by table
 * @param gaps in the market data
 * @param bookChecks book rebuilt from the lake against quotes of the same id
 * @param orders that left
 * @param denied orders that the risk gate kept
 * @param fills applied
 * @param trials of all sweeps
 * @param promotedSet parameter set that was promoted
 * @param swapEvent where in the journal the engine swapped
 * @param ordersBySet orders by the parameter set that made them
 * @param gates what each gate said, and what the strict policy would have said
 * @param journalHash SHA-256 of the journal
 * @param replayHash SHA-256 of the journal that the replay of the journal wrote
 * @param rawReplayHash SHA-256 of the journal that the replay of the raw frames wrote
 * @param peakMemoryMb of all processes together
 * @param stageSeconds wall time by stage
 * @param clockSkewMs venue minus ours, median by stream, as measured
 */
record Summary(
        boolean ok,
        List<String> failures,
        String market,
        long framesRead,
        Map<String, Long> events,
        Map<String, Long> rows,
        long gaps,
        BookChecks bookChecks,
        long orders,
        long denied,
        long fills,
        long trials,
        String promotedSet,
        List<JournalDigest.Swap> swapEvent,
        Map<String, Long> ordersBySet,
        List<Gate> gates,
        String journalHash,
        String replayHash,
        String rawReplayHash,
        long peakMemoryMb,
        Map<String, Double> stageSeconds,
        Map<String, Double> clockSkewMs) {

    /** Comparisons of book and quote. */
    record BookChecks(long compared, long equal) {}

    /** The answer of a gate of the demo's policy, and the strict one's beside it. */
    record Gate(String gate, boolean passed, String detail, boolean strictPassed, String strictDetail) {}
}
