package io.tidemill.node.promote;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tidemill.engine.EngineConfig;
import io.tidemill.node.live.RunConfig;
import io.tidemill.node.platform.Endpoints;
import io.tidemill.node.platform.NotRunningException;
import io.tidemill.risk.RiskLimits;
import io.tidemill.wire.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RunningNodeTest {
    private static final long NO_PROCESS = Long.MAX_VALUE;

    @TempDir
    private Path data;

    @Test
    void aFolderWithoutEndpointsHasNoNode() {
        assertThatThrownBy(() -> RunningNode.open(data))
                .isInstanceOf(NotRunningException.class)
                .hasMessage("nothing runs on the data folder " + data
                        + " (it has no endpoints.json); start it with tidemill up --data " + data);
    }

    @Test
    void whatAKilledNodeLeftIsRecognisedByItsProcess() throws IOException {
        leave(NO_PROCESS);
        assertThatThrownBy(() -> RunningNode.open(data))
                .isInstanceOf(NotRunningException.class)
                .hasMessageContaining("was left by process " + NO_PROCESS + ", which has ended");
    }

    @Test
    void whatAKilledNodeLeftIsRecognisedByItsBrokerWhenItsProcessIdIsInUseAgain() throws IOException {
        leave(ProcessHandle.current().pid());
        assertThatThrownBy(() -> RunningNode.open(data))
                .isInstanceOf(NotRunningException.class)
                .hasMessageContaining("the broker of its endpoints.json does not answer");
    }

    private void leave(long processId) throws IOException {
        RunConfig config =
                RunConfig.of(EngineConfig.of(1, List.of(), RiskLimits.defaults()), List.of("BTC-USDT.BINANCE"));
        Endpoints endpoints = new Endpoints("pulsar://127.0.0.1:1", "http://127.0.0.1:1", processId, config, "journal");
        Files.writeString(data.resolve("endpoints.json"), Json.text(endpoints));
    }
}
