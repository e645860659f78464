package io.otus.dissect.s7commplus;

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

import io.otus.core.bytes.Octets;
import io.otus.core.event.EventConsumer;
import io.otus.core.event.MessageSeen;
import io.otus.core.event.Operation;
import io.otus.core.evidence.EvidenceRequests;
import io.otus.core.evidence.FrameSpan;
import io.otus.core.pipeline.EventBus;
import io.otus.core.pipeline.Pipeline;
import io.otus.core.pipeline.ProtocolRegistry;
import io.otus.layer.cotp.CotpProvider;
import io.otus.layer.tls.TlsProvider;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;

/** S7comm-plus and TLS inside COTP on a real stream, through the whole pipeline. */
class S7commplusStreamTest {
    private static final int PSH_ACK = 0x18;

    private final List<String> messages = new ArrayList<>();
    private final List<String> services = new ArrayList<>();
    private final List<Long> framesOfStop = new ArrayList<>();
    private final Pipeline pipeline = pipeline();
    private int sequence = 1000;
    private int frames;

    private Pipeline pipeline() {
        EventBus bus = new EventBus();
        bus.add(new EventConsumer() {
            @Override
            public boolean wantsMessages() {
                return true;
            }

            @Override
            public void message(MessageSeen event) {
                if (!event.origin().protocol().equals("cotp")) {
                    messages.add(
                            event.origin().protocol() + ' ' + event.message().message());
                }
            }

            @Override
            public void operationRequested(Operation operation) {
                services.add(operation.service().name());
                if (operation.service().name().equals("stop")) {
                    for (FrameSpan span : operation.origin().evidence().spans()) {
                        framesOfStop.add(span.frame());
                    }
                }
            }
        });
        Pipeline made = new Pipeline(
                new ProtocolRegistry(List.of(new CotpProvider(), new S7commplusProvider(), new TlsProvider())),
                bus,
                EvidenceRequests.NONE,
                (number, offset, length) -> {});
        made.capture("test");
        return made;
    }

    /** One data TPDU in a packet of its own. */
    private void send(String userData) {
        int length = 7 + Octets.ofHex(userData).length();
        byte[] payload = hex("0300" + HexFormat.of().toHexDigits(length, 4) + "02F080" + userData);
        byte[] segment = tcp(50_000, 102, sequence, 1, PSH_ACK, payload);
        byte[] packet = ethernet(MAC_B, MAC_A, 0x0800, ipv4(IP_A, IP_B, 6, frames, 64, segment));
        frames++;
        pipeline.accept(frame(packet, frames, 1_000_000_000L + frames));
        sequence += payload.length;
    }

    @Test
    void theEvidenceOfAPduInTwoFramesIsBoth() {
        send("72 FE 0010 00000000 00000001 0000000000000000");
        send(Frames.part(2, "31 0000 04F2 0000 0005 0000038C 34 00000034 01"));
        send(Frames.frame(2, "9077 00 08 01" + Frames.QUALIFIER + "00 00000000"));
        assertThat(services).containsExactly("stop");
        assertThat(framesOfStop).containsExactly(2L, 3L);
    }

    @Test
    void aSessionThatTurnsToTlsIsSaidToBeEncrypted() {
        send(Frames.request(1, S7commplusFunction.INIT_SSL, "30 00000000"));
        String hello = "01 000029 0303" + "22".repeat(32) + "00 0002 1301 01 00";
        send("16 0301 002D" + hello);
        send("17 0303 0004 7202 0000");
        assertThat(services).containsExactly("init_ssl");
        assertThat(messages).containsExactly("s7commplus request", "tls handshake", "tls encrypted");
    }
}
