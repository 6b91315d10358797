package io.tidemill.bus;

import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.apache.pulsar.client.api.Message;
import org.apache.pulsar.client.api.PulsarClientException;
import org.apache.pulsar.client.api.Reader;
import org.apache.pulsar.client.api.ReaderBuilder;
import org.jspecify.annotations.Nullable;

/** The client's reader of one topic, with failures that name the topic. */
final class ReaderLink implements AutoCloseable {
    private final String topic;
    private final Reader<byte[]> reader;

    private ReaderLink(String topic, Reader<byte[]> reader) {
        this.topic = topic;
        this.reader = reader;
    }

    static ReaderLink open(ReaderBuilder<byte[]> builder, String topic) {
        try {
            return new ReaderLink(topic, builder.topic(topic).create());
        } catch (PulsarClientException e) {
            throw new BusException("topic " + topic + " cannot be read: " + e.getMessage(), e);
        }
    }

    String topic() {
        return topic;
    }

    @Nullable
    Message<byte[]> next(Duration wait) {
        try {
            int milliseconds = (int) Math.min(Integer.MAX_VALUE, wait.toMillis());
            return reader.readNext(milliseconds, TimeUnit.MILLISECONDS);
        } catch (PulsarClientException e) {
            throw new BusException("topic " + topic + " cannot be read: " + e.getMessage(), e);
        }
    }

    boolean hasReachedEnd() {
        try {
            return !reader.hasMessageAvailable();
        } catch (PulsarClientException e) {
            throw endUnknown(e);
        }
    }

    BusPosition end() {
        try {
            return BusPosition.of(reader.getLastMessageIds().get(0));
        } catch (PulsarClientException e) {
            throw endUnknown(e);
        }
    }

    private BusException endUnknown(PulsarClientException cause) {
        return new BusException("the end of topic " + topic + " cannot be asked for: " + cause.getMessage(), cause);
    }

    @Override
    public void close() {
        try {
            reader.close();
        } catch (IOException e) {
            throw new BusException("reader of topic " + topic + " cannot be closed: " + e.getMessage(), e);
        }
    }
}
