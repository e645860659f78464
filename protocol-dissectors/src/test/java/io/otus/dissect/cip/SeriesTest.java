package io.otus.dissect.cip;

import static org.assertj.core.api.Assertions.assertThat;

import io.otus.core.bytes.ByteView;
import io.otus.core.bytes.Octets;
import org.junit.jupiter.api.Test;

/** Whether one sends under a connection id, or two. */
class SeriesTest {
    private static final long CONNECTION = 0xFFFF_0001L;

    private final Series series = new Series();

    private boolean any(long... numbers) {
        boolean found = false;
        for (long number : numbers) {
            found |= series.isOfTwo(CONNECTION, true, number, ByteView.EMPTY);
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
            series.isOfTwo(i, true, 1, ByteView.EMPTY);
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
            found |= series.isOfTwo(CONNECTION, true, 100 + i, ByteView.EMPTY);
            found |= series.isOfTwo(CONNECTION, false, 7_000 + i, ByteView.EMPTY);
            found |= series.isOfTwo(CONNECTION + 1, true, 90_000 + i, ByteView.EMPTY);
        }
        assertThat(found).isFalse();
        for (int i = 0; i < 2 * Series.MAX; i++) {
            assertThat(series.isOfTwo(i, true, 1, ByteView.EMPTY)).isFalse();
        }
    }

    private boolean sends(long number, String data) {
        return series.isOfTwo(CONNECTION, true, number, Octets.ofHex(data).view());
    }

    @Test
    void oneNumberWithOtherDataIsOfTwo() {
        boolean found = false;
        for (int i = 0; i < 20; i++) {
            found |= sends(i, "0100000001");
        }
        found |= sends(20, "010000FF01"); // ahead of the producer by one
        found |= sends(20, "0100000001");
        found |= sends(21, "0100000001");
        assertThat(found).as("once").isFalse();
        assertThat(sends(23, "010000FF01")).isFalse(); // by two
        assertThat(sends(22, "0100000001")).isFalse();
        assertThat(sends(23, "0100000001")).as("again").isTrue();
    }

    @Test
    void copiesHaveTheSameData() {
        for (int i = 0; i < 40; i++) {
            String data = "0100000" + i % 10;
            assertThat(sends(i, data)).isFalse();
            assertThat(sends(i, data)).isFalse();
            assertThat(sends(i - 2, "FF00")).as("late").isFalse();
        }
    }

    @Test
    void ofWhoDoesNotCountANumberSaysNothing() {
        for (int i = 10; i < 99; i++) {
            assertThat(sends(1, "0100" + i)).isFalse();
        }
    }
}
