package io.otus.dissect.s7comm;

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
import io.otus.core.event.SessionSeen;
import io.otus.core.event.Units;
import io.otus.core.evidence.EvidenceRequests;
import io.otus.core.evidence.FrameSpan;
import io.otus.core.pipeline.EventBus;
import io.otus.core.pipeline.Pipeline;
import io.otus.core.pipeline.ProtocolRegistry;
import io.otus.layer.cotp.CotpProvider;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** S7comm inside COTP on a real stream, through the whole pipeline. */
class S7commStreamTest {
    private static final int ACK = 0x10;
    private static final int PSH_ACK = 0x18;
    /** Ethernet, IPv4 and TCP headers. */
    private static final int PAYLOAD_AT = 14 + 20 + 20;

    private static final String COTP = "03000025 02F080";
    private static final String PASSWORD = "3207 0000 0005 0008 000C 000112 04 11 45 01 00 FF 09 0008 08213A1B1D6E681B";
    private static final String STOP = "3201 0000 0005 0010 0000 29 0000000000 09 505F50524F4752414D";

    private final List<String> services = new ArrayList<>();
    private final List<String> units = new ArrayList<>();
    private final List<String> sessions = new ArrayList<>();
    private final List<String> secrets = new ArrayList<>();
    private final List<FrameSpan> spans = new ArrayList<>();
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
                if (event.origin().protocol().equals("s7comm")) {
                    spans.addAll(event.origin().evidence().spans());
                }
            }

            @Override
            public void session(SessionSeen event) {
                sessions.add(event.kind() + ' ' + event.detail());
            }

            @Override
            public void operationRequested(Operation operation) {
                services.add(operation.service().name());
                units.add(operation.unit());
            }
        });
        Pipeline made = new Pipeline(
                new ProtocolRegistry(List.of(new CotpProvider(), new S7commProvider())),
                bus,
                EvidenceRequests.NONE,
                (number, offset, length) -> secrets.add(number + ": " + offset + '+' + length));
        made.capture("test");
        return made;
    }

    private void send(int flags, String payloadHex) {
        byte[] payload = hex(payloadHex);
        byte[] segment = tcp(50_000, 102, sequence, 1, flags, payload);
        byte[] packet = ethernet(MAC_B, MAC_A, 0x0800, ipv4(IP_A, IP_B, 6, frames, 64, segment));
        frames++;
        pipeline.accept(frame(packet, frames, 1_000_000_000L + frames));
        sequence += payload.length;
    }

    @Test
    void aPasswordIsOverwrittenWhereItLiesInItsFrame() {
        send(PSH_ACK, COTP + PASSWORD);
        assertThat(secrets).containsExactly("1: " + (PAYLOAD_AT + 7 + 22) + "+8");
    }

    @Test
    void evidenceOfAPduIsThePduWithoutTheLayersAroundIt() {
        send(PSH_ACK, COTP + PASSWORD);
        assertThat(spans).hasSize(1);
        assertThat(spans.getFirst().offset()).isEqualTo(PAYLOAD_AT + 7);
        assertThat(spans.getFirst().length()).isEqualTo(30);
    }

    @Test
    void theModuleThatTheConnectionWasOpenedToIsTold() {
        send(PSH_ACK, "03000016 11 E0 0000 0002 00 C0010A C1020100 C2020142");
        send(PSH_ACK, "03000019 02F080" + "3201 0000 0005 0008 0000 F0 00 0001 0001 01E0");
        assertThat(sessions).contains("setup connection_type=1 rack=2 slot=2");
        assertThat(units).containsExactly("2/2");
    }

    @Test
    void whereTheOpeningWasNotSeenTheUnitIsUnknown() {
        send(PSH_ACK, "03000021 02F080" + STOP);
        assertThat(units).containsExactly(Units.UNKNOWN);
    }

    @Test
    void aSelectorThatIsATextNamesNoUnit() {
        send(PSH_ACK, "03000016 11 E0 0000 0002 00 C0010A C1024D57 C2024D57");
        send(PSH_ACK, "03000021 02F080" + STOP);
        assertThat(units).containsExactly(Units.NONE);
    }

    @Test
    void aPduInTwoFragmentsIsReadWhole() {
        send(PSH_ACK, "0300000A 02F000" + "320100");
        send(PSH_ACK, "0300001E 02F080" + STOP.replace(" ", "").substring(6));
        assertThat(services).containsExactly("plc_stop");
        assertThat(spans).hasSize(2);
    }

    @Test
    void aConnectionThatRestsAndIsOnlyKeptAliveIsReadOnceItSpeaks() {
        send(ACK, "7E");
        send(PSH_ACK, "03000021 02F080" + STOP);
        assertThat(services).containsExactly("plc_stop");
    }
}
