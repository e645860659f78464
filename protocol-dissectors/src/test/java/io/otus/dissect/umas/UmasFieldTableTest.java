package io.otus.dissect.umas;

import static org.assertj.core.api.Assertions.assertThat;

import io.otus.testkit.FieldTable;
import org.junit.jupiter.api.Test;

class UmasFieldTableTest {
    @Test
    void thePageHasEveryFieldThatMessagesWriteAndNoOther() {
        assertThat(FieldTable.of("umas")).isEqualTo(new UmasDissectorTest().fieldsWritten());
    }
}
