package io.otus.alert.detect;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The memory of detectors. */
class RecentMapTest {
    private final RecentMap<String, Integer> map = new RecentMap<>(2);

    @Test
    void theLeastRecentMakesRoom() {
        map.put("a", 1);
        map.put("b", 2);
        map.put("a", 3);
        map.put("c", 4);
        assertThat(map.values()).containsExactly(3, 4);
        assertThat(map.get("b")).isNull();
        assertThat(map.forgotten()).isEqualTo(1);
    }

    @Test
    void whatIsLookedForStays() {
        map.put("a", 1);
        map.put("b", 2);
        assertThat(map.getOrMake("a", () -> 9)).isEqualTo(1);
        assertThat(map.getOrMake("c", () -> 3)).isEqualTo(3);
        assertThat(map.values()).containsExactly(1, 3);
        assertThat(map.get("a")).isEqualTo(1);
        map.put("d", 4);
        assertThat(map.values()).containsExactly(1, 4);
    }

    @Test
    void whatMakesRoomIsShown() {
        List<Integer> dropped = new ArrayList<>();
        RecentMap<String, Integer> small = new RecentMap<>(1, dropped::add);
        small.put("a", 1);
        small.put("a", 2);
        small.put("b", 3);
        small.remove("b");
        assertThat(dropped).containsExactly(2);
    }

    @Test
    void whatIsRemovedIsForgotten() {
        map.put("a", 1);
        assertThat(map.remove("a")).isEqualTo(1);
        assertThat(map.remove("a")).isNull();
        assertThat(map.values()).isEmpty();
        assertThat(map.forgotten()).isZero(); // it made no room for another
    }
}
