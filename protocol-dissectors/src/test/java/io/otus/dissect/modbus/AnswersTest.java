package io.otus.dissect.modbus;

import static org.assertj.core.api.Assertions.assertThat;

import io.otus.core.bytes.ByteView;
import org.junit.jupiter.api.Test;

/** What is a second answer, and what only looks like one. */
class AnswersTest {
    private static final ByteView ONE = ByteView.of(new byte[] {2, 0, 1});
    private static final ByteView TWO = ByteView.of(new byte[] {2, 0, 2});

    private final Answers answers = new Answers();

    private void exchanges(int first, int last) {
        for (int id = first; id <= last; id++) {
            answers.asked(id);
            assertThat(answers.contradicts(id, 3, ONE)).isFalse();
        }
    }

    @Test
    void anotherContentIsToldOnceAndTheSameIsACopy() {
        exchanges(1, 5);
        assertThat(answers.contradicts(5, 3, ONE)).isFalse();
        assertThat(answers.contradicts(5, 3, TWO)).isTrue();
        assertThat(answers.contradicts(5, 3, TWO)).isFalse();
        assertThat(answers.contradicts(3, 3, TWO)).isTrue();
    }

    @Test
    void anAnswerThatLostItsRequestIsNone() {
        exchanges(1, 5);
        assertThat(answers.contradicts(6, 3, TWO)).isFalse();
        assertThat(answers.contradicts(6, 3, ONE)).isFalse();
    }

    @Test
    void whoUsesOneIdentifierForAllIsNeverAccused() {
        for (int i = 0; i < 20; i++) {
            answers.asked(0);
            assertThat(answers.contradicts(0, 3, i % 2 == 0 ? ONE : TWO)).isFalse();
            assertThat(answers.contradicts(0, 3, i % 2 == 0 ? TWO : ONE)).isFalse();
        }
    }

    @Test
    void whoAsksTwiceIsAnsweredTwice() {
        exchanges(1, 8);
        answers.asked(9);
        answers.asked(9);
        assertThat(answers.contradicts(9, 3, ONE)).isFalse();
        assertThat(answers.contradicts(9, 3, TWO)).isFalse();
    }

    @Test
    void aRefusalInTimeAndALateAnswerAreAGatewaysWay() {
        exchanges(1, 8);
        answers.asked(9);
        answers.refused(9);
        assertThat(answers.contradicts(9, 3, ONE)).isFalse();
        assertThat(answers.contradicts(9, 3, TWO)).isFalse();
    }

    @Test
    void identifiersThatComeBackSoonTellNothing() {
        for (int i = 0; i < 40; i++) {
            answers.asked(i % 10);
            assertThat(answers.contradicts(i % 10, 3, ONE)).isFalse();
        }
        assertThat(answers.contradicts(9, 3, TWO)).isFalse();
    }

    @Test
    void behindAGapNothingIsCompared() {
        exchanges(1, 8);
        answers.clear();
        assertThat(answers.contradicts(8, 3, TWO)).isFalse();
    }
}
