package io.tidemill.node.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class SettingsTest {
    @TempDir
    private Path folder;

    @Test
    void whatIsReadLaterHolds() throws IOException {
        Path file = file(
                "# where the bus is", "", "bus.url=pulsar://file:1", "bus.admin-url = http://file:2", "node.data=here");
        Settings settings = new SettingsReader()
                .file(file)
                .environment(Map.of("TIDEMILL_BUS_ADMIN_URL", "http://environment:2", "TIDEMILL_NODE_DATA", "there"))
                .option("node.data", "elsewhere")
                .settings();
        assertThat(settings.text(Setting.BUS_URL)).isEqualTo("pulsar://file:1");
        assertThat(settings.text(Setting.BUS_ADMIN_URL)).isEqualTo("http://environment:2");
        assertThat(settings.text(Setting.NODE_DATA)).isEqualTo("elsewhere");
        assertThat(settings.text(Setting.NODE_HTTP_HOST)).isEqualTo("127.0.0.1");
    }

    @Test
    void aKeyThatIsNotInTheCatalogueIsNamedWithTheNearest() throws IOException {
        Path file = file("bus.url=pulsar://a:1", "bus.admin_url=http://a:1");
        assertThatThrownBy(() -> new SettingsReader().file(file))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(file + ":2: there is no setting 'bus.admin_url'; the nearest is bus.admin-url (all of them:"
                        + " tidemill node --settings)");
        assertThatThrownBy(() -> new SettingsReader().environment(Map.of("TIDEMILL_BUSURL", "x")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith(
                        "environment: there is no setting 'TIDEMILL_BUSURL'; the nearest is TIDEMILL_BUS_URL");
        assertThatThrownBy(() -> new SettingsReader().option("trade.acount", "x"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("option: there is no setting 'trade.acount'; the nearest is trade.account");
    }

    @Test
    void variablesOfTheLauncherAndOfOthersArePassedOver() {
        new SettingsReader()
                .environment(Map.of("TIDEMILL_HEAP", "1g", "TIDEMILL_JAVA_OPTIONS", "-Xint", "PATH", "/bin"));
    }

    @Test
    void aLineThatIsNoneIsNamed() throws IOException {
        Path file = file("bus.url");
        assertThatThrownBy(() -> new SettingsReader().file(file))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(file + ":1: a line must be key=value, was 'bus.url'");
    }

    @Test
    void allThatARoleLacksIsNamedAtOnce() {
        assertThatThrownBy(() -> with("node.roles", "trade").roles())
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("venue.instruments is not set; role execute, connect, trade needs it")
                .hasMessageContaining("--set trade.account=..., TIDEMILL_TRADE_ACCOUNT, or a line in --config FILE")
                .hasMessageContaining("trade.config is not set")
                .hasMessageNotContaining("venue.credentials")
                .hasMessageNotContaining("lake.");
    }

    @Test
    void rolesAreReadInTheOrderOfStarting() {
        assertThat(Role.parse("trade, connect,execute")).containsExactly(Role.EXECUTE, Role.CONNECT, Role.TRADE);
        assertThatThrownBy(() -> Role.parse("trade,price"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("a role must be one of archive, execute, connect, trade, was 'price'");
    }

    @Test
    void valuesThatCannotBeAreNamed() {
        assertThatThrownBy(() -> with("node.http-port", "70000").port(Setting.NODE_HTTP_PORT))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("node.http-port must be between 0 and 65535, was '70000'");
        assertThatThrownBy(() -> with("venue.instruments", "A,,B").list(Setting.VENUE_INSTRUMENTS))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("venue.instruments must be a list of names with commas between, was 'A,,B'");
        assertThatThrownBy(() -> with("venue.ws-url", "http://x:1")
                        .address(Setting.VENUE_WS_URL, "ws", URI.create("ws://own:1")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("venue.ws-url must be ws://HOST:PORT or wss://HOST:PORT, was 'http://x:1'");
        assertThatThrownBy(() -> with("execute.trader-timeout", "soon").duration(Setting.EXECUTE_TRADER_TIMEOUT))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("execute.trader-timeout must be a duration");
    }

    @Test
    void defaultsAreThoseOfTheCatalogue() {
        Settings settings = new SettingsReader().settings();
        assertThat(settings.duration(Setting.EXECUTE_COMMAND_MAX_AGE)).isEqualTo(Duration.ofSeconds(1));
        assertThat(settings.port(Setting.NODE_HTTP_PORT)).isEqualTo(9464);
        URI own = URI.create("https://own");
        assertThat(settings.address(Setting.VENUE_REST_URL, "http", own)).isEqualTo(own);
    }

    @ParameterizedTest
    @EnumSource
    void everySettingHasAKeyAVariableAndSomebodyWhoNeedsIt(Setting setting) {
        assertThat(setting.key()).matches("[a-z]+\\.[a-z0-9]+(-[a-z0-9]+)*");
        assertThat(setting.environment()).isEqualTo("TIDEMILL_" + setting.name());
        assertThat(setting.roles()).isNotEmpty();
        assertThat(setting.meaning()).isNotBlank();
    }

    private static Settings with(String key, String value) {
        return new SettingsReader().option(key, value).settings();
    }

    private Path file(String... lines) throws IOException {
        return Files.write(folder.resolve("node.conf"), java.util.List.of(lines));
    }
}
