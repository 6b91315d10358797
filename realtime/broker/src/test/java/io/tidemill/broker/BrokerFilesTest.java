package io.tidemill.broker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BrokerFilesTest {
    @TempDir
    Path folder;

    @Test
    void portsAreChosenOnceAndKept() {
        BrokerPorts first = BrokerPorts.settle(config());
        assertThat(List.of(first.broker(), first.web(), first.bookie()))
                .doesNotHaveDuplicates()
                .allMatch(port -> port >= 20_000 && port < 30_000);
        assertThat(BrokerPorts.settle(config())).isEqualTo(first);
        assertThat(BrokerPorts.settle(config().withPorts(0, 19_999, 0)).broker())
                .isEqualTo(first.broker());
    }

    @Test
    void theBookieCannotMove() {
        BrokerPorts kept = BrokerPorts.settle(config());
        assertThatThrownBy(() -> BrokerPorts.settle(config().withPorts(0, 0, 19_998)))
                .isInstanceOf(BrokerException.class)
                .hasMessageContaining("bookie-port must stay " + kept.bookie() + " in " + folder);
    }

    @Test
    void aFileOfPortsThatWasSpoiledIsNamed() throws IOException {
        Path file = Files.writeString(folder.resolve(BrokerPorts.FILE_NAME), "broker-port=many\n");
        assertThatThrownBy(() -> BrokerPorts.settle(config()))
                .isInstanceOf(BrokerException.class)
                .hasMessageContaining(file + " must hold three ports");
    }

    @Test
    void aFolderThatCannotBeWrittenIsNamed() throws IOException {
        Path file = Files.writeString(folder.resolve("file"), "");
        Path below = file.resolve("data");
        assertThatThrownBy(() -> new BrokerFolder(below).prepare())
                .isInstanceOf(BrokerException.class)
                .hasMessageContaining("broker data folder " + below + " must be a writable folder");
    }

    @Test
    void aFolderInUseNamesItsHolder() throws IOException {
        try (FolderLock lock = FolderLock.tryTake(folder)) {
            Objects.requireNonNull(lock).sign(4711);
            assertThatThrownBy(() -> new BrokerFolder(folder).awaitUnused(Duration.ofMillis(1), line -> {}))
                    .isInstanceOf(BrokerException.class)
                    .hasMessage("broker data folder " + folder + " is in use by another broker, process 4711");
        }
    }

    @Test
    void aClassPathThatLacksAJarIsRefused() throws IOException {
        Path file = Files.writeString(folder.resolve(BrokerClassPath.FILE_NAME), folder.resolve("gone.jar") + "\n");
        assertThatThrownBy(() -> BrokerClassPath.read(file))
                .isInstanceOf(BrokerException.class)
                .hasMessageContaining("gone.jar, which is not there: build realtime/broker again");
        assertThatThrownBy(() -> BrokerClassPath.read(folder.resolve("none")))
                .isInstanceOf(BrokerException.class)
                .hasMessageContaining("must be a readable file");
        assertThatThrownBy(() -> BrokerClassPath.ofBuild(folder))
                .isInstanceOf(BrokerException.class)
                .hasMessageContaining("build it with mvn -pl realtime/broker -am compile");
    }

    @Test
    void relativeNamesOfJarsAreBesideTheirList() throws IOException {
        Path jar = Files.writeString(folder.resolve("a.jar"), "");
        Path elsewhere = Files.writeString(folder.resolve("b.jar"), "").toAbsolutePath();
        Path file = Files.writeString(folder.resolve(BrokerClassPath.FILE_NAME), "a.jar:" + elsewhere);
        assertThat(BrokerClassPath.read(file)).isEqualTo(jar + ":" + elsewhere);
    }

    @Test
    void refusesAPortThatIsNone() {
        assertThatThrownBy(() -> config().withPorts(70_000, 0, 0))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("broker-port must be between 0 and 65535, was 70000");
    }

    private BrokerConfig config() {
        return BrokerConfig.of(folder, "");
    }
}
