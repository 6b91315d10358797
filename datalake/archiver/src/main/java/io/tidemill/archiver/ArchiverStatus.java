package io.tidemill.archiver;

import java.util.Map;

/**
 * How the archiver stands.
 *
 * @param topics that it follows
 * @param payloads taken since its start
 * @param eventsByTopic events of each topic so far, from the topic's start
 * @param rowsByTable rows committed since its start, by name of the table
 * @param uncommittedRows rows that are not yet visible
 * @param commits made since its start
 * @param refusedCommits commits that the lake refused and that were tried again
 * @param lagMs age of the newest payload that was taken, of the topic that is furthest behind; 0 when all are at their end
 */
public record ArchiverStatus(
        int topics,
        long payloads,
        Map<String, Long> eventsByTopic,
        Map<String, Long> rowsByTable,
        long uncommittedRows,
        long commits,
        long refusedCommits,
        long lagMs) {
    /** Copies. */
    public ArchiverStatus {
        eventsByTopic = Map.copyOf(eventsByTopic);
        rowsByTable = Map.copyOf(rowsByTable);
    }
}
