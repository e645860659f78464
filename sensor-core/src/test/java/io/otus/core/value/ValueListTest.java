package io.otus.core.value;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class ValueListTest {
    @Test
    void joinedValuesOfOneTypeStayWhatTheyAreAndMixedOnesBecomeTexts() {
        assertThat(ValueList.join(List.of())).isEqualTo(ValueList.NONE);
        assertThat(ValueList.join(List.of(ValueList.unsigned(1), ValueList.unsigned(2))))
                .isEqualTo(ValueList.unsigned(new long[] {1, 2}));
        assertThat(ValueList.join(List.of(ValueList.reals(0.5), ValueList.reals(2))))
                .isEqualTo(ValueList.reals(0.5, 2));
        assertThat(ValueList.join(List.of(ValueList.signed(-1), ValueList.text("off"))))
                .isEqualTo(ValueList.texts(List.of("-1", "off")));
    }
}
