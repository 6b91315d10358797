package io.tidemill.node.promote;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tidemill.model.promotion.Promotion;
import io.tidemill.strategies.Strategies;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ProposalTest {
    private static final Promotion PROMOTION = Promotions.of(0.5);

    @TempDir
    private Path folder;

    @Test
    void theFileOfATuneIsRead() throws IOException {
        assertThat(Proposal.read(Promotions.file(folder, PROMOTION), Strategies.catalog()))
                .isEqualTo(PROMOTION);
    }

    @Test
    void aValueThatSomebodyChangedIsSeen() throws IOException {
        Path file = Promotions.file(folder, PROMOTION);
        edit(file, "\"riskAversion\":0.5", "\"riskAversion\":0.6");
        refuses(
                file,
                "parameterSet must be the hash of all values, which is "
                        + Promotions.of(0.6).set().name() + ", was '"
                        + PROMOTION.set().name() + "'");
    }

    @Test
    void aFileWithoutTheNameOfItsSetIsRefused() throws IOException {
        refuses(Promotions.file(folder, PROMOTION, ""), "parameterSet must be the hash of all values");
    }

    @Test
    void aSetThatLeavesValuesOutIsRefused() throws IOException {
        Path file = Promotions.file(folder, PROMOTION);
        edit(file, "\"riskAversion\":0.5,", "");
        refuses(file, "parameterSet must be the hash of all values");
    }

    @Test
    void aValueOutOfBoundsIsRefused() throws IOException {
        Path file = Promotions.file(folder, PROMOTION);
        edit(file, "\"riskAversion\":0.5", "\"riskAversion\":-3");
        refuses(file, "riskAversion must be in [");
    }

    @Test
    void aStrategyThatThereIsNotIsRefused() throws IOException {
        Path file = Promotions.file(folder, PROMOTION);
        edit(file, Strategies.GLFT_MARKET_MAKER, "magic");
        refuses(file, "no strategy 'magic'; there are [");
    }

    @Test
    void aGateThatSaidNoIsRefused() throws IOException {
        Path file = Promotions.file(folder, PROMOTION);
        edit(file, "\"passed\":true", "\"passed\":false");
        refuses(file, "every gate must have let it pass, fills did not: 40 of at least 20");
    }

    @Test
    void whatIsNoFileOrNoJsonIsNamed() throws IOException {
        assertThatThrownBy(() -> Proposal.read(folder, Strategies.catalog()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("there is no proposal " + folder);
        refuses(Files.writeString(folder.resolve("other.json"), "{}"), "not a Promotion in JSON");
    }

    private static void edit(Path file, String from, String to) throws IOException {
        String text = Files.readString(file);
        assertThat(text).contains(from);
        Files.writeString(file, text.replace(from, to));
    }

    private static void refuses(Path file, String message) {
        assertThatThrownBy(() -> Proposal.read(file, Strategies.catalog()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(file + " is no proposal of tune: ")
                .hasMessageContaining(message);
    }
}
