package io.tidemill.broker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.io.File;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What messages survive is shown by the tests of the bus; here it is about the process. */
class BrokerProcessIT {
    private static final int SIGKILL_EXIT_CODE = 128 + 9;
    private static final Duration WAIT = Duration.ofSeconds(60);

    @TempDir
    Path folder;

    private final List<String> progress = new CopyOnWriteArrayList<>();

    @Test
    void isReadyKeepsItsPortsAndLeavesNothingRunning() {
        String url;
        long first;
        try (BrokerProcess broker = start(config())) {
            url = broker.serviceUrl();
            first = broker.processId();
            assertThat(new BrokerHealth(broker.adminUrl()).isGood()).isTrue();
            assertThat(progress).first().asString().startsWith("broker starting on " + url);
            assertThat(progress).last().asString().startsWith("broker ready after");
            assertThat(broker.log()).isNotEmptyFile();
            assertThatThrownBy(() -> BrokerPorts.settle(config()))
                    .isInstanceOf(BrokerException.class)
                    .hasMessageMatching("port \\d+ \\(broker-port\\) is taken by another process on 127.0.0.1");
            CompletableFuture<Integer> exitCode = new CompletableFuture<>();
            broker.onExit(exitCode::complete);
            broker.kill();
            assertThat(broker.isAlive()).isFalse();
            assertThat(exitCode).succeedsWithin(WAIT).isEqualTo(SIGKILL_EXIT_CODE);
        }
        assertThat(ProcessHandle.of(first)).isEmpty();
        BrokerProcess again = start(config());
        assertThat(again.serviceUrl()).isEqualTo(url);
        again.close();
        assertThat(ProcessHandle.of(again.processId())).isEmpty();
    }

    @Test
    void stopsWhenItsParentDies() throws IOException {
        Process parent = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        ParentMain.class.getName(),
                        folder.toString())
                .redirectErrorStream(true)
                .redirectOutput(new File(folder.toFile(), "parent.out"))
                .start();
        Path pidFile = folder.resolve(ParentMain.PID_FILE);
        await().atMost(WAIT).until(() -> Files.exists(pidFile) || !parent.isAlive());
        ProcessHandle broker =
                ProcessHandle.of(Long.parseLong(Files.readString(pidFile))).orElseThrow();
        assertThat(broker.isAlive()).isTrue();
        parent.destroyForcibly();
        await().atMost(WAIT).until(() -> !broker.isAlive());
    }

    @Test
    void namesThePortThatIsTaken() throws IOException {
        try (ServerSocket other = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            int port = other.getLocalPort();
            assertThatThrownBy(() -> start(config().withPorts(0, port, 0)))
                    .isInstanceOf(BrokerException.class)
                    .hasMessage("port " + port + " (web-port) is taken by another process on 127.0.0.1");
        }
    }

    @Test
    void tellsTheLastWordsOfAChildThatDies() {
        assertThatThrownBy(() -> start(config().withJvmOptions(List.of("-Xmx1k"))))
                .isInstanceOf(BrokerException.class)
                .hasMessageContaining("the broker ended with exit code 1 while it was starting")
                .hasMessageContaining("Too small maximum heap");
    }

    @Test
    void givesUpOnABrokerThatIsNotReadyInTime() throws InterruptedException {
        assertThatThrownBy(() -> start(config().withReadyTimeout(Duration.ofMillis(1))))
                .isInstanceOf(BrokerException.class)
                .hasMessageContaining("the broker was not ready after 0 s (asked http://127.0.0.1:");
        new BrokerFolder(folder).awaitUnused(Duration.ofMillis(1), progress::add);
    }

    private BrokerProcess start(BrokerConfig config) {
        return BrokerProcess.start(config, progress::add);
    }

    private BrokerConfig config() {
        return BrokerConfig.of(folder, BrokerClassPath.ofBuild(Path.of("")));
    }
}
