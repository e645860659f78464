package io.otus.alert.alert;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

/** Titles that say how much there is beyond them. */
class FurtherTest {
    private final Further seven = new Further(7, List.of());

    @Test
    void theDevicesAreCountedWhereThereAreSeveral() {
        assertThat(seven.entitle("HMI1 wrote", 3, false)).isEqualTo("HMI1 wrote, and 7 more, of 3 devices");
        assertThat(seven.entitle("HMI1 wrote", 16, true)).isEqualTo("HMI1 wrote, and 7 more, of at least 16 devices");
    }

    @Test
    void othersThatHavePartDoNotMakeSeveralOfOne() {
        assertThat(seven.entitle("HMI1 wrote", 1, true)).isEqualTo("HMI1 wrote, and 7 more");
        assertThat(seven.entitle("HMI1 wrote", 0, true)).isEqualTo("HMI1 wrote, and 7 more");
    }
}
