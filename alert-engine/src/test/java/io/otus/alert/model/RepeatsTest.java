package io.otus.alert.model;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class RepeatsTest {
    private final Repeats repeats = new Repeats();

    private int note(int from, int to) {
        int run = 0;
        for (int digest = from; digest < to; digest++) {
            run = repeats.note(digest * 31, true);
        }
        return run;
    }

    @Test
    void answersOfAnEarlierTimeAreToldHoweverManyCameBetween() {
        assertThat(note(0, 10)).isZero();
        assertThat(note(0, 10)).as("few are looked through").isEqualTo(10);
        assertThat(note(100, 300)).isZero();
        assertThat(note(0, 5)).as("many are filtered").isEqualTo(5);
        assertThat(note(150, 160)).isEqualTo(10);
        assertThat(repeats.usual()).isEqualTo(10);
    }

    @Test
    void theOldestOfTooManyAreForgotten() {
        note(0, Repeats.MAX + 100);

        assertThat(note(0, 50)).isZero();
        assertThat(note(300, 350)).isEqualTo(50);
    }

    @Test
    void fiftyTimesTheSameIsARunOfFifty() {
        note(7, 8);
        for (int i = 1; i <= 50; i++) {
            assertThat(note(7, 8)).isEqualTo(i);
        }
    }
}
