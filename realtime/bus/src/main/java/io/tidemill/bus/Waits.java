package io.tidemill.bus;

import java.io.Closeable;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.apache.pulsar.client.api.Message;
import org.apache.pulsar.client.api.PulsarClientException;
import org.apache.pulsar.client.api.Reader;
import org.jspecify.annotations.Nullable;

/** What the readers of this package share. */
final class Waits {
    private Waits() {}

    static @Nullable Message<byte[]> next(Reader<byte[]> reader, Duration wait) throws PulsarClientException {
        int milliseconds = (int) Math.min(Integer.MAX_VALUE, wait.toMillis());
        return reader.readNext(milliseconds, TimeUnit.MILLISECONDS);
    }

    static void close(Closeable part, String topic) {
        try {
            part.close();
        } catch (IOException e) {
            throw new BusException("topic " + topic + " cannot be closed: " + e.getMessage(), e);
        }
    }
}
