package io.otus.dissect.dnp3;

import static io.otus.testkit.TestFrames.IP_A;
import static io.otus.testkit.TestFrames.IP_B;
import static io.otus.testkit.TestFrames.MAC_A;
import static io.otus.testkit.TestFrames.MAC_B;
import static io.otus.testkit.TestFrames.ethernet;
import static io.otus.testkit.TestFrames.frame;
import static io.otus.testkit.TestFrames.hex;
import static io.otus.testkit.TestFrames.ipv4;
import static io.otus.testkit.TestFrames.tcp;
import static org.assertj.core.api.Assertions.assertThat;

import io.otus.core.event.EventConsumer;
import io.otus.core.event.MessageSeen;
import io.otus.core.event.Operation;
import io.otus.core.evidence.EvidenceRequests;
import io.otus.core.pipeline.EventBus;
import io.otus.core.pipeline.Pipeline;
import io.otus.core.pipeline.ProtocolRegistry;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Frames of a master on a real stream, through the whole pipeline. */
class Dnp3StreamTest {
    private static final int PSH_ACK = 0x18;
    private static final String RESET_LINK = "056405C00A000100B1AC";
    private static final String COLD_RESTART = "056408C40A000100FC42C0C00D9C86";
    private static final String DAMAGED_HEADER = "056408C40A000100FC43C0C00D9C86";

    private final List<String> seen = new ArrayList<>();

    private List<String> send(int port, String... segments) {
        EventBus bus = new EventBus();
        bus.add(new EventConsumer() {
            @Override
            public boolean wantsMessages() {
                return true;
            }

            @Override
            public void message(MessageSeen event) {
                seen.add(event.message().message());
            }

            @Override
            public void operationRequested(Operation operation) {
                seen.add(operation.service().name());
            }
        });
        Pipeline pipeline = new Pipeline(
                new ProtocolRegistry(List.of(new Dnp3Provider())), bus, EvidenceRequests.NONE, (_, _, _) -> {});
        pipeline.capture("test");
        int sequence = 1000;
        for (int i = 0; i < segments.length; i++) {
            byte[] payload = hex(segments[i]);
            byte[] segment = tcp(50_000, port, sequence, 1, PSH_ACK, payload);
            byte[] packet = ethernet(MAC_B, MAC_A, 0x0800, ipv4(IP_A, IP_B, 6, i, 64, segment));
            pipeline.accept(frame(packet, i + 1, 1_000_000_000L + i));
            sequence += payload.length;
        }
        pipeline.end();
        return seen;
    }

    @Test
    void aFrameOnAnyPortIsRecognised() {
        assertThat(send(4001, COLD_RESTART)).contains("request", "cold_restart");
    }

    @Test
    void garbageBeforeACommandDoesNotHideIt() {
        assertThat(send(20_000, RESET_LINK, "00" + COLD_RESTART)).contains("cold_restart");
    }

    @Test
    void garbageBeforeACommandThatComesInTwoSegmentsDoesNotHideIt() {
        assertThat(send(20_000, RESET_LINK, "0564", "FFFFFFFFFFFFFFFF" + COLD_RESTART))
                .contains("cold_restart");
    }

    @Test
    void aDamagedFrameBeforeACommandDoesNotHideIt() {
        assertThat(send(20_000, RESET_LINK, DAMAGED_HEADER + COLD_RESTART))
                .containsSubsequence("link", "link", "request")
                .containsOnlyOnce("cold_restart");
    }
}
