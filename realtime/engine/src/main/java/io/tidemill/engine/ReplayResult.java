package io.tidemill.engine;

import org.jspecify.annotations.Nullable;

/**
 * What came of a replay.
 *
 * @param outcome whether engine and journal agree
 * @param records in the journal, seals included, as far as it was read
 * @param inputs that the engine consumed
 * @param commands that the engine gave, as the journal has them
 * @param sealedRecords records that a seal vouches for
 * @param tornBytes bytes behind the last whole record
 * @param journalHash SHA-256 of the journal as far as it was read
 * @param replayHash SHA-256 of the journal that the engine wrote now; equal to {@code journalHash} when all is equal
 * @param commandsHash SHA-256 of the commands that the engine gave now
 * @param difference the first one; null if there is none
 */
public record ReplayResult(
        Outcome outcome,
        long records,
        long inputs,
        long commands,
        long sealedRecords,
        long tornBytes,
        String journalHash,
        String replayHash,
        String commandsHash,
        @Nullable Difference difference) {

    /** Whether every byte is what the engine writes now, and the last seal is there. */
    public boolean equal() {
        return outcome == Outcome.EQUAL;
    }

    /** Whether engine and journal agree. */
    public enum Outcome {
        /** Every byte is the same, from the first to the last seal. */
        EQUAL,
        /** All that is there is the same, but the journal was never closed: its writer died, or its end is lost. */
        UNFINISHED,
        /** Something else stands there, or a seal is broken. */
        DIFFERENT
    }

    /**
     * Where engine and journal part.
     *
     * @param index of the record, from 0, seals included
     * @param byteOffset of the record in the file
     * @param expected what the engine gives, for people
     * @param got what the journal has, for people
     */
    public record Difference(long index, long byteOffset, String expected, String got) {}
}
