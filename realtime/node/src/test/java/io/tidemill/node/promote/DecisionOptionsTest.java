package io.tidemill.node.promote;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

class DecisionOptionsTest {
    @Command
    private static final class Decides {
        @Mixin
        private DecisionOptions how = new DecisionOptions();
    }

    @Test
    void nobodyIsAskedWithoutATerminal() {
        assertThatThrownBy(() -> parsed().isConfirmed("Let it trade?"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("there is no terminal to ask at: look at it first, then add --yes");
        assertThat(parsed("--yes").isConfirmed("Let it trade?")).isTrue();
    }

    @Test
    void theApproverIsTheUserUnlessHeIsNamed() {
        assertThat(parsed().approver()).isEqualTo(System.getProperty("user.name"));
        assertThat(parsed("--approver", "ann").approver()).isEqualTo("ann");
        assertThatThrownBy(() -> parsed("--approver", " ").approver())
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("--approver must be a name, was ' '");
    }

    @Test
    void theEngineHasHalfAMinuteUnlessAnotherTimeIsGiven() {
        assertThat(parsed().timeout()).isEqualTo(Duration.ofSeconds(30));
        assertThat(parsed("--timeout", "5").timeout()).isEqualTo(Duration.ofSeconds(5));
        assertThatThrownBy(() -> parsed("--timeout", "0").timeout())
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("--timeout must be >= 1 s, was 0");
    }

    private static DecisionOptions parsed(String... arguments) {
        Decides command = new Decides();
        new CommandLine(command).parseArgs(arguments);
        return command.how;
    }
}
