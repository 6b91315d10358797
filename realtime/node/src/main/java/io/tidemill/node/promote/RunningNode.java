package io.tidemill.node.promote;

import io.tidemill.bus.Bus;
import io.tidemill.bus.BusException;
import io.tidemill.bus.BusPosition;
import io.tidemill.bus.ControlTopic;
import io.tidemill.bus.Payload;
import io.tidemill.bus.TopicReader;
import io.tidemill.model.promotion.Promotion;
import io.tidemill.node.live.SwapWatch;
import io.tidemill.node.platform.Endpoints;
import io.tidemill.node.platform.EndpointsFile;
import io.tidemill.node.platform.NotRunningException;
import io.tidemill.node.platform.VenueNode;
import io.tidemill.node.platform.WallClock;
import io.tidemill.strategies.Strategies;
import io.tidemill.wire.WireWriter;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/** The node that runs on a data folder, seen from another process. <b>Thread:</b> one thread owns it. */
final class RunningNode implements AutoCloseable {
    private static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(5);
    private static final Duration SEND_TIMEOUT = Duration.ofSeconds(10);
    private static final Duration POLL = Duration.ofMillis(200);

    private final WallClock clock = new WallClock();
    private final Endpoints endpoints;
    private final Bus bus;
    private final ControlTopic promotions;

    private RunningNode(Endpoints endpoints, Bus bus) {
        this.endpoints = endpoints;
        this.bus = bus;
        promotions = bus.control(VenueNode.PROMOTIONS);
    }

    /**
     * Finds it.
     *
     * @throws NotRunningException if none runs
     * @throws IOException if the folder cannot be read
     */
    static RunningNode open(Path data) throws IOException {
        String nothing = "nothing runs on the data folder " + data;
        String remedy = "; start it with tidemill up --data " + data;
        Endpoints endpoints = EndpointsFile.read(data)
                .orElseThrow(() -> new NotRunningException(nothing + " (it has no endpoints.json)" + remedy, null));
        if (!endpoints.isAlive()) {
            throw new NotRunningException(
                    nothing + " (its endpoints.json was left by process " + endpoints.processId() + ", which has ended)"
                            + remedy,
                    null);
        }
        try {
            return connected(endpoints);
        } catch (BusException e) {
            throw new NotRunningException(
                    nothing + " (the broker of its endpoints.json does not answer: " + e.getMessage() + ")" + remedy,
                    e);
        }
    }

    private static RunningNode connected(Endpoints endpoints) {
        Bus bus = Bus.connect(endpoints.bus().withTimeouts(CONNECT_TIMEOUT, SEND_TIMEOUT));
        try {
            return new RunningNode(endpoints, bus);
        } catch (BusException e) {
            bus.close();
            throw e;
        }
    }

    /** Number of its run. */
    int run() {
        return endpoints.run();
    }

    /** The promotions that its control topic still has, in order. */
    List<Published> published() {
        return Published.onTopic(promotions);
    }

    /** What its strategies trade with, given what was published. */
    List<Trading> trading(List<Published> published) {
        return Trading.of(endpoints.config().engine(), Strategies.catalog(), published);
    }

    /**
     * Publishes a promotion, and waits for what the engine makes of it.
     *
     * @param before what its strategy trades with
     * @throws BusException if it was not published
     */
    SwapWatch.Answer publish(Promotion promotion, Trading before, Duration timeout) {
        String journal = endpoints.journalTopic();
        SwapWatch watch = new SwapWatch(promotion, before.strategyId());
        try (TopicReader reader = bus.reader(journal, end(journal))) {
            new WireWriter(promotions.at(promotion.strategy())).promotion(promotion, clock.nowNs());
            long start = System.nanoTime();
            while (watch.answer() == SwapWatch.Answer.PENDING && System.nanoTime() - start < timeout.toNanos()) {
                Payload payload = reader.poll(POLL);
                if (payload != null) {
                    payload.forEach(watch);
                }
            }
        }
        return watch.answer();
    }

    private BusPosition end(String topic) {
        try (TopicReader reader = bus.reader(topic, BusPosition.EARLIEST)) {
            return reader.end();
        }
    }

    @Override
    public void close() {
        try {
            promotions.close();
        } finally {
            bus.close();
        }
    }
}
