package io.otus.dissect.cip;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** Whether one sends under a connection id, or two. */
class SeriesTest {
    private static final long CONNECTION = 0xFFFF_0001L;

    private final Series series = new Series();

    private boolean any(long... numbers) {
        boolean found = false;
        for (long number : numbers) {
            found |= series.isOfTwo(CONNECTION, true, number);
        }
        return found;
    }

    @Test
    void twoThatGoOnInTurnsAreTwo() {
        assertThat(any(100, 101, 102, 142, 103)).isFalse();
        assertThat(any(143)).isTrue();
        assertThat(any(143)).isFalse();
        assertThat(any(104)).isTrue();
    }

    @Test
    void theFarEndOfTheNumbersIsNear() {
        assertThat(any(0xFFFF_FFFEL, 0xFFFF_FFFFL, 0, 1, 2)).isFalse();
    }

    @Test
    void whatChangesPlacesComesTwiceOrIsLostIsOfOne() {
        assertThat(any(10, 12, 11, 13, 13, 15, 14, 16, 15, 22, 21, 30, 80, 81, 82))
                .isFalse();
    }

    @Test
    void copiesThatComeLateAreOfOne() {
        for (int i = 100; i < 300; i++) {
            assertThat(any(i, i - 20)).isFalse();
        }
    }

    @Test
    void furtherConnectionsTakeThePlaceOfTheFirst() {
        for (int i = 0; i < 3 * Series.MAX; i++) {
            series.isOfTwo(i, true, 1);
        }
        assertThat(any(100, 101, 141, 102)).isFalse();
        assertThat(any(142)).isTrue();
    }

    @Test
    void aProducerThatBeginsAnewIsOne() {
        assertThat(any(5_000, 5_001, 1, 2, 3, 900, 901, 1, 2)).isFalse();
    }

    @Test
    void eachDirectionAndConnectionHasItsOwn() {
        boolean found = false;
        for (int i = 0; i < 100; i++) {
            found |= series.isOfTwo(CONNECTION, true, 100 + i);
            found |= series.isOfTwo(CONNECTION, false, 7_000 + i);
            found |= series.isOfTwo(CONNECTION + 1, true, 90_000 + i);
        }
        assertThat(found).isFalse();
        for (int i = 0; i < 2 * Series.MAX; i++) {
            assertThat(series.isOfTwo(i, true, 1)).isFalse();
        }
    }
}
