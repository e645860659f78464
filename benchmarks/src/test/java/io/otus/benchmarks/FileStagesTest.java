package io.otus.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.otus.core.capture.CaptureException;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FileStagesTest {
    private static final int PACKETS = 1_000;

    @TempDir
    Path folder = Path.of("");

    @Test
    void aLineTellsWhatAPacketOfACaptureTook() throws IOException, CaptureException {
        Path file = folder.resolve("polling.pcap");
        Traffic.MODBUS.write(PACKETS, file);
        assertThat(FileStages.measure(file.toString(), AnalysisStage.dissect(), "dissect 1"))
                .matches("dissect 1 +[1-9]\\d* ns +[1-9]\\d* bytes a packet \\(1000 packets, [1-9]\\d*\\)");
    }

    @Test
    void aStageThatDoesNotExistIsNamed() {
        assertThatThrownBy(() -> FileStages.main("polling.pcap", "store", "1"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("store is none of read, decode");
    }
}
