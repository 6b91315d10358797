package io.tidemill.archiver;

import io.tidemill.bus.Bus;
import io.tidemill.bus.Shares;
import java.nio.charset.StandardCharsets;
import java.util.zip.CRC32;

/** Which topics are this archiver's: all, or those of its shares. */
interface Duty extends AutoCloseable {
    /** All topics, for an archiver that is alone. */
    Duty ALL = new Duty() {
        @Override
        public boolean covers(String topic) {
            return true;
        }

        @Override
        public long changes() {
            return 0;
        }

        @Override
        public void close() {
            // nobody waits for what it gives back
        }
    };

    /** Whether a topic is its. */
    boolean covers(String topic);

    /** Goes up when it may have become another. */
    long changes();

    @Override
    void close();

    /** The shares of a member of the group of a name. */
    static Duty shared(Bus bus, ArchiverConfig config) {
        Shares shares = bus.shares(config.name(), config.shares(), config.replica());
        return new Duty() {
            @Override
            public boolean covers(String topic) {
                return shares.held().contains(share(topic, shares.count()));
            }

            @Override
            public long changes() {
                return shares.changes();
            }

            @Override
            public void close() {
                shares.close();
            }
        };
    }

    /** The share of a topic, the same in all processes. */
    static int share(String topic, int shares) {
        CRC32 crc = new CRC32();
        crc.update(topic.getBytes(StandardCharsets.UTF_8));
        return (int) (crc.getValue() % shares);
    }
}
