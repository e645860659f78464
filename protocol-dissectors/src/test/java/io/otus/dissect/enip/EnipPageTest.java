package io.otus.dissect.enip;

import static org.assertj.core.api.Assertions.assertThat;

import io.otus.testkit.FieldTable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** Holds the page against what messages write, and against the anomalies. */
class EnipPageTest {
    @Test
    void thePageHasEveryFieldThatMessagesWriteAndNoOther() {
        Set<String> written = new TreeSet<>(new EnipDissectorTest().fieldsWritten());
        written.addAll(new EnipOverUdpTest().fieldsWritten());
        written.addAll(new CipSecurityTest().fieldsWritten());
        assertThat(FieldTable.of("enip")).isEqualTo(written);
    }

    @Test
    void thePageHasEveryAnomaly() throws IOException {
        String page = Files.readString(Path.of("..", "docs", "protocols", "enip.md"));
        for (EnipAnomaly anomaly : EnipAnomaly.values()) {
            assertThat(page).contains("`" + anomaly.id() + "`");
        }
    }
}
