package io.tidemill.node.command;

import java.util.List;
import java.util.Map;

/**
 * What an import of frame files did.
 *
 * @param files each with what became of it, in order
 * @param instruments that the lake has rows of now, with tick and lot
 * @param framesRead lines that went through the codec
 * @param events that the codec made of them, by the name of their table
 * @param rows that became visible in the lake, by table
 * @param gaps gap events
 * @param bookChecks of the rebuilt book with the venue's quotes
 * @param refused frames, by reason; those without any are left out
 * @param diffsWithoutSnapshot diffs that left no rows, because no snapshot came before them
 * @param seconds that it took
 */
record ImportResult(
        List<FileResult> files,
        List<String> instruments,
        long framesRead,
        Map<String, Long> events,
        Map<String, Long> rows,
        long gaps,
        BookChecks bookChecks,
        Map<String, Long> refused,
        long diffsWithoutSnapshot,
        double seconds) {
    /**
     * One file.
     *
     * @param sha256 of its bytes: by this the lake knows it again
     * @param frames that were read from it
     * @param imported false if the lake had all of it before
     */
    record FileResult(String file, String sha256, long frames, boolean imported) {}

    /** Pairs of a rebuilt book and a quote of the same update that were compared, and how many were equal. */
    record BookChecks(long compared, long equal) {}
}
