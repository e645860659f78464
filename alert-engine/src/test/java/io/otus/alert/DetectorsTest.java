package io.otus.alert;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class DetectorsTest {
    @Test
    void linesAreTheSameInAnyOrder() {
        long digest = Detectors.digest(List.of("a 1", "b 2", "c 3"));
        assertThat(Detectors.digest(List.of("c 3", "a 1", "b 2"))).isEqualTo(digest);
        assertThat(Detectors.digest(List.of("c 2", "a 1", "b 3"))).isNotEqualTo(digest);
        assertThat(Detectors.digest(List.of("a 1", "b 2"))).isNotEqualTo(digest);
        assertThat(Detectors.digest(List.of("a 1", "a 1", "b 2", "c 3"))).isNotEqualTo(digest);
    }
}
