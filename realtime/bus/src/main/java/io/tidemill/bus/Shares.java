package io.tidemill.bus;

import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.pulsar.client.admin.PulsarAdmin;
import org.apache.pulsar.client.admin.PulsarAdminException;
import org.apache.pulsar.client.api.Consumer;
import org.apache.pulsar.client.api.ConsumerEventListener;
import org.apache.pulsar.client.api.Producer;
import org.apache.pulsar.client.api.PulsarClient;
import org.apache.pulsar.client.api.PulsarClientException;
import org.apache.pulsar.client.api.SubscriptionType;

/**
 * Divides work among the members of a group, which come and go: there is a fixed number of shares, and each belongs to one member.
 * A share is a partition of a topic on which nothing is ever published, and its member the active consumer of a failover
 * subscription, so that the broker, who knows who lives, deals them out evenly
 * (<a href="https://pulsar.apache.org/docs/next/concepts-messaging/#failover">Pulsar, failover subscriptions</a>).
 *
 * <p>A member that loses its connection learns only later that its shares are another's: for that long both believe to have them.
 * Who must never do a thing twice needs a second guard where it is done.
 *
 * <p><b>Thread:</b> any.
 */
public final class Shares implements AutoCloseable {
    private static final String SUBSCRIPTION = "shares";

    private final Set<Integer> held = new ConcurrentSkipListSet<>();
    private final AtomicLong changes = new AtomicLong();
    private final int count;
    private final Consumer<byte[]> consumer;
    private final Producer<byte[]> name;

    private Shares(PulsarClient client, String topic, int count, String member, Producer<byte[]> name)
            throws PulsarClientException {
        this.count = count;
        this.name = name;
        consumer = client.newConsumer()
                .topic(topic)
                .subscriptionName(SUBSCRIPTION)
                .subscriptionType(SubscriptionType.Failover)
                .consumerName(member)
                .consumerEventListener(new Changes())
                .receiverQueueSize(1)
                .subscribe();
    }

    /**
     * Joins a group.
     *
     * @param name holds the name of the member; is closed with the result, or if this fails
     */
    static Shares join(
            PulsarClient client, PulsarAdmin admin, String topic, int count, String member, Producer<byte[]> name) {
        boolean joined = false;
        try {
            requireCount(admin, topic, count);
            Shares shares = new Shares(client, topic, count, member, name);
            joined = true;
            return shares;
        } catch (PulsarAdminException | PulsarClientException e) {
            throw new BusException(member + " cannot join " + topic + ": " + e.getMessage(), e);
        } finally {
            if (!joined) {
                name.closeAsync();
            }
        }
    }

    private static void requireCount(PulsarAdmin admin, String topic, int count) throws PulsarAdminException {
        try {
            admin.topics().createPartitionedTopic(topic, count);
        } catch (PulsarAdminException.ConflictException e) {
            int there = admin.topics().getPartitionedTopicMetadata(topic).partitions;
            if (there != count) {
                throw new BusException(
                        "the number of shares of " + topic + " must be the same for all members and for good, " + there
                                + ", was " + count,
                        e);
            }
        }
    }

    /** How many shares there are, held by anybody or nobody. */
    public int count() {
        return count;
    }

    /** The shares of this member now, from 0. */
    public Set<Integer> held() {
        return new TreeSet<>(held);
    }

    /** Goes up with each share that comes or goes. */
    public long changes() {
        return changes.get();
    }

    /** Leaves the group; its shares go to the other members. */
    @Override
    public void close() {
        try {
            consumer.close();
        } catch (PulsarClientException e) {
            throw new BusException("shares of " + consumer.getTopic() + " cannot be given back: " + e.getMessage(), e);
        } finally {
            name.closeAsync();
            held.clear();
            changes.incrementAndGet();
        }
    }

    /** Told by threads of the client. */
    private final class Changes implements ConsumerEventListener {
        private static final long serialVersionUID = 1;

        @Override
        public void becameActive(Consumer<?> of, int share) {
            if (held.add(share)) {
                changes.incrementAndGet();
            }
        }

        @Override
        public void becameInactive(Consumer<?> of, int share) {
            if (held.remove(share)) {
                changes.incrementAndGet();
            }
        }
    }
}
