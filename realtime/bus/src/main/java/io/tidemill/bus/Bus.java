package io.tidemill.bus;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import org.apache.pulsar.client.admin.PulsarAdmin;
import org.apache.pulsar.client.admin.PulsarAdminException;
import org.apache.pulsar.client.api.MessageId;
import org.apache.pulsar.client.api.Producer;
import org.apache.pulsar.client.api.ProducerAccessMode;
import org.apache.pulsar.client.api.ProducerBuilder;
import org.apache.pulsar.client.api.PulsarClient;
import org.apache.pulsar.client.api.PulsarClientException;
import org.apache.pulsar.client.api.Schema;
import org.apache.pulsar.client.api.SizeUnit;
import org.apache.pulsar.common.naming.TopicDomain;

/**
 * A connection to the bus. It outlives restarts of the broker: writers and readers that it opened go on by themselves.
 *
 * <p><b>Thread:</b> any.
 */
public final class Bus implements AutoCloseable {
    private static final Duration BUSY_RETRY = Duration.ofMillis(200);

    private final BusConfig config;
    private final PulsarAdmin admin;
    private final PulsarClient client;
    private final ScheduledExecutorService timers;

    private Bus(BusConfig config, PulsarAdmin admin, PulsarClient client) {
        this.config = config;
        this.admin = admin;
        this.client = client;
        timers = Executors.newSingleThreadScheduledExecutor(task -> {
            Thread thread = new Thread(task, "tidemill-bus-timers");
            thread.setDaemon(true);
            return thread;
        });
    }

    /**
     * Connects, and makes tenant and namespaces where they are missing.
     *
     * @throws BusException if the bus does not answer within the connect timeout; the message names the address
     */
    public static Bus connect(BusConfig config) {
        PulsarAdmin admin = connectAdmin(config);
        boolean connected = false;
        try {
            Bus bus = new Bus(config, admin, connectClient(config));
            connected = true;
            return bus;
        } finally {
            if (!connected) {
                admin.close();
            }
        }
    }

    private static PulsarAdmin connectAdmin(BusConfig config) {
        int timeoutMs = timeoutMs(config);
        PulsarAdmin admin;
        try {
            admin = PulsarAdmin.builder()
                    .serviceHttpUrl(config.adminUrl())
                    .connectionTimeout(timeoutMs, TimeUnit.MILLISECONDS)
                    .readTimeout(timeoutMs, TimeUnit.MILLISECONDS)
                    .requestTimeout(timeoutMs, TimeUnit.MILLISECONDS)
                    .build();
        } catch (PulsarClientException e) {
            throw unreachable("bus.admin-url", config.adminUrl(), e);
        }
        try {
            new BusSetup(admin, config).apply();
            return admin;
        } catch (PulsarAdminException e) {
            admin.close();
            throw unreachable("bus.admin-url", config.adminUrl(), e);
        }
    }

    private static PulsarClient connectClient(BusConfig config) {
        int timeoutMs = timeoutMs(config);
        PulsarClient client;
        try {
            client = PulsarClient.builder()
                    .loadConf(Map.of("statsIntervalSeconds", 0L))
                    .serviceUrl(config.url())
                    .connectionTimeout(timeoutMs, TimeUnit.MILLISECONDS)
                    .operationTimeout(timeoutMs, TimeUnit.MILLISECONDS)
                    .lookupTimeout(timeoutMs, TimeUnit.MILLISECONDS)
                    .maxBackoffInterval(1, TimeUnit.SECONDS)
                    // Writers bound what waits, each its own; a bound of the client would block inside of a send.
                    .memoryLimit(0, SizeUnit.BYTES)
                    .build();
        } catch (PulsarClientException e) {
            throw unreachable("bus.url", config.url(), e);
        }
        boolean answered = false;
        try {
            answered = answers(client, timeoutMs);
            return client;
        } catch (ExecutionException | TimeoutException e) {
            throw unreachable("bus.url", config.url(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw unreachable("bus.url", config.url(), e);
        } finally {
            if (!answered) {
                client.closeAsync();
            }
        }
    }

    /** Asks for a topic that nobody uses: that there is none is an answer. */
    private static boolean answers(PulsarClient client, int timeoutMs)
            throws ExecutionException, InterruptedException, TimeoutException {
        try {
            client.getPartitionsForTopic(Topics.control("is-anybody-there"), false)
                    .get(timeoutMs, TimeUnit.MILLISECONDS);
        } catch (ExecutionException e) {
            if (!(e.getCause() instanceof PulsarClientException.TopicDoesNotExistException)) {
                throw e;
            }
        }
        return true;
    }

    private static int timeoutMs(BusConfig config) {
        return (int) Math.min(Integer.MAX_VALUE, config.connectTimeout().toMillis());
    }

    private static BusException unreachable(String key, String url, Exception cause) {
        return new BusException("the bus does not answer at " + url + " (" + key + "): " + cause, cause);
    }

    /**
     * Opens a writer.
     *
     * @param writerName names the source of the messages. It stays the same through restarts of its process, and one
     *     process at a time uses it: the topic tells by it what it has already
     * @param onFailure is told once if the writer fails for good, by another thread
     * @throws BusException if the topic cannot be opened within the connect timeout, or another writer has the name
     */
    public TopicWriter writer(String topic, String writerName, Consumer<BusException> onFailure) {
        ProducerBuilder<byte[]> builder = unbatched(topic).producerName(writerName);
        // Pending payloads wait for as long as the writer lets them.
        builder.sendTimeout(0, TimeUnit.SECONDS);
        return new TopicWriter(topic, PayloadProducer.of(create(builder, topic)), config, timers, onFailure);
    }

    /**
     * Opens a reader that gives the payloads behind a position.
     *
     * @param after the last payload that its user has; {@link BusPosition#EARLIEST} when he has none
     * @throws BusException if the topic cannot be opened within the connect timeout, or ends before the position
     */
    public TopicReader reader(String topic, BusPosition after) {
        return TopicReader.open(client, topic, after);
    }

    /**
     * Opens the writing end of a lane. Where only one may write, a second one waits for the first to go for as long as the connect
     * timeout.
     *
     * @param name of what the lane is about: a venue or an account
     * @param writer says to people who writes: role and process; a number is added that no other writer has
     * @throws BusException if the lane has a writer, which the message names, or cannot be opened within the connect timeout
     */
    public LaneWriter laneWriter(LaneKind kind, String name, String writer) {
        String topic = Topics.lane(kind, name);
        ProducerBuilder<byte[]> builder =
                unbatched(topic).producerName(writer + "-" + Long.toString(System.currentTimeMillis(), 36));
        builder.initialSequenceId(-1);
        builder.sendTimeout(0, TimeUnit.SECONDS);
        if (kind.writers() == LaneKind.Writers.ONE) {
            builder.accessMode(ProducerAccessMode.Exclusive);
        }
        return new LaneWriter(topic, kind.delivery(), PayloadProducer.of(create(builder, topic)), config);
    }

    /**
     * Opens the reading end of a lane: gives what is written from now on.
     *
     * @param name of what the lane is about: a venue or an account
     * @throws BusException if it cannot be opened within the connect timeout
     */
    public LaneReader laneReader(LaneKind kind, String name) {
        return new LaneReader(ReaderLink.open(
                client.newReader(Schema.BYTES)
                        .startMessageId(MessageId.latest)
                        .receiverQueueSize(LaneReader.FETCH_AHEAD),
                Topics.lane(kind, name)));
    }

    /**
     * Joins a group whose members divide its work.
     *
     * @param group its name
     * @param count into how many shares the work is divided; the same for all members, and for good
     * @param member a name that no other living member has, and that stays the same through restarts
     * @throws BusException if it cannot be joined within the connect timeout, another has the name, or the group has
     *     another number of shares
     */
    public Shares shares(String group, int count, String member) {
        ProducerBuilder<byte[]> name =
                unbatched(Topics.shareMember(group, member)).producerName(member);
        return Shares.join(
                client, admin, Topics.shares(group), count, member, create(name, Topics.shareMember(group, member)));
    }

    /**
     * Opens a control topic.
     *
     * @param kind what it is about: {@code instruments}, {@code promotions}
     * @throws BusException if it cannot be opened within the connect timeout
     */
    public ControlTopic control(String kind) {
        String topic = Topics.control(kind);
        ProducerBuilder<byte[]> builder = unbatched(topic);
        builder.sendTimeout((int) config.sendTimeout().toMillis(), TimeUnit.MILLISECONDS);
        return new ControlTopic(topic, client, admin, create(builder, topic), config.connectTimeout());
    }

    private ProducerBuilder<byte[]> unbatched(String topic) {
        return client.newProducer(Schema.BYTES)
                .topic(topic)
                .enableBatching(false)
                .maxPendingMessages(0)
                .blockIfQueueFull(false);
    }

    /** A process that was killed holds its name until the broker has seen its connection end. */
    private Producer<byte[]> create(ProducerBuilder<byte[]> builder, String topic) {
        long end = System.nanoTime() + config.connectTimeout().toNanos();
        while (true) {
            try {
                return builder.create();
            } catch (PulsarClientException.ProducerBusyException | PulsarClientException.ProducerFencedException e) {
                if (System.nanoTime() - end > 0) {
                    throw new BusException("topic " + topic + " has another writer: " + e.getMessage(), e);
                }
                pause(topic);
            } catch (PulsarClientException e) {
                throw new BusException("topic " + topic + " cannot be written: " + e.getMessage(), e);
            }
        }
    }

    private static void pause(String topic) {
        try {
            Thread.sleep(BUSY_RETRY.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new BusException("interrupted while waiting for the name of a writer of " + topic, e);
        }
    }

    /**
     * The topics that a namespace has now, sorted: full names, as {@link #reader} takes them. Of a partitioned topic
     * each partition is one, with positions of its own.
     *
     * @param namespace one of the constants of {@link Topics}
     * @throws BusException if the bus cannot be asked
     */
    public List<String> topics(String namespace) {
        try {
            return admin.topics().getList(Topics.namespace(namespace), TopicDomain.persistent).stream()
                    .filter(topic -> !Topics.name(topic).startsWith("__"))
                    .sorted()
                    .toList();
        } catch (PulsarAdminException e) {
            throw new BusException("topics of " + namespace + " cannot be listed: " + e.getMessage(), e);
        }
    }

    /**
     * Has the bus keep all payloads behind a position for a holder, whatever their age, until he moves it on. Without a
     * holder a payload goes when its retention is over, read or not.
     *
     * @param holder who will read them, by a name that stays the same: {@code archiver}
     * @param after the last payload that he has for good
     * @throws BusException if the broker does not answer within the connect timeout
     */
    public void hold(String topic, String holder, BusPosition after) {
        try {
            if (admin.topics().getSubscriptions(topic).contains(holder)) {
                admin.topics().resetCursor(topic, holder, after.messageId(), true);
            } else {
                admin.topics().createSubscription(topic, holder, after.messageId());
            }
        } catch (PulsarAdminException e) {
            throw new BusException(topic + " cannot be held for " + holder + ": " + e.getMessage(), e);
        }
    }

    /** Closes the connection; writers must be closed before, because what they still hold is dropped. */
    @Override
    public void close() {
        try {
            client.close();
        } catch (PulsarClientException e) {
            throw new BusException("the connection to " + config.url() + " cannot be closed: " + e.getMessage(), e);
        } finally {
            timers.shutdownNow();
            admin.close();
        }
    }
}
