package io.otus.alert.word;

import static org.assertj.core.api.Assertions.assertThat;

import io.otus.core.event.PointRange;
import java.util.Arrays;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.function.IntFunction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Which words side by side are taken for one number, and which are not. */
class WordPairsTest {
    private static final int LONG = 2_000;

    private final Random random = new Random(7);
    private final WordPairs words = new WordPairs();

    /** What is found in rows of words, by the index of the first one. */
    private Map<Long, String> found(int rows, boolean areWritten, IntFunction<int[]> row) {
        Map<Long, String> found = new TreeMap<>();
        for (int i = 0; i < rows; i++) {
            int[] now = row.apply(i);
            for (int at = 0; at + 1 < now.length; at++) {
                if (words.note("holding", at, now[at], now[at + 1], areWritten, true)) {
                    words.judge("holding", at, (_, first, type, _) -> {
                        found.put(first, type.words());
                        return true;
                    });
                }
            }
        }
        return found;
    }

    /** The two words of a number whose octets lie in an order. */
    private static int[] words(WordOrder order, int number) {
        int lain = order.join(number); // each order undoes itself
        return new int[] {lain >>> Short.SIZE, lain & 0xFFFF};
    }

    private static int[] words(WordOrder order, double number) {
        return words(order, Float.floatToRawIntBits((float) number));
    }

    private static int[] joined(int[]... parts) {
        return Arrays.stream(parts).flatMapToInt(Arrays::stream).toArray();
    }

    private double temperature(int i) {
        return 70 + 3 * Math.sin(i / 80.0) + 0.2 * random.nextDouble();
    }

    @ParameterizedTest
    @EnumSource
    void aMeasuredRealInAnyOrder(WordOrder order) {
        assertThat(found(LONG, false, i -> words(order, temperature(i))))
                .containsExactly(Map.entry(0L, "float32, " + order.words()));
    }

    @ParameterizedTest
    @EnumSource
    void aRealOfFewDigitsIsKnownByFewValues(WordOrder order) {
        assertThat(found(20, false, i -> words(order, 20 + i / 10.0)))
                .containsExactly(Map.entry(0L, "float32, " + order.words()));
    }

    @ParameterizedTest
    @EnumSource
    void aCounterOf32Bits(WordOrder order) {
        assertThat(found(LONG, false, i -> words(order, 100_000 + 500 * i)))
                .containsExactly(Map.entry(0L, "int32, " + order.words()));
    }

    @Test
    void aNumberAboutZeroHasASign() {
        assertThat(found(LONG, false, i -> words(WordOrder.ABCD, (int) (70_000 * Math.sin(i / 30.0)))))
                .containsExactly(Map.entry(0L, "int32, high word first"));
    }

    @Test
    void aLargeCounterHasNone() {
        assertThat(found(LONG, false, i -> words(WordOrder.ABCD, 0xF0000000 + 500 * i)))
                .containsExactly(Map.entry(0L, "uint32, high word first"));
    }

    @Test
    void realsInARowArePairedAsTheyLie() {
        for (WordOrder order : new WordOrder[] {WordOrder.ABCD, WordOrder.CDAB}) {
            WordPairsTest other = new WordPairsTest();
            assertThat(other.found(
                            LONG,
                            false,
                            i -> joined(
                                    words(order, 400 + 100 * random.nextDouble()),
                                    words(order, 2 + random.nextDouble()),
                                    words(order, 50 + 40 * random.nextDouble()))))
                    .containsOnlyKeys(0L, 2L, 4L);
        }
    }

    @Test
    void realsBesideWordsOfTheirOwn() {
        assertThat(found(
                        LONG,
                        false,
                        i -> joined(
                                new int[] {i % 100 < 50 ? 1 : 0, 450 + random.nextInt(90)},
                                words(WordOrder.CDAB, temperature(i)),
                                new int[] {i & 0xFFFF, 3})))
                .containsOnlyKeys(2L);
    }

    @Test
    void aSetpointThatIsWrittenWhole() {
        int[] steps = {3, 7, 1, 9, 5, 2, 10, 8, 4, 6, 0};
        assertThat(found(33, true, i -> words(WordOrder.CDAB, 67.5 + steps[i % steps.length] / 2.0)))
                .containsExactly(Map.entry(0L, "float32, low word first"));
    }

    @Test
    void wholeNumbersAsReals() {
        assertThat(found(LONG, false, _ -> words(WordOrder.ABCD, (double) random.nextInt(50))))
                .containsExactly(Map.entry(0L, "float32, high word first"));
    }

    @Test
    void fewValuesTellNothing() {
        assertThat(found(LONG, false, i -> words(WordOrder.ABCD, 67.3 + i % 5))).isEmpty();
    }

    @Test
    void aNoisyWordBesideAConstantOneStaysApart() {
        for (int constant : new int[] {0, 1, 100, 17_000, 65_535}) {
            for (int middle : new int[] {300, 4_000, 16_300, 17_000, 40_000}) {
                WordPairsTest other = new WordPairsTest();
                IntFunction<int[]> noisy = _ -> new int[] {middle + other.random.nextInt(290), constant};
                assertThat(other.found(LONG, false, noisy))
                        .as("%d %d", middle, constant)
                        .isEmpty();
                WordPairsTest turned = new WordPairsTest();
                assertThat(turned.found(LONG, false, i -> new int[] {constant, noisy.apply(i)[0]}))
                        .as("%d %d", constant, middle)
                        .isEmpty();
            }
        }
    }

    @Test
    void twoMeasuredWordsStayApart() {
        assertThat(found(LONG, false, i -> new int[] {
                    16_800 + (int) (300 * Math.sin(i / 40.0)) + random.nextInt(9), 27_000 + random.nextInt(4_000)
                }))
                .isEmpty();
    }

    @Test
    void twoCountersStayApart() {
        assertThat(found(LONG, false, i -> new int[] {i / 7 & 0xFFFF, i * 13 & 0xFFFF}))
                .isEmpty();
        assertThat(new WordPairsTest().found(LONG, false, i -> new int[] {17_000 + i / 60, i * 3_001 & 0xFFFF}))
                .isEmpty();
        assertThat(new WordPairsTest().found(LONG, false, i -> new int[] {i / 60 % 60, i % 60}))
                .isEmpty();
    }

    @Test
    void bitsStayApart() {
        assertThat(found(LONG, false, _ -> new int[] {0x4000 | random.nextInt(16) << 4, random.nextInt() & 0x8421}))
                .isEmpty();
    }

    @Test
    void whatIsNotRecognisedGoesWithTheEndOfLearning() {
        found(100, false, i -> new int[] {i / 7, i * 13});
        assertThat(words.waiting()).isEqualTo(1);
        words.endLearning();
        assertThat(words.waiting()).isZero();
    }

    @Test
    void aSpaceTellsWhatItsPointsAre() {
        PairType type = new PairType(PairType.Form.FLOAT32, WordOrder.CDAB);
        assertThat(type.space("holding")).isEqualTo("holding:float32-CDAB");
        assertThat(PairType.of("holding:float32-CDAB", 7)).isEqualTo(type);
        assertThat(PairType.wordSpace("holding:float32-CDAB")).isEqualTo("holding");
        assertThat(PairType.of("analog-input:3/present-value", 7)).isNull();
        assertThat(PairType.of("tag:float32-CDAB", PointRange.NO_INDEX))
                .as("a name that comes from the wire")
                .isNull();
        assertThat(PairType.wordSpace("analog-input:3")).isEqualTo("analog-input:3");
    }
}
