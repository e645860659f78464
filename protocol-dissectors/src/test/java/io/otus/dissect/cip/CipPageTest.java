package io.otus.dissect.cip;

import static org.assertj.core.api.Assertions.assertThat;

import io.otus.testkit.FieldTable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** Holds the page against what messages write, and against the anomalies. */
class CipPageTest {
    @Test
    void thePageHasEveryFieldThatMessagesWrite() {
        Set<String> written = new TreeSet<>(new CipDissectorTest().fieldsWritten());
        written.addAll(new ObjectsTest().fieldsWritten());
        written.addAll(new TagsTest().fieldsWritten());
        written.addAll(new PcccTest().fieldsWritten());
        written.addAll(new ConnectionsTest().fieldsWritten());
        assertThat(written).hasSizeGreaterThan(60);
        assertThat(FieldTable.of("cip")).containsAll(written);
    }

    @Test
    void thePageHasEveryAnomaly() throws IOException {
        String page = Files.readString(Path.of("..", "docs", "protocols", "cip.md"));
        for (CipAnomaly anomaly : CipAnomaly.values()) {
            assertThat(page).contains("`" + anomaly.id() + "`");
        }
    }
}
