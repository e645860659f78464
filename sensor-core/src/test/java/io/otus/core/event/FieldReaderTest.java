package io.otus.core.event;

import static org.assertj.core.api.Assertions.assertThat;

import io.otus.core.bytes.ByteView;
import org.junit.jupiter.api.Test;

class FieldReaderTest {
    @Test
    void whatWasReadBeforeAFailureStays() {
        FieldReader in = new FieldReader(ByteView.of(new byte[] {0, 1, 2}), 1);
        assertThat(in.add("first", in.unsigned(1))).isEqualTo(1);
        in.add("name", "tank");
        in.add("second", in.unsigned(2));
        in.add("third", "nothing");
        assertThat(in.failed()).isTrue();
        assertThat(in.fields()).containsExactly(Element.number("first", 1), Element.text("name", "tank"));
    }
}
