package io.otus.dissect.pn_io;

import static io.otus.testkit.Row.row;
import static org.assertj.core.api.Assertions.assertThat;

import io.otus.core.bytes.Octets;
import io.otus.core.event.Action;
import io.otus.core.event.PointRange;
import io.otus.core.event.Service;
import io.otus.core.spi.Carrier;
import io.otus.core.spi.Direction;
import io.otus.core.spi.DissectorProvider;
import io.otus.core.spi.Request;
import io.otus.core.value.ValueList;
import io.otus.testkit.DissectorContract;
import io.otus.testkit.DissectorHarness;
import io.otus.testkit.Row;
import io.otus.testkit.Seen;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Cyclic frames and alarms, with and without the connect that opened their relation. */
class FrameTest extends DissectorContract {
    private static final String IDLE = "00".repeat(40);

    @Override
    protected DissectorProvider provider() {
        return new PnioProvider();
    }

    @Override
    protected Carrier carrier() {
        return Carrier.LINK;
    }

    private static Seen notification(String service, PointRange... points) {
        return new Seen.Request(Request.notification(new Service(-1, service, Action.NOTIFY), "", List.of(points)));
    }

    private static Seen cyclic(int frameId, String frameClass, int status) {
        return new Seen.Message(new PnioEvent.Cyclic(frameId, frameClass, 0x0080, status, 0, "", Octets.ofHex(IDLE)));
    }

    private static Row classRow(int frameId, String frameClass) {
        return row(frameClass + " is told by the frame id")
                .client("%04X".formatted(frameId) + IDLE + "0080 35 00")
                .sees(cyclic(frameId, frameClass, 0x35), notification("cyclic_data"));
    }

    private static String alarm(int frameId, int type, String part) {
        return "%04X 0001 0002 1%d 11 FFFF FFFE %04X".formatted(frameId, type, Hex.length(part)) + part;
    }

    private static final String WHERE = "00000000 0001 0002 00000010 00000020 B800";

    @Override
    protected Stream<Row> rows() {
        return Stream.of(
                classRow(0x0100, "rt_class_3"),
                classRow(0x0801, "rt_class_3_redundant"),
                classRow(0x8001, "rt_class_2"),
                classRow(0xBC00, "rt_class_2_multicast"),
                classRow(0xC001, "rt_class_1"),
                classRow(0xF800, "rt_class_1_multicast"),
                row("a provider that stops, and runs again")
                        .client("C001" + IDLE + "0080 35 00")
                        .client("C001" + IDLE + "0100 25 00")
                        .client("C001" + IDLE + "0180 25 00")
                        .client("C001" + IDLE + "0200 35 00")
                        .sees(
                                notification("cyclic_data"),
                                notification(
                                        "provider_is_stopped",
                                        PointRange.named("provider_state", ValueList.text("stop"))),
                                notification("cyclic_data"),
                                notification("cyclic_data"),
                                notification(
                                        "provider_runs", PointRange.named("provider_state", ValueList.text("run"))),
                                notification("cyclic_data")),
                row("a cyclic frame without status")
                        .client("C001 0000 00")
                        .sees(new Seen.Malformed(PnioAnomaly.FRAME_LENGTH, 5)),
                row("a diagnosis alarm names its submodule")
                        .server(alarm(0xFE01, 1, Hex.block(2, "0001" + WHERE + "8000 0001 0800 0006")))
                        .sees(new Seen.Request(Request.notification(
                                new Service(-1, "alarm_diagnosis", Action.NOTIFY), "1/2", List.of()))),
                row("a process alarm of high priority, with data of the maker's")
                        .server(alarm(0xFC01, 1, Hex.block(1, "0002" + WHERE + "0001 AABB")))
                        .sees(new Seen.Request(Request.notification(
                                new Service(-1, "alarm_process", Action.NOTIFY), "1/2", List.of()))),
                row("the controller acknowledges it")
                        .client(alarm(0xFE01, 1, Hex.block(0x8002, "0001 00000000 0001 0002 8000 00000000")))
                        .sees(new Seen.Request(
                                Request.unconfirmed(new Service(-1, "alarm_ack", Action.NOTIFY), "1/2", List.of()))),
                row("acknowledgements of the transport ask nothing")
                        .client(alarm(0xFE01, 3, ""))
                        .client(alarm(0xFE01, 2, ""))
                        .sees(
                                new Seen.Message(new PnioEvent.Alarm(
                                        0xFE01, "low", 1, 2, 1, 3, 0x11, 0xFFFF, 0xFFFE, 0, List.of(), List.of())),
                                new Seen.Message(new PnioEvent.Alarm(
                                        0xFE01, "low", 1, 2, 1, 2, 0x11, 0xFFFF, 0xFFFE, 0, List.of(), List.of()))),
                row("an error ends the relation, and says why")
                        .server(alarm(0xFE01, 4, "CF81FD05"))
                        .sees(notification(
                                "relation_aborted",
                                PointRange.named("status", ValueList.text("rta_error ar_consumer_dht_expired")))),
                row("an alarm that is shorter than its header")
                        .server("FE01 0001 0002")
                        .sees(new Seen.Malformed(PnioAnomaly.RTA_LENGTH, 6)),
                row("an alarm that is shorter than told")
                        .server(alarm(0xFE01, 4, "CF81FD05").replace("0004CF", "0006CF"))
                        .sees(new Seen.Malformed(PnioAnomaly.RTA_LENGTH, 12)),
                row("a type that the standard has not")
                        .server(alarm(0xFE01, 7, ""))
                        .sees(new Seen.Unknown("pdu_type", 7)),
                row("fragments have a row")
                        .client("FF83 0102 AABB")
                        .sees(new Seen.Message(new PnioEvent.Other(0xFF83, "fragment", 6))),
                row("so has the remote service interface")
                        .client("FE02 0102 AABB")
                        .sees(new Seen.Message(new PnioEvent.Other(0xFE02, "remote_service_interface", 6))),
                row("discovery and clocks are other protocols'")
                        .client("FEFE 05 00")
                        .client("FF40 00 00")
                        .sees());
    }

    /** What one provider's dissectors tell of frames, after the connect and its answer that come as calls. */
    private static List<Seen> afterConnect(Direction from, String... frames) {
        PnioProvider provider = new PnioProvider();
        DissectorHarness calls = new DissectorHarness(provider.create(), Carrier.CHILD);
        calls.feed(
                Direction.FROM_CLIENT,
                Octets.ofHex(Hex.request(0, 1, Hex.CONNECT)).toArray(),
                9_999);
        calls.feed(
                Direction.FROM_SERVER,
                Octets.ofHex(Hex.response(0, 1, 0, Hex.CONNECTED)).toArray(),
                9_999);
        DissectorHarness link = new DissectorHarness(provider.create(), Carrier.LINK);
        for (String frame : frames) {
            link.feed(from, Octets.ofHex(frame).toArray(), 9_999);
        }
        return link.seen().stream()
                .filter(seen -> !(seen instanceof Seen.Message))
                .toList();
    }

    @Test
    void theConnectTellsWhichSubmoduleAnInputIsOf() {
        String frame = "8001" + "1122 80 80" + "00".repeat(36) + "0080 35 00";
        assertThat(afterConnect(Direction.FROM_SERVER, frame))
                .containsExactly(notification(
                        "cyclic_input", PointRange.of("1/1", 0, ValueList.unsigned(new long[] {0x11, 0x22}))));
    }

    @Test
    void theAnswerToldTheFrameIdOfOutputs() {
        String frame = "C00A" + "80 7F 80" + "00".repeat(37) + "0080 35 00";
        assertThat(afterConnect(Direction.FROM_CLIENT, frame))
                .containsExactly(new Seen.Request(Request.unconfirmed(
                        new Service(-1, "cyclic_output", Action.WRITE),
                        "",
                        List.of(PointRange.of("2/1", 0, ValueList.unsigned(0x7F))))));
    }

    @Test
    void dataThatDoNotHoldAreNoValues() {
        String frame = "8001" + "1122 80 80" + "00".repeat(36) + "0080 31 00";
        assertThat(afterConnect(Direction.FROM_SERVER, frame)).containsExactly(notification("cyclic_input"));
    }

    @Test
    void dataThatTheirProviderCallsBadAreNoValues() {
        String frame = "8001" + "1122 00 80" + "00".repeat(36) + "0080 35 00";
        assertThat(afterConnect(Direction.FROM_SERVER, frame)).containsExactly(notification("cyclic_input"));
    }

    @Test
    void aFrameWithFewerDataThanAgreedIsMalformed() {
        assertThat(afterConnect(Direction.FROM_SERVER, "8001 1122 8080 0080 35 00"))
                .contains(new Seen.Malformed(PnioAnomaly.DATA_LENGTH, 2));
    }

    @Test
    void aCounterThatGoesBackIsAContradiction() {
        CyclicHarness two = new CyclicHarness();
        two.feed("C001" + IDLE + "0200 35 00", 1_000_000);
        two.feed("C001" + IDLE + "0100 35 00", 2_000_000);
        assertThat(two.seen()).contains(new Seen.Malformed(PnioAnomaly.CYCLE_COUNTER, 42));
        CyclicHarness restarted = new CyclicHarness();
        restarted.feed("C001" + IDLE + "0200 35 00", 1_000_000);
        restarted.feed("C001" + IDLE + "0000 35 00", 900_000_000);
        assertThat(restarted.seen()).noneMatch(Seen.Malformed.class::isInstance);
    }

    /** A harness whose clock moves. */
    private static final class CyclicHarness extends DissectorHarness {
        private long now;

        CyclicHarness() {
            super(new PnioProvider().create(), Carrier.LINK);
        }

        void feed(String frame, long time) {
            now = time;
            feed(Direction.FROM_CLIENT, Octets.ofHex(frame).toArray(), 9_999);
        }

        @Override
        public long time() {
            return now;
        }
    }
}
