package io.tidemill.node.command;

import io.tidemill.connectors.CodecCounters;
import io.tidemill.node.metrics.Health;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The health of a command that follows a venue in one process: it lives while no part has failed, and works once a book has come.
 *
 * @param failure of a part; null while there is none
 * @param codec what the codec did
 * @param lookup fetches what the figures need
 */
record BookHealth(Supplier<@Nullable Throwable> failure, Supplier<CodecCounters> codec, Runnable lookup)
        implements Health {
    @Override
    public Optional<String> notLive() {
        Throwable cause = failure.get();
        return cause == null ? Optional.empty() : Optional.of("a part has failed: " + cause.getMessage());
    }

    @Override
    public Optional<String> notReady() {
        return codec.get().bookBatches() == 0 ? Optional.of("no book has come yet") : Optional.empty();
    }

    @Override
    public void refresh() {
        lookup.run();
    }
}
