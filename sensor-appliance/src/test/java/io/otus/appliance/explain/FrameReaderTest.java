package io.otus.appliance.explain;

import static org.assertj.core.api.Assertions.assertThat;

import io.otus.core.bytes.Octets;
import io.otus.core.evidence.Evidence;
import io.otus.core.evidence.EvidenceKeeper;
import io.otus.core.evidence.EvidenceLimits;
import io.otus.core.evidence.EvidenceReader;
import io.otus.core.evidence.EvidenceTables;
import io.otus.core.evidence.FrameSpan;
import io.otus.core.evidence.KeptFrame;
import io.otus.core.evidence.Purpose;
import io.otus.core.net.MacAddress;
import io.otus.core.store.Store;
import io.otus.core.store.StoreReader;
import io.otus.testkit.TestFrames;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is said of the headers of a kept frame. */
class FrameReaderTest {
    private static final String CAPTURE = "0123456789ab";
    private static final long TIME = 1_700_000_000_000_000_000L;
    private static final long OTHER = 0x3CD9_2B54_DD31L;

    @TempDir
    Path state;

    /** Frame 1 comes from the card of 10.0.0.1, frame 2 from another one. */
    private static KeptFrame frame(long number) {
        byte[] segment = TestFrames.tcp(1025, 502, 100, 500, 16, new byte[4]);
        byte[] ip = TestFrames.ipv4(TestFrames.IP_A, TestFrames.IP_B, 6, (int) number, 64, segment);
        byte[] bytes = TestFrames.ethernet(TestFrames.MAC_B, number == 1 ? TestFrames.MAC_A : OTHER, 0x0800, ip);
        return new KeptFrame(number, TIME + number, 1, bytes.length, Octets.copyOf(bytes));
    }

    @Test
    void aFrameFromAnotherCardThanItsSendersSaysWhich() {
        try (Store store = Store.open(state, List.of(EvidenceTables.INSTANCE))) {
            EvidenceKeeper keeper = EvidenceKeeper.open(store, state, EvidenceLimits.DEFAULT);
            keeper.begin(CAPTURE, FrameReaderTest::frame);
            keeper.keep(Evidence.of(CAPTURE, new FrameSpan(1, TIME + 1, 0, 10)), Purpose.FACT);
            keeper.keep(Evidence.of(CAPTURE, new FrameSpan(2, TIME + 2, 0, 10)), Purpose.FACT);
            keeper.flush();
        }
        String own = new MacAddress(TestFrames.MAC_A).toString();
        try (StoreReader reader = StoreReader.open(state, List.of(EvidenceTables.INSTANCE))) {
            FrameReader frames = new FrameReader(new EvidenceReader(reader, state));
            assertThat(frames.show(CAPTURE, List.of(1L, 2L), Map.of("10.0.0.1", own)))
                    .containsOnlyOnce("from network card")
                    .endsWith("      from network card 3c:d9:2b:54:dd:31, not from " + own + " of 10.0.0.1\n");
            assertThat(frames.show(CAPTURE, List.of(1L, 2L)))
                    .doesNotContain("network card")
                    .contains("  58 bytes  time to live 64\n");
        }
    }

    @Test
    void aFrameThatNeverWasInAFileWasNotKept() {
        try (Store store = Store.open(state, List.of(EvidenceTables.INSTANCE))) {
            EvidenceKeeper keeper = EvidenceKeeper.open(store, state, EvidenceLimits.DEFAULT);
            keeper.begin(CAPTURE, FrameReaderTest::frame);
            keeper.keep(Evidence.of(CAPTURE, new FrameSpan(1, TIME + 1, 0, 10)), Purpose.FACT);
            keeper.flush();
        }
        try (StoreReader reader = StoreReader.open(state, List.of(EvidenceTables.INSTANCE))) {
            FrameReader frames = new FrameReader(new EvidenceReader(reader, state));
            assertThat(frames.show(CAPTURE, List.of(1L, 2L))).endsWith("  frame 2  evidence: was not kept\n");
        }
    }

    @Test
    void aFrameWhoseFileWasDeletedIsExpired() {
        try (Store store = Store.open(state, List.of(EvidenceTables.INSTANCE))) {
            EvidenceKeeper keeper = EvidenceKeeper.open(store, state, new EvidenceLimits(16_384, 4_096, false));
            keeper.begin(CAPTURE, FrameReaderTest::frame);
            for (long number = 1; number <= 300; number++) {
                keeper.keep(Evidence.of(CAPTURE, new FrameSpan(number, TIME + number, 0, 10)), Purpose.LATEST);
            }
            keeper.flush();
        }
        try (StoreReader reader = StoreReader.open(state, List.of(EvidenceTables.INSTANCE))) {
            FrameReader frames = new FrameReader(new EvidenceReader(reader, state));
            assertThat(frames.show(CAPTURE, List.of(1L))).isEqualTo("  frame 1  evidence: expired\n");
            assertThat(frames.show(CAPTURE, List.of(301L))).isEqualTo("  frame 301  evidence: was not kept\n");
        }
    }
}
