package io.tidemill.node.promote;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tidemill.model.promotion.Promotion;
import java.util.List;
import org.junit.jupiter.api.Test;

class HistoryTest {
    private static final Promotion FIRST = Promotions.of(0.1);
    private static final Promotion SECOND = Promotions.of(0.2);
    private static final Promotion THIRD = Promotions.of(0.3);

    @Test
    void aRollbackGoesToTheChoiceBefore() {
        assertThat(history(FIRST, SECOND).beforeCurrent(Promotions.STRATEGY)).contains(FIRST);
    }

    @Test
    void thereIsNothingBeforeTheFirst() {
        assertThat(history().beforeCurrent(Promotions.STRATEGY)).isEmpty();
        assertThat(history(FIRST).beforeCurrent(Promotions.STRATEGY)).isEmpty();
        assertThat(history(FIRST, SECOND).beforeCurrent("another")).isEmpty();
    }

    @Test
    void oneMoreRollbackGoesBackFurther() {
        Promotion back = SECOND.rolledBack("ann", 4, "the third lost");
        assertThat(history(FIRST, SECOND, THIRD, back).beforeCurrent(Promotions.STRATEGY))
                .contains(FIRST);
        Promotion further = FIRST.rolledBack("ann", 5, "so did the second");
        assertThat(history(FIRST, SECOND, THIRD, back, further).beforeCurrent(Promotions.STRATEGY))
                .isEmpty();
        assertThat(history(FIRST, SECOND, THIRD, back, further, THIRD.approved("ann", 6))
                        .beforeCurrent(Promotions.STRATEGY))
                .contains(FIRST);
    }

    @Test
    void whatChangedNothingIsNoChoiceOfItsOwn() {
        assertThat(history(FIRST, SECOND, SECOND.approved("ann", 9)).beforeCurrent(Promotions.STRATEGY))
                .contains(FIRST);
    }

    @Test
    void theTopicAddsWhatTheLakeDoesNotHaveYet() {
        Published first = Promotions.published(FIRST, 1);
        Published second = Promotions.published(SECOND, 2);
        History history = History.of(List.of(first), List.of(first, second));
        assertThat(history.size()).isEqualTo(2);
        assertThat(history.newest(0, 10)).containsExactly(second, first);
        assertThat(history.newest(1, 1)).containsExactly(first);
        assertThat(history.replaced(second)).contains(first);
        assertThat(history.replaced(first)).isEmpty();
    }

    @Test
    void aSetIsFoundByItsFirstDigits() {
        String name = FIRST.set().name();
        History history = history(FIRST, SECOND, FIRST.approved("ann", 9));
        assertThat(history.find(name).promotion().approver()).isEqualTo("ann");
        assertThat(history.find(name.substring(0, 12)).promotion().set()).isEqualTo(FIRST.set());
        assertThatThrownBy(() -> history.find("x"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("no promoted set begins with 'x'; see tidemill promote list");
        assertThatThrownBy(() -> history.find(""))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("'' must begin one promoted set, begins [");
    }

    private static History history(Promotion... promotions) {
        Published[] published = new Published[promotions.length];
        for (int i = 0; i < published.length; i++) {
            published[i] = Promotions.published(promotions[i], i + 1);
        }
        return History.of(List.of(published), List.of());
    }
}
