package io.tidemill.research.fold;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tidemill.research.fold.WalkForward.Window;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class WalkForwardTest {
    @Test
    void anchoredFoldsAllBeginWithTheRange() {
        assertThat(new WalkForward(Window.ANCHORED, 2, 0.6, 10).folds(new Span(1000, 2010)))
                .containsExactly(
                        new Fold(0, new Span(1000, 1600), new Span(1610, 1810)),
                        new Fold(1, new Span(1000, 1800), new Span(1810, 2010)));
    }

    @Test
    void rollingFoldsAreEquallyLong() {
        assertThat(new WalkForward(Window.ROLLING, 2, 0.6, 10).folds(new Span(1000, 2010)))
                .containsExactly(
                        new Fold(0, new Span(1000, 1600), new Span(1610, 1810)),
                        new Fold(1, new Span(1200, 1800), new Span(1810, 2010)));
    }

    @Test
    void foldsKeepWhatTheyPromise() {
        for (long seed = 1; seed <= 500; seed++) {
            Random random = new Random(seed);
            var walk = new WalkForward(
                    Window.values()[random.nextInt(2)],
                    1 + random.nextInt(8),
                    0.1 + 0.8 * random.nextDouble(),
                    random.nextInt(1000));
            Span range = new Span(random.nextInt(1000), 5000 + random.nextInt(1_000_000));
            List<Fold> folds = walk.folds(range);
            assertThat(folds).as("seed %d", seed).hasSize(walk.folds()).isEqualTo(walk.folds(range));
            assertThat(folds.get(folds.size() - 1).outOfSample().toNs()).isEqualTo(range.toNs());
            for (int i = 0; i < folds.size(); i++) {
                Fold fold = folds.get(i);
                assertThat(fold.inSample().fromNs()).as("seed %d", seed).isGreaterThanOrEqualTo(range.fromNs());
                assertThat(fold.outOfSample().fromNs() - fold.inSample().toNs()).isEqualTo(walk.embargoNs());
                if (i > 0) {
                    assertThat(fold.outOfSample().fromNs())
                            .isEqualTo(folds.get(i - 1).outOfSample().toNs());
                }
            }
        }
    }

    @Test
    void aRangeThatIsTooShortIsRefused() {
        assertThatThrownBy(
                        () -> new WalkForward(Window.ANCHORED, 3, 0.5, 1_000_000_000).folds(new Span(0, 1_000_000_000)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("a range of 1.0 s is too short for 3 folds with an embargo of 1.0 s");
    }

    @Test
    void settingsAreChecked() {
        assertThatThrownBy(() -> new WalkForward(Window.ANCHORED, 0, 0.5, 0)).hasMessage("folds must be >= 1, was 0");
        assertThatThrownBy(() -> new WalkForward(Window.ANCHORED, 1, 1, 0))
                .hasMessage("inSampleShare must be in (0, 1), was 1.0");
        assertThatThrownBy(() -> new WalkForward(Window.ANCHORED, 1, 0.5, -1))
                .hasMessage("embargoNs must be >= 0, was -1");
        assertThatThrownBy(() -> new Fold(0, new Span(0, 10), new Span(5, 20)))
                .hasMessage("fold 0: out-of-sample must begin after in-sample ends, began 5 ns before");
        assertThatThrownBy(() -> new Span(5, 5)).hasMessage("a span must end after it begins, was [5, 5)");
    }
}
