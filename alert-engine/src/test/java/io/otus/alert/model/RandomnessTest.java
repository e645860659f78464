package io.otus.alert.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.api.Test;

class RandomnessTest {
    private final Random random = new Random(7);
    private final Randomness words = new Randomness();

    @Test
    void encryptedWordsHaveNoOrder() {
        add(Randomness.WORDS - 1);
        assertThat(words.isRandom()).as("too few to say").isFalse();
        add(1);
        assertThat(words.isRandom()).isTrue();
        add(3_000);
        assertThat(words.isRandom())
                .as("many words, some of them several times")
                .isTrue();
        assertThat(words.size()).isEqualTo(3_000 + Randomness.WORDS);
    }

    private void add(int count) {
        for (int i = 0; i < count; i++) {
            words.add(random.nextLong());
        }
    }

    @Test
    void setpointsHaveOrder() {
        for (int i = 0; i < 100; i++) {
            words.add(1_500 + random.nextInt(64));
        }
        assertThat(words.isRandom()).isFalse();
    }

    @Test
    void fewWordsAgainAndAgainHaveOrder() {
        long[] few = random.longs(12).toArray();
        for (int i = 0; i < 100; i++) {
            words.add(few[i % few.length]);
        }
        assertThat(words.isRandom()).isFalse();
    }

    @Test
    void aCounterHasOrder() {
        for (int i = 0; i < 1_000; i++) {
            words.add(i);
        }
        assertThat(words.isRandom()).isFalse();
    }
}
