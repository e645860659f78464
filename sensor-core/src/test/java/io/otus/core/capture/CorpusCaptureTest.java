package io.otus.core.capture;

import static org.assertj.core.api.Assertions.assertThat;

import io.otus.testkit.Corpus;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * Reads every capture of the corpus and compares the number of frames with the catalogue's, which tshark's tools
 * counted.
 */
@Tag("suite")
class CorpusCaptureTest {
    private static final int FILE = 0;
    private static final int PACKETS = 3;
    private static final int SHA256 = 16;

    @Test
    void everyCaptureGivesTheFramesThatTheCatalogueCounts() throws IOException {
        Path corpus = Corpus.directory();
        List<String> differences = new ArrayList<>();
        int captures = 0;
        for (String line : Files.readAllLines(corpus.resolve("CATALOG.tsv")).stream()
                .skip(1)
                .toList()) {
            String[] columns = line.split("\t", -1);
            String difference = difference(corpus.resolve("pcap").resolve(columns[FILE]), columns);
            if (!difference.isEmpty()) {
                differences.add(columns[FILE] + ": " + difference);
            }
            captures++;
        }
        assertThat(captures).isGreaterThan(800);
        assertThat(differences).isEmpty();
    }

    private static String difference(Path file, String[] columns) {
        try (FileSource source = FileSource.open(List.of(file.toString()), InputStream.nullInputStream(), true)) {
            Frame frame = new Frame();
            long frames = 0;
            while (source.next(frame)) {
                frames++;
            }
            if (frames != Long.parseLong(columns[PACKETS])) {
                return frames + " frames, not " + columns[PACKETS] + " (" + source.end() + ")";
            }
            String sha256 = source.files().getFirst().sha256();
            return sha256.equals(columns[SHA256]) ? "" : "sha256 " + sha256;
        } catch (CaptureException e) {
            return e.kind() + " " + e.getMessage();
        }
    }
}
