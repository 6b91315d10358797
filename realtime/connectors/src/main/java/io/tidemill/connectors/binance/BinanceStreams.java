package io.tidemill.connectors.binance;

import io.tidemill.connectors.Backoff;
import io.tidemill.connectors.CredentialSource;
import io.tidemill.connectors.FrameInbox;
import io.tidemill.connectors.JsonScanner;
import io.tidemill.connectors.StreamSocket;
import io.tidemill.model.Clock;
import io.tidemill.model.frame.FrameChannel;
import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.http.WebSocketClient;
import io.vertx.core.http.WebSocketClientOptions;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The two streams of a connection: the market stream and the private one.
 *
 * <p>The private stream is announced as CONNECTED once the venue has confirmed the subscription, not when its socket is open.
 *
 * <p><b>Thread:</b> everything runs on the connector's context.
 */
final class BinanceStreams {
    private static final Logger LOG = LoggerFactory.getLogger(BinanceStreams.class);
    private static final String SUBSCRIPTION = "account-stream";
    private static final byte[] ID = "id".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] STATUS = "status".getBytes(StandardCharsets.US_ASCII);
    private static final int MAX_MESSAGE = 8 << 20;
    private static final long KEEP_ALIVE_MS = 30 * 60_000L;

    private final BinanceConfig config;
    private final CredentialSource credentials;
    private final FrameInbox inbox;
    private final Clock clock;
    private final Vertx vertx;
    private final Context context;
    private final BinanceRest rest;
    private final WebSocketClient client;
    private final StreamSocket market;
    private final StreamSocket account;
    private Runnable whenOpen = () -> {};
    private boolean marketWasOpen;
    private boolean accountWasOpen;
    private boolean accountAnnounced;
    private String listenKey = "";
    private long keepAliveTimer = -1;
    private boolean closed;

    BinanceStreams(
            BinanceConfig config,
            CredentialSource credentials,
            FrameInbox inbox,
            Clock clock,
            Vertx vertx,
            Context context,
            BinanceRest rest) {
        this.config = config;
        this.credentials = credentials;
        this.inbox = inbox;
        this.clock = clock;
        this.vertx = vertx;
        this.context = context;
        this.rest = rest;
        client = vertx.createWebSocketClient(new WebSocketClientOptions()
                .setConnectTimeout(config.requestTimeoutMs())
                .setMaxFrameSize(MAX_MESSAGE)
                .setMaxMessageSize(MAX_MESSAGE));
        market = socket(BinanceCodec.PUBLIC_STREAM, 1, () -> Future.succeededFuture(marketAddress()), new Market());
        account = socket(BinanceCodec.ACCOUNT_STREAM, 2, this::accountAddress, new Account());
    }

    /** Opens the streams; {@code then} runs when all of them are open for the first time. */
    void open(Runnable then) {
        whenOpen = then;
        if (config.marketStream() == MarketStream.NONE) {
            marketWasOpen = true;
        } else {
            market.open();
        }
        if (config.accountStream() == AccountStream.NONE) {
            accountWasOpen = true;
        } else {
            account.open();
        }
    }

    void reconnect(String stream) {
        switch (stream) {
            case BinanceCodec.PUBLIC_STREAM -> market.reconnect("asked to");
            case BinanceCodec.ACCOUNT_STREAM -> account.reconnect("asked to");
            default -> throw new IllegalArgumentException("no stream " + stream);
        }
    }

    void close() {
        closed = true;
        vertx.cancelTimer(keepAliveTimer);
        market.close();
        account.close();
        client.close();
    }

    private StreamSocket socket(String name, long seed, Supplier<Future<URI>> address, StreamSocket.Listener listener) {
        Backoff backoff = new Backoff(config.backoffMinMs(), config.backoffMaxMs(), config.seed() * 31 + seed);
        return new StreamSocket(
                vertx,
                context,
                client,
                clock,
                BinanceCodec.VENUE + ' ' + name,
                address,
                backoff,
                config.heartbeatMs(),
                config.rotateMs(),
                listener);
    }

    private URI marketAddress() {
        String streams = config.symbols().stream()
                .map(symbol -> symbol.toLowerCase(Locale.ROOT))
                .map(symbol -> symbol + "@depth@100ms/" + symbol + "@bookTicker/" + symbol + "@trade")
                .collect(Collectors.joining("/"));
        return config.stream().resolve("/stream?streams=" + streams);
    }

    private Future<URI> accountAddress() {
        if (config.accountStream() == AccountStream.LISTEN_KEY) {
            return rest.listenKey().map(key -> {
                listenKey = key;
                return config.stream().resolve("/ws/" + key);
            });
        }
        return Future.succeededFuture(config.wsApi().resolve("/ws-api/v3"));
    }

    private void subscribe() {
        long nowMs = rest.nowMs();
        String key = credentials.apiKey();
        String payload = "apiKey=" + key + "&recvWindow=" + config.recvWindowMs() + "&timestamp=" + nowMs;
        account.send("{\"id\":\"" + SUBSCRIPTION + "\",\"method\":\"userDataStream.subscribe.signature\",\"params\":{"
                + "\"apiKey\":\"" + key + "\",\"recvWindow\":" + config.recvWindowMs() + ",\"timestamp\":" + nowMs
                + ",\"signature\":\"" + Signer.signature(credentials.secret(), payload) + "\"}}");
    }

    private void announceAccount() {
        account.works();
        accountAnnounced = true;
        accountWasOpen = true;
        push(FrameChannel.CONNECTED, clock.nowNs(), BinanceCodec.ACCOUNT_STREAM, new byte[0]);
        tellOpen();
    }

    private void tellOpen() {
        if (marketWasOpen && accountWasOpen) {
            whenOpen.run();
        }
    }

    private void push(FrameChannel channel, long receiveTimeNs, String stream, byte[] bytes) {
        if (!closed) {
            inbox.frame(BinanceCodec.VENUE, channel, receiveTimeNs, stream, bytes, 0, bytes.length);
        }
    }

    private void pushLost(String stream, String why) {
        push(FrameChannel.DISCONNECTED, clock.nowNs(), stream, why.getBytes(StandardCharsets.UTF_8));
    }

    private final class Market implements StreamSocket.Listener {
        @Override
        public void opened() {
            marketWasOpen = true;
            push(FrameChannel.CONNECTED, clock.nowNs(), BinanceCodec.PUBLIC_STREAM, new byte[0]);
            tellOpen();
        }

        @Override
        public void message(long receiveTimeNs, byte[] bytes) {
            market.works();
            push(FrameChannel.PUBLIC_STREAM, receiveTimeNs, BinanceCodec.PUBLIC_STREAM, bytes);
        }

        @Override
        public void lost(String why) {
            pushLost(BinanceCodec.PUBLIC_STREAM, why);
        }
    }

    private final class Account implements StreamSocket.Listener {
        @Override
        public void opened() {
            if (config.accountStream() == AccountStream.SIGNED_SUBSCRIPTION) {
                subscribe();
                return;
            }
            announceAccount();
            keepAliveTimer = vertx.setPeriodic(
                    KEEP_ALIVE_MS,
                    ignored -> rest.keepAlive(listenKey, () -> account.reconnect("its listenKey could not be kept")));
        }

        @Override
        public void message(long receiveTimeNs, byte[] bytes) {
            push(FrameChannel.PRIVATE_STREAM, receiveTimeNs, BinanceCodec.ACCOUNT_STREAM, bytes);
            if (!accountAnnounced) {
                confirm(bytes);
            }
        }

        @Override
        public void lost(String why) {
            vertx.cancelTimer(keepAliveTimer);
            if (accountAnnounced) {
                accountAnnounced = false;
                pushLost(BinanceCodec.ACCOUNT_STREAM, why);
            }
        }

        private void confirm(byte[] bytes) {
            JsonScanner scanner = new JsonScanner();
            scanner.wrap(bytes, 0, bytes.length);
            String id = "";
            long status = 0;
            scanner.enterObject();
            while (scanner.nextField()) {
                if (scanner.is(ID)) {
                    id = scanner.peek() == '"' ? scanner.readText() : "";
                } else if (scanner.is(STATUS)) {
                    status = scanner.readLong();
                } else {
                    scanner.skipValue();
                }
            }
            if (scanner.atEnd() && id.equals(SUBSCRIPTION) && status == 200) {
                announceAccount();
            } else {
                LOG.warn("the private stream was not confirmed, status {}", status);
                account.reconnect("not confirmed, status " + status);
            }
        }
    }
}
