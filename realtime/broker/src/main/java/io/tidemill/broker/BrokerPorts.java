package io.tidemill.broker;

import java.io.IOException;
import java.io.Reader;
import java.io.Writer;
import java.net.BindException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Properties;

/**
 * The three ports of one data folder. They are chosen once and then kept in the folder, because the bookie's identity
 * is its address and port.
 *
 * @param broker of the binary protocol
 * @param web of the admin interface
 * @param bookie of the storage inside
 */
record BrokerPorts(int broker, int web, int bookie) {
    static final String FILE_NAME = "ports.properties";
    static final String HOST = "127.0.0.1";

    private static final byte[] LOOPBACK = {127, 0, 0, 1};

    private static final String BROKER = "broker-port";
    private static final String WEB = "web-port";
    private static final String BOOKIE = "bookie-port";

    /** Below the range that systems give to outgoing connections, so that nobody takes them while the broker is down. */
    private static final int FIRST = 20_000;

    private static final int COUNT = 10_000;

    /**
     * The ports for this configuration: asked for, else kept by the folder, else free ones; all of them free now.
     *
     * @throws BrokerException if one is taken (names it), or the bookie's port is not the one of the folder
     */
    static BrokerPorts settle(BrokerConfig config) {
        Path file = config.dataFolder().resolve(FILE_NAME);
        BrokerPorts kept = read(file);
        if (config.bookiePort() != 0 && kept.bookie != 0 && config.bookiePort() != kept.bookie) {
            throw new BrokerException("bookie-port must stay " + kept.bookie + " in " + config.dataFolder()
                    + ", because stored messages belong to it; was " + config.bookiePort());
        }
        int broker = pick(config.brokerPort(), kept.broker);
        int web = pick(config.webPort(), kept.web);
        int bookie = pick(config.bookiePort(), kept.bookie);
        requireFree(BROKER, broker);
        requireFree(WEB, web);
        requireFree(BOOKIE, bookie);
        int start = FIRST + Math.floorMod(config.dataFolder().hashCode(), COUNT);
        if (broker == 0) {
            broker = nextFree(start, web, bookie);
        }
        if (web == 0) {
            web = nextFree(start, broker, bookie);
        }
        if (bookie == 0) {
            bookie = nextFree(start, broker, web);
        }
        BrokerPorts ports = new BrokerPorts(broker, web, bookie);
        ports.write(file);
        return ports;
    }

    private static int pick(int asked, int kept) {
        return asked != 0 ? asked : kept;
    }

    private static void requireFree(String key, int port) {
        if (port != 0 && !isFree(port)) {
            throw new BrokerException("port " + port + " (" + key + ") is taken by another process on " + HOST);
        }
    }

    private static int nextFree(int from, int... used) {
        for (int i = 0; i < COUNT; i++) {
            int port = FIRST + (from - FIRST + i) % COUNT;
            boolean taken = false;
            for (int other : used) {
                taken |= other == port;
            }
            if (!taken && isFree(port)) {
                return port;
            }
        }
        throw new BrokerException("no free port between " + FIRST + " and " + (FIRST + COUNT - 1) + " on " + HOST);
    }

    private static boolean isFree(int port) {
        try (ServerSocket socket = new ServerSocket()) {
            socket.setReuseAddress(true);
            socket.bind(new InetSocketAddress(InetAddress.getByAddress(LOOPBACK), port));
            return true;
        } catch (BindException e) {
            return false;
        } catch (IOException e) {
            throw new BrokerException("port " + port + " cannot be tried on " + HOST + ": " + e, e);
        }
    }

    private static BrokerPorts read(Path file) {
        if (!Files.exists(file)) {
            return new BrokerPorts(0, 0, 0);
        }
        Properties properties = new Properties();
        try (Reader reader = Files.newBufferedReader(file)) {
            properties.load(reader);
            return new BrokerPorts(number(properties, BROKER), number(properties, WEB), number(properties, BOOKIE));
        } catch (IOException | NumberFormatException e) {
            throw new BrokerException(file + " must hold three ports: " + e.getMessage(), e);
        }
    }

    private static int number(Properties properties, String key) {
        return Integer.parseInt(properties.getProperty(key, "none for " + key));
    }

    private void write(Path file) {
        Properties properties = new Properties();
        properties.setProperty(BROKER, Integer.toString(broker));
        properties.setProperty(WEB, Integer.toString(web));
        properties.setProperty(BOOKIE, Integer.toString(bookie));
        try (Writer writer = Files.newBufferedWriter(file)) {
            properties.store(writer, "kept for the life of this folder");
        } catch (IOException e) {
            throw new BrokerException(file + " must be writable: " + e, e);
        }
    }
}
