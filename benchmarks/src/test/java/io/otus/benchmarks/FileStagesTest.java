package io.otus.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.otus.core.capture.CaptureException;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FileStagesTest {
    @TempDir
    Path folder = Path.of("");

    private String file = "";

    @BeforeEach
    void write() throws IOException {
        file = folder.resolve("polling.pcap").toString();
        WriteCapture.main("1000", file);
    }

    @ParameterizedTest
    @ValueSource(strings = {"read", "decode", "flow", "dissect", "inventory", "baseline"})
    void aLinePerPassTellsWhatAPacketOfACaptureTook(String stage) throws CaptureException {
        assertThat(measured(stage, "2"))
                .hasSize(2)
                .allMatch(line ->
                        line.matches(stage + " [12] +[1-9]\\d* ns +\\d+ bytes a packet \\(1000 packets, [1-9]\\d*\\)"));
    }

    @Test
    void aStageThatDoesNotExistIsNamed() {
        assertThatThrownBy(() -> FileStages.main(file, "store", "1"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("store is none of read, decode");
    }

    private String[] measured(String stage, String passes) throws CaptureException {
        ByteArrayOutputStream told = new ByteArrayOutputStream();
        FileStages.measure(new PrintStream(told, true, StandardCharsets.UTF_8), file, stage, passes);
        return told.toString(StandardCharsets.UTF_8).lines().toArray(String[]::new);
    }
}
