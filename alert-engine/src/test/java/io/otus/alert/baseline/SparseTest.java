package io.otus.alert.baseline;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What holds none or one has no table, and what holds more is a map or a set as any. */
class SparseTest {
    @Test
    void oneEntryHasNoTable() {
        assertThat(Sparse.put(Map.of(), "a", 1)).isEqualTo(Map.of("a", 1)).hasSameClassAs(Map.of("a", 1));
        assertThat(Sparse.putSorted(Map.of(), "a", 1)).hasSameClassAs(Map.of("a", 1));
        assertThat(Sparse.add(Set.of(), "a")).isEqualTo(Set.of("a")).hasSameClassAs(Set.of("a"));
        assertThat(Sparse.addSorted(Set.of(), "a")).hasSameClassAs(Set.of("a"));
    }

    @Test
    void theOnlyEntryIsReplacedWithoutATable() {
        Map<String, Integer> one = Map.of("a", 1);
        assertThat(Sparse.put(one, "a", 2)).isEqualTo(Map.of("a", 2)).hasSameClassAs(one);
        assertThat(Sparse.putSorted(one, "a", 2)).isEqualTo(Map.of("a", 2)).hasSameClassAs(one);
        assertThat(Sparse.add(Set.of("a"), "a")).isEqualTo(Set.of("a")).hasSameClassAs(Set.of("a"));
    }

    @Test
    void moreAreOneMap() {
        Map<String, Integer> map = Map.of();
        for (int i = 9; i >= 0; i--) {
            map = Sparse.put(map, "k" + i, i);
        }
        map = Sparse.put(map, "k3", 33);
        assertThat(map).hasSize(10).containsEntry("k3", 33).containsEntry("k9", 9);
        assertThat(Sparse.put(map, "more", 1)).isSameAs(map);
    }

    @Test
    void moreAreSortedWhereThatIsAsked() {
        Map<String, Integer> map = Map.of();
        Set<String> set = Set.of();
        for (String each : new String[] {"c", "a", "b", "a"}) {
            map = Sparse.putSorted(map, each, 1);
            set = Sparse.addSorted(set, each);
        }
        assertThat(map.keySet()).containsExactly("a", "b", "c");
        assertThat(set).containsExactly("a", "b", "c");
    }

    @Test
    void moreAreOneSet() {
        Set<String> set = Sparse.add(Sparse.add(Set.of(), "a"), "b");
        assertThat(Sparse.add(set, "c")).isSameAs(set).containsExactlyInAnyOrder("a", "b", "c");
    }
}
