package io.otus.appliance.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.otus.appliance.run.WorkReports;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Reports of planned work, as people read them afterwards. */
class MaintenanceCommandTest {
    @TempDir
    Path state = Path.of("");

    @Test
    void reportsAreShownAsTheyWereTold() throws IOException {
        Ran none = Ran.otus("maintenance", "--state", state.toString());
        assertThat(none.code()).isZero();
        assertThat(none.data()).isEmpty();
        assertThat(none.talk()).contains("no reports");
        String line = "{\"time\":\"2026-03-02T00:03:00.000000Z\",\"cause\":\"ended\","
                + "\"text\":\"maintenance (pump): 1 finding\\n  not declared: high CMD_DANGEROUS\"}";
        Files.writeString(WorkReports.file(state), line + "\n");
        assertThat(Ran.otus("maintenance", "--state", state.toString()).data())
                .isEqualTo("maintenance (pump): 1 finding\n  not declared: high CMD_DANGEROUS\n");
        assertThat(Ran.otus("maintenance", "--state", state.toString(), "--output", "json")
                        .data())
                .isEqualTo(line + "\n");
    }
}
