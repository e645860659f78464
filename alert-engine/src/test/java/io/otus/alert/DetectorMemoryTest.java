package io.otus.alert;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class DetectorMemoryTest {
    @Test
    void linesAreTheSameInAnyOrder() {
        long digest = DetectorMemory.digest(List.of("a 1", "b 2", "c 3"));
        assertThat(DetectorMemory.digest(List.of("c 3", "a 1", "b 2"))).isEqualTo(digest);
        assertThat(DetectorMemory.digest(List.of("c 2", "a 1", "b 3"))).isNotEqualTo(digest);
        assertThat(DetectorMemory.digest(List.of("a 1", "b 2"))).isNotEqualTo(digest);
        assertThat(DetectorMemory.digest(List.of("a 1", "a 1", "b 2", "c 3"))).isNotEqualTo(digest);
    }
}
