package io.tidemill.broker;

import java.io.File;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/**
 * A running broker: a child process that lives at most as long as this one.
 *
 * <p>Started again on the same data folder, it has the same ports and all messages. <b>Thread:</b> any.
 */
public final class BrokerProcess implements AutoCloseable {
    /** Starts a program in a session of its own, in the same process; part of util-linux. */
    private static final Path OWN_SESSION = Path.of("/usr/bin/setsid");

    private static final Duration POLL = Duration.ofMillis(100);
    private static final Duration PROGRESS_EVERY = Duration.ofSeconds(2);

    /** The child halts itself 20 s after it was told to stop. */
    private static final Duration STOP_TIMEOUT = Duration.ofSeconds(25);

    private static final List<String> OPENED = List.of(
            "java.base/java.lang",
            "java.base/java.net",
            "java.base/java.nio",
            "java.base/java.util.zip",
            "java.base/jdk.internal.misc",
            "java.base/jdk.internal.platform",
            "java.base/sun.net",
            "java.management/sun.management",
            "jdk.management/com.sun.management.internal");

    private final Process process;
    private final BrokerFolder folder;
    private final BrokerPorts ports;

    private BrokerProcess(Process process, BrokerFolder folder, BrokerPorts ports) {
        this.process = process;
        this.folder = folder;
        this.ports = ports;
    }

    /**
     * Starts a broker and waits until it publishes and reads.
     *
     * @param progress takes a line for people now and then
     * @throws BrokerException if a port is taken, the data folder cannot be used, the process ends, or it is not ready
     *     in time; nothing is left running then
     */
    public static BrokerProcess start(BrokerConfig config, Consumer<String> progress) {
        BrokerFolder folder = new BrokerFolder(config.dataFolder());
        folder.prepare();
        try {
            folder.awaitUnused(STOP_TIMEOUT, progress);
            BrokerPorts ports = BrokerPorts.settle(config);
            BrokerProcess broker = new BrokerProcess(launch(config, folder, ports), folder, ports);
            boolean ready = false;
            try {
                broker.awaitReady(config.readyTimeout(), progress);
                ready = true;
            } finally {
                if (!ready) {
                    broker.kill();
                }
            }
            return broker;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new BrokerException("interrupted while the broker in " + config.dataFolder() + " was starting", e);
        }
    }

    private static Process launch(BrokerConfig config, BrokerFolder folder, BrokerPorts ports) {
        folder.writeConfiguration(BrokerSettings.of(ports, config.journalSync()));
        folder.writeArguments(arguments(config, folder, ports));
        List<String> command = new ArrayList<>();
        if (Files.isExecutable(OWN_SESSION)) {
            // Ctrl-C goes to all processes of a terminal's group: the broker must outlive whoever still has to drain it
            command.add(OWN_SESSION.toString());
        }
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.add("@" + folder.arguments());
        ProcessBuilder builder = new ProcessBuilder(command);
        builder.redirectInput(ProcessBuilder.Redirect.PIPE);
        builder.redirectErrorStream(true);
        builder.redirectOutput(folder.output().toFile());
        builder.environment().remove("JAVA_TOOL_OPTIONS");
        builder.environment().remove("PULSAR_STANDALONE_USE_ZOOKEEPER");
        try {
            return builder.start();
        } catch (IOException e) {
            throw new BrokerException("the broker's process cannot be started: " + e, e);
        }
    }

    private static List<String> arguments(BrokerConfig config, BrokerFolder folder, BrokerPorts ports) {
        List<String> arguments = new ArrayList<>(config.jvmOptions());
        for (String opened : OPENED) {
            arguments.add("--add-opens=" + opened + "=ALL-UNNAMED");
        }
        arguments.add("-XX:+ExitOnOutOfMemoryError");
        arguments.add("-XX:-UsePerfData");
        arguments.add("-Dio.netty.tryReflectionSetAccessible=true");
        arguments.add("-Djava.io.tmpdir=" + folder.temporary());
        arguments.add("-Dlog4j2.configurationFile=tidemill-broker-log4j2.xml");
        arguments.add("-Dtidemill.broker.log=" + folder.log());
        arguments.add("-cp");
        arguments.add(ownClasses() + File.pathSeparator + config.classPath());
        arguments.add(BrokerMain.class.getName());
        arguments.add(config.dataFolder().toString());
        arguments.addAll(List.of("-c", folder.configuration().toString()));
        arguments.addAll(List.of("-nfw", "-nss", "-a", BrokerPorts.HOST));
        arguments.addAll(List.of("--metadata-dir", folder.metadata().toString()));
        arguments.addAll(List.of("--bookkeeper-dir", folder.bookkeeper().toString()));
        arguments.addAll(List.of("--zookeeper-dir", folder.noZookeeper().toString()));
        arguments.addAll(List.of("--bookkeeper-port", Integer.toString(ports.bookie())));
        return arguments;
    }

    private static Path ownClasses() {
        try {
            return Path.of(BrokerProcess.class
                    .getProtectionDomain()
                    .getCodeSource()
                    .getLocation()
                    .toURI());
        } catch (URISyntaxException e) {
            throw new IllegalStateException("the place of this class must be a path", e);
        }
    }

    private void awaitReady(Duration timeout, Consumer<String> progress) throws InterruptedException {
        long start = System.nanoTime();
        long nextLine = start + PROGRESS_EVERY.toNanos();
        BrokerHealth health = new BrokerHealth(adminUrl());
        progress.accept("broker starting on " + serviceUrl() + ", process " + process.pid());
        while (!health.isGood()) {
            long now = System.nanoTime();
            if (process.waitFor(POLL.toMillis(), TimeUnit.MILLISECONDS)) {
                throw new BrokerException("the broker ended with exit code " + process.exitValue()
                        + " while it was starting; its last words:" + System.lineSeparator() + folder.tail());
            }
            if (now - start > timeout.toNanos()) {
                throw new BrokerException("the broker was not ready after " + timeout.toSeconds() + " s (asked "
                        + adminUrl() + ": " + health.lastAnswer() + "); its last words:" + System.lineSeparator()
                        + folder.tail());
            }
            if (now - nextLine > 0) {
                progress.accept("broker starting, " + seconds(now - start) + " s");
                nextLine += PROGRESS_EVERY.toNanos();
            }
        }
        progress.accept("broker ready after " + seconds(System.nanoTime() - start) + " s");
    }

    private static String seconds(long nanoseconds) {
        return Long.toString(TimeUnit.NANOSECONDS.toSeconds(nanoseconds));
    }

    /** Where clients connect: {@code pulsar://127.0.0.1:PORT}. */
    public String serviceUrl() {
        return "pulsar://" + BrokerPorts.HOST + ":" + ports.broker();
    }

    /** Where administration is asked for: {@code http://127.0.0.1:PORT}. */
    public String adminUrl() {
        return "http://" + BrokerPorts.HOST + ":" + ports.web();
    }

    /** The child's process id. */
    public long processId() {
        return process.pid();
    }

    /** Whether the child still runs. */
    public boolean isAlive() {
        return process.isAlive();
    }

    /** Runs this once when the child has ended, for whatever reason, with its exit code. */
    public void onExit(Consumer<Integer> action) {
        process.onExit().thenAccept(ended -> action.accept(ended.exitValue()));
    }

    /** The broker's own log. */
    public Path log() {
        return folder.log();
    }

    /** Ends the child at once, as a crash would (SIGKILL), and waits until it is gone. */
    public void kill() {
        process.destroyForcibly();
        awaitEnd(STOP_TIMEOUT);
    }

    /** Stops the child gently, and by force if it does not stop; returns when it is gone. */
    @Override
    public void close() {
        try {
            process.getOutputStream().close();
        } catch (IOException e) {
            // the pipe is broken only when the child is gone already, or will not listen: force is next
            process.destroy();
        }
        if (!awaitEnd(STOP_TIMEOUT)) {
            kill();
        }
    }

    private boolean awaitEnd(Duration timeout) {
        try {
            return process.waitFor(timeout.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
            return true;
        }
    }
}
