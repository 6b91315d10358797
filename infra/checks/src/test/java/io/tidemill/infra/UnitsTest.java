package io.tidemill.infra;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Units and examples of settings of the distribution. */
class UnitsTest {
    private static final Path DISTRIBUTION = Checkout.infra("distribution/src/main/distribution");
    private static final String LAUNCHER = "/opt/tidemill/bin/tidemill";

    static List<Path> units() throws IOException {
        return Checkout.files(DISTRIBUTION.resolve("systemd"), ".service");
    }

    static List<Path> settings() throws IOException {
        return Checkout.files(DISTRIBUTION.resolve("etc"), ".env");
    }

    @ParameterizedTest
    @MethodSource("units")
    void eachStartsWhatThereIs(Path file) throws IOException {
        Unit unit = Unit.read(file);
        assertThat(unit.value("ExecStart")).startsWith(LAUNCHER + " ");
        assertThat(Program.refusal(unit.arguments())).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("units")
    void eachMayWriteItsDataAndNothingElse(Path file) throws IOException {
        Unit unit = Unit.read(file);
        assertThat(unit.value("User")).isEqualTo("tidemill");
        assertThat(unit.value("ProtectSystem")).isEqualTo("strict");
        assertThat(unit.value("ReadWritePaths")).startsWith("/var/lib/tidemill/");
        assertThat(unit.environment("%i").get("TMPDIR")).startsWith(unit.value("ReadWritePaths") + "/");
        assertThat(unit.value("NoNewPrivileges")).isEqualTo("true");
        assertThat(unit.value("PrivateTmp")).isEqualTo("true");
        assertThat(unit.values()).containsEntry("CapabilityBoundingSet", List.of(""));
        assertThat(unit.value("MemoryMax")).isNotEmpty();
        assertThat(unit.value("Restart")).isEqualTo("on-failure");
    }

    @Test
    void aStopIsLongEnoughToCancelOrders() throws IOException {
        Unit node = Unit.read(DISTRIBUTION.resolve("systemd/tidemill-node@.service"));
        assertThat(Integer.parseInt(node.value("TimeoutStopSec"))).isGreaterThanOrEqualTo(60);
    }

    @ParameterizedTest
    @MethodSource("settings")
    void eachExampleStartsItsRole(Path file) throws IOException {
        String instance = file.getFileName().toString().replace(".env", "");
        Map<String, String> environment =
                new LinkedHashMap<>(Unit.read(DISTRIBUTION.resolve("systemd/tidemill-node@.service"))
                        .environment(instance));
        environment.putAll(variables(file));
        assertThat(Program.refusal(environment)).isEmpty();
        assertThat(environment).containsEntry("TIDEMILL_NODE_ROLES", instance);
    }

    @Test
    void thereIsAnExampleForEachRoleAndTheyShareOneMachine() throws IOException {
        Set<String> roles = new TreeSet<>();
        Set<Integer> ports = new TreeSet<>();
        for (Path file : settings()) {
            roles.add(variables(file).get("TIDEMILL_NODE_ROLES"));
            ports.add(Program.httpPort(variables(file)));
        }
        assertThat(roles).isEqualTo(Program.roles());
        assertThat(ports).hasSameSizeAs(roles);
    }

    @Test
    void whatTradesIsReadable() throws IOException {
        assertThat(TradeFile.problems(DISTRIBUTION.resolve("etc/trade.json"))).isEmpty();
    }

    private static Map<String, String> variables(Path file) throws IOException {
        Map<String, String> variables = new LinkedHashMap<>();
        for (String line : Files.readAllLines(file)) {
            if (!line.isBlank() && !line.startsWith("#")) {
                variables.put(line.substring(0, line.indexOf('=')), line.substring(line.indexOf('=') + 1));
            }
        }
        return variables;
    }
}
