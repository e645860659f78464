package io.otus.core.spi;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashMap;
import java.util.SequencedMap;
import org.junit.jupiter.api.Test;

class BoundedTest {
    private final SequencedMap<String, Integer> map = new LinkedHashMap<>();

    private void put(String key, int value) {
        Bounded.putLast(map, key, value, 2);
    }

    @Test
    void whatWasPutFirstMakesRoom() {
        put("a", 1);
        put("b", 2);
        put("c", 3);
        assertThat(map).containsOnlyKeys("b", "c");
    }

    @Test
    void whatIsPutAgainIsTheLatestAndTakesNoRoom() {
        put("a", 1);
        put("b", 2);
        put("a", 3);
        assertThat(map).containsEntry("a", 3).containsEntry("b", 2);
        put("c", 4);
        assertThat(map).containsOnlyKeys("a", "c");
    }
}
