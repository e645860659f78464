package io.otus.core.flow;

import static org.assertj.core.api.Assertions.assertThat;

import io.otus.core.bytes.ByteView;
import io.otus.core.capture.CaptureException;
import io.otus.core.capture.FileSource;
import io.otus.core.capture.Frame;
import io.otus.core.decode.DecodeCounters;
import io.otus.core.decode.DecodeOutcome;
import io.otus.core.decode.Decoder;
import io.otus.core.decode.Packet;
import io.otus.core.decode.RecentFrames;
import io.otus.core.event.AnomalyCode;
import io.otus.core.evidence.EvidenceRequests;
import io.otus.core.evidence.FrameSpan;
import io.otus.core.net.Transport;
import io.otus.testkit.Corpus;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.List;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * Every capture of the corpus through decoder, flow table and reassembler: as it is, cut by a snap length, and damaged.
 */
@Tag("suite")
class CorpusFlowTest {
    private static final int SNAP = 80;

    private enum Treatment {
        WHOLE,
        CUT,
        DAMAGED
    }

    @Test
    void theCountsAddUpAndNothingThrowsWhateverHappensToTheFrames() throws IOException {
        long frames = 0;
        for (Path file : Corpus.captures()) {
            for (Treatment treatment : Treatment.values()) {
                frames += analyse(file, treatment);
            }
        }
        assertThat(frames).isGreaterThan(1_000_000);
    }

    private static long analyse(Path file, Treatment treatment) {
        DecodeCounters decoded = new DecodeCounters();
        FlowCounters counters = new FlowCounters();
        Sink sink = new Sink();
        Cards cards = new Cards(EvidenceRequests.NONE);
        TcpReassembler reassembler = new TcpReassembler(counters, sink, cards, EvidenceRequests.NONE);
        FlowTable table = new FlowTable(counters, sink, reassembler);
        Decoder decoder = new Decoder(decoded, new RecentFrames());
        Packet packet = new Packet();
        Frame frame = new Frame();
        Frame treated = new Frame();
        SplittableRandom random =
                new SplittableRandom(file.getFileName().toString().hashCode());
        long now = 0;
        long frames = 0;
        try (FileSource source = FileSource.open(List.of(file.toString()), InputStream.nullInputStream(), true)) {
            while (source.next(frame)) {
                frames++;
                now = Math.max(now, frame.time());
                treat(frame, treated, treatment, random);
                decoder.decode(treated, packet, now);
                reassembler.advance(now);
                table.advance(now);
                if (packet.outcome() == DecodeOutcome.DECODED && !packet.isDuplicate()) {
                    Flow flow = table.accept(packet, now);
                    cards.look(flow, packet, now);
                    if (packet.transport() == Transport.TCP) {
                        reassembler.accept(flow, packet, now);
                    }
                }
            }
        } catch (CaptureException cut) {
            // What was read before the damage is analysed; the reader's own test looks at the rest.
        }
        table.endAll(now);
        assertThat(decoded.frames).isEqualTo(frames);
        assertThat(decoded.duplicates
                        + decoded.decoded
                        + decoded.unknown
                        + decoded.fragments
                        + decoded.malformed
                        + decoded.truncated)
                .as("frames of %s", file)
                .isEqualTo(frames);
        assertThat(table.size()).isZero();
        assertThat(counters.started)
                .isEqualTo(counters.ended)
                .isEqualTo(sink.started)
                .isEqualTo(sink.ended);
        return frames;
    }

    private static void treat(Frame frame, Frame treated, Treatment treatment, SplittableRandom random) {
        byte[] bytes = new byte[frame.capturedLength()];
        frame.block().copyTo(frame.offset(), bytes, 0, bytes.length);
        int captured = bytes.length;
        if (treatment == Treatment.CUT) {
            captured = Math.min(captured, random.nextInt(SNAP));
        } else if (treatment == Treatment.DAMAGED && captured > 0) {
            for (int i = 0; i < 3; i++) {
                bytes[random.nextInt(Math.min(captured, SNAP))] ^= (byte) (1 << random.nextInt(8));
            }
        }
        treated.set(
                ByteView.of(bytes, 0, captured),
                0,
                captured,
                frame.originalLength(),
                frame.time(),
                frame.linkType(),
                frame.interfaceId(),
                frame.number());
    }

    /** Counts, and checks that what it is told of is there. */
    private static final class Sink extends QuietSink implements FlowListener {
        private long started;
        private long ended;

        private static void read(ByteView block, int at, int length) {
            assertThat(block.has(at, length)).isTrue();
        }

        @Override
        public void data(Flow flow, int side, ByteView block, int at, int length, long frame, long time, int offset) {
            assertThat(length).isPositive();
            read(block, at, length);
        }

        @Override
        public void gap(Flow flow, int side, long missing, GapCause cause) {
            assertThat(missing).isNotNegative();
        }

        @Override
        public void duplicate(
                Flow flow,
                int side,
                long behind,
                ByteView block,
                int at,
                int length,
                long frame,
                long time,
                int offset) {
            assertThat(behind).isPositive();
            read(block, at, length);
        }

        @Override
        public void conflict(
                Flow flow,
                int side,
                ByteView block,
                int at,
                int length,
                long frame,
                long time,
                int offset,
                @Nullable FrameSpan earlier) {
            read(block, at, length);
        }

        @Override
        public void anomaly(Flow flow, int side, AnomalyCode code, @Nullable FrameSpan earlier) {
            assertThat(code.id()).startsWith("tcp-");
        }

        @Override
        public void closed(Flow flow, int side, boolean isWhole) {
            assertThat(side).isBetween(0, 1);
        }

        @Override
        public void flowStarted(Flow flow, long time) {
            started++;
        }

        @Override
        public void flowInterval(Flow flow, long time) {
            assertThat(time).isGreaterThan(flow.firstTime());
        }

        @Override
        public void flowEnded(Flow flow, FlowEnd reason, long time) {
            ended++;
        }
    }
}
