package io.tidemill.bus;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class BusTest {
    @Test
    void namesTheAddressOfABusThatIsNotThere() throws IOException {
        int port = portOfNobody();
        BusConfig config = BusConfig.of("pulsar://127.0.0.1:" + port, "http://127.0.0.1:" + port)
                .withTimeouts(Duration.ofSeconds(1), Duration.ofSeconds(1));
        assertThatThrownBy(() -> Bus.connect(config))
                .isInstanceOf(BusException.class)
                .hasMessageContaining("the bus does not answer at http://127.0.0.1:" + port + " (bus.admin-url)");
    }

    @Test
    void givesUpOnABusThatTakesConnectionsAndSaysNothing() throws IOException {
        try (ServerSocket silent = new ServerSocket(0, 50, InetAddress.getLoopbackAddress())) {
            String address = "127.0.0.1:" + silent.getLocalPort();
            BusConfig config = BusConfig.of("pulsar://" + address, "http://" + address)
                    .withTimeouts(Duration.ofSeconds(1), Duration.ofSeconds(1));
            assertThatThrownBy(() -> Bus.connect(config))
                    .isInstanceOf(BusException.class)
                    .hasMessageContaining(address);
        }
    }

    @Test
    void refusesAnAddressOfAnotherKind() {
        assertThatThrownBy(() -> BusConfig.of("localhost:6650", "http://localhost:8080"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("bus.url must start with pulsar:// or pulsar+ssl://, was localhost:6650");
    }

    private static int portOfNobody() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }
}
