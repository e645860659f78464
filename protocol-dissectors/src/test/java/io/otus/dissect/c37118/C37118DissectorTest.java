package io.otus.dissect.c37118;

import static io.otus.dissect.c37118.Frames.configuration;
import static io.otus.dissect.c37118.Frames.extendedUnit;
import static io.otus.dissect.c37118.Frames.frame;
import static io.otus.dissect.c37118.Frames.unit;
import static io.otus.testkit.Row.row;
import static org.assertj.core.api.Assertions.assertThat;

import io.otus.core.bytes.Octets;
import io.otus.core.event.Action;
import io.otus.core.event.AnomalyCode;
import io.otus.core.event.Attribute;
import io.otus.core.event.Outcome;
import io.otus.core.event.PointRange;
import io.otus.core.event.Service;
import io.otus.core.event.Trust;
import io.otus.core.spi.Carrier;
import io.otus.core.spi.Direction;
import io.otus.core.spi.DissectorProvider;
import io.otus.core.spi.Request;
import io.otus.core.spi.Response;
import io.otus.core.value.ValueList;
import io.otus.testkit.DissectorContract;
import io.otus.testkit.DissectorHarness;
import io.otus.testkit.FieldTable;
import io.otus.testkit.RecordingFields;
import io.otus.testkit.Row;
import io.otus.testkit.Seen;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class C37118DissectorTest extends DissectorContract {
    private static final Service DATA = new Service(-1, "data", Action.NOTIFY);
    private static final Service CFG_2 = new Service(5, "send_cfg_2", Action.IDENTIFY);
    private static final String POLAR = "0001";
    private static final String RECTANGULAR = "0000";
    private static final String POLAR_FLOATS = "000F";

    @Override
    protected DissectorProvider provider() {
        return new C37118Provider();
    }

    private static Seen malformed(C37118Anomaly anomaly, int offset) {
        return new Seen.Malformed(anomaly, offset);
    }

    private static Seen told(Service service, String unit, PointRange... points) {
        return new Seen.Request(Request.notification(service, unit, List.of(points)));
    }

    private static Seen unanswered(int code, String name, Action action) {
        return new Seen.Request(Request.unconfirmed(new Service(code, name, action), "7", List.of()));
    }

    private static Seen asks(int code, String name) {
        Service service = new Service(code, name, Action.IDENTIFY);
        return new Seen.Request(Request.confirmed((long) code << 16 | 7, service, "7", List.of()));
    }

    private static Seen answers(int code, String name) {
        Service service = new Service(code, name, Action.IDENTIFY);
        return new Seen.Response(new Response((long) code << 16 | 7, service, "7", Outcome.OK, List.of()));
    }

    private static Seen claim(String unit, Attribute attribute, String value) {
        return new Seen.Claim(true, unit, attribute, value, Trust.DEVICE);
    }

    private static PointRange real(String name, double value) {
        return PointRange.named(name, ValueList.reals(value));
    }

    /** Counts of Station A: 9.15527 V each. */
    private static double volts(int counts) {
        return counts * 915_527.0 / 100_000;
    }

    private static PointRange digital(int word) {
        return PointRange.of(
                "digital", 1, ValueList.words(Octets.ofHex(Frames.hex(word, 4)).view(), 0, 1));
    }

    @Override
    protected Stream<Row> rows() {
        return Stream.of(commands(), configurations(), data(), times()).flatMap(rows -> rows);
    }

    private static Stream<Row> commands() {
        return Stream.of(
                row("transmission is turned off and on")
                        .client(frame("AA41", "0001"))
                        .client(frame("AA42", "0002"))
                        .sees(
                                unanswered(1, "turn_off_transmission", Action.UNSUBSCRIBE),
                                unanswered(2, "turn_on_transmission", Action.SUBSCRIBE)),
                row("a header is asked for")
                        .client(frame("AA41", "0003"))
                        .server(frame("AA11", Frames.text("PMU of bay 3")))
                        .sees(
                                asks(3, "send_hdr"),
                                claim("7", Attribute.DESCRIPTION, "PMU of bay 3"),
                                answers(3, "send_hdr")),
                row("a header without a text").server(frame("AA11", "")).sees(),
                row("configuration 1 is asked for")
                        .client(frame("AA41", "0004"))
                        .server(frame("AA21", "000003E8 0001" + unit("A", 7, POLAR, 1) + "0032"))
                        .sees(asks(4, "send_cfg_1"), answers(4, "send_cfg_1")),
                row("configuration 2 is asked for")
                        .client(frame("AA41", "0005"))
                        .server(configuration(unit("A", 7, POLAR, 1)))
                        .sees(asks(5, "send_cfg_2"), answers(5, "send_cfg_2")),
                row("configuration 3 is asked for")
                        .client(frame("AA42", "0006"))
                        .server(frame("AA52", "0000 000003E8 0001" + extendedUnit("A", 7) + "0032"))
                        .sees(asks(6, "send_cfg_3"), answers(6, "send_cfg_3")),
                row("an extended frame")
                        .client(frame("AA41", "0008 DEADBEEF"))
                        .sees(unanswered(8, "extended_frame", Action.OTHER)),
                row("a command that users define")
                        .client(frame("AA41", "0123 01"))
                        .sees(new Seen.Unknown("cmd", 0x123), unanswered(0x100, "user_defined", Action.OTHER)),
                row("a command that is reserved")
                        .client(frame("AA41", "0007"))
                        .sees(malformed(C37118Anomaly.COMMAND, 14), unanswered(0, "reserved", Action.OTHER)),
                row("data behind a command that has none")
                        .client(frame("AA41", "0002 00"))
                        .sees(malformed(C37118Anomaly.COMMAND_LENGTH, 16)),
                row("a stream without a number")
                        .client(frame("AA41", 0, 1_000, 0, "0002"))
                        .sees(malformed(C37118Anomaly.IDCODE, 4)),
                row("a wrong check")
                        .client("AA41 0012 0007 000003E8 00000000 0002 0000")
                        .sees(malformed(C37118Anomaly.CHECK, 16)),
                row("a frame type that there is not").client("AA61 0012 0007").sees(),
                row("a frame that is shorter than its type can be")
                        .client("AA41 0011 0007")
                        .sees());
    }

    private static Stream<Row> configurations() {
        return Stream.of(
                row("Station A of Annex D")
                        .server(Frames.CFG_2)
                        .sees(
                                claim("7734", Attribute.NAME, "Station A"),
                                claim("7734", Attribute.TYPE, "pmu"),
                                told(CFG_2, "7734")),
                row("a concentrator of two units")
                        .server(configuration(unit("A", 8, POLAR, 1), unit("B", 9, POLAR, 1)))
                        .sees(
                                claim("8", Attribute.NAME, "A"),
                                claim("8", Attribute.TYPE, "pmu"),
                                claim("9", Attribute.NAME, "B"),
                                claim("9", Attribute.TYPE, "pmu"),
                                told(CFG_2, "7")),
                row("a place that configuration 3 tells")
                        .server(frame("AA52", "0000 000003E8 0001" + extendedUnit("Süd", 7) + "0032"))
                        .sees(
                                claim("7", Attribute.NAME, "Süd"),
                                claim("7", Attribute.TYPE, "pmu"),
                                claim("7", Attribute.LOCATION, "50.0, -10.0")),
                row("configuration 3 in parts")
                        .client(frame("AA42", "0006"))
                        .server(frame("AA52", "0001 000003E8 0001"))
                        .server(frame("AA52", "0002" + extendedUnit("A", 7)))
                        .server(frame("AA52", "FFFF 0032"))
                        .sees(
                                new Seen.Continues(),
                                new Seen.Continues(),
                                claim("7", Attribute.NAME, "A"),
                                claim("7", Attribute.TYPE, "pmu"),
                                claim("7", Attribute.LOCATION, "50.0, -10.0"),
                                answers(6, "send_cfg_3")),
                row("a part of configuration 3 is left out")
                        .server(frame("AA52", "0001 000003E8 0001"))
                        .server(frame("AA52", "0003 00"))
                        .server(frame("AA52", "FFFF 0032"))
                        .sees(malformed(C37118Anomaly.CONT_IDX, 14), malformed(C37118Anomaly.CONT_IDX, 14)),
                row("two units where one is")
                        .server(frame("AA32", "000003E8 0002" + unit("A", 7, POLAR, 1) + "0032"))
                        .sees(malformed(C37118Anomaly.CONFIGURATION, 14)),
                row("bytes behind a configuration")
                        .server(frame("AA32", "000003E8 0001" + unit("A", 7, POLAR, 1) + "0032 00"))
                        .sees(malformed(C37118Anomaly.CONFIGURATION, 14)),
                row("a configuration changes, and its count with it")
                        .server(configuration(unit("A", 7, POLAR, 1)))
                        .server(configuration(unit("B", 7, POLAR, 2)))
                        .sees(),
                row("a configuration changes, and its count does not")
                        .server(configuration(unit("A", 7, POLAR, 1)))
                        .server(configuration(unit("B", 7, POLAR, 1)))
                        .sees(malformed(C37118Anomaly.CFGCNT, 14)));
    }

    private static Stream<Row> data() {
        return Stream.of(
                row("data of Annex D, which no configuration explains")
                        .server(Frames.DATA)
                        .sees(),
                row("data of Annex D: a frequency of 62.5 Hz and three breakers")
                        .server(Frames.CFG_2)
                        .server(Frames.DATA)
                        .sees(
                                told(CFG_2, "7734"),
                                told(
                                        DATA,
                                        "7734",
                                        real("phasor:VA/magnitude", volts(14_635)),
                                        real("phasor:VA/angle", 0),
                                        real("phasor:VB/magnitude", Math.hypot(volts(-7_318), volts(-12_676))),
                                        real("phasor:VB/angle", Math.atan2(volts(-12_676), volts(-7_318))),
                                        real("phasor:VC/magnitude", Math.hypot(volts(-7_318), volts(12_675))),
                                        real("phasor:VC/angle", Math.atan2(volts(12_675), volts(-7_318))),
                                        real("phasor:I1/magnitude", 1_092 * 45_776 / 100_000.0),
                                        real("phasor:I1/angle", 0),
                                        real("freq", 62.5),
                                        real("dfreq", 0),
                                        real("analog:ANALOG1", 100),
                                        real("analog:ANALOG2", 1_000),
                                        real("analog:ANALOG3", 10_000),
                                        digital(0x3C12))),
                row("polar integers, whose angle is counted in tenths of milliradians")
                        .server(configuration(unit("A", 7, POLAR, 1)))
                        .server(frame("AA02", "0000 0064 D8F0 FFF6 0064 0001"))
                        .sees(
                                told(CFG_2, "7"),
                                told(
                                        DATA,
                                        "7",
                                        real("phasor:VA/magnitude", 10),
                                        real("phasor:VA/angle", -1),
                                        real("freq", 49.99),
                                        real("dfreq", 1),
                                        digital(1))),
                row("polar floats, and a frequency as it is")
                        .server(configuration(unit("A", 7, POLAR_FLOATS, 1)))
                        .server(frame("AA02", "0000 41200000 BF800000 42480000 3F000000 0001"))
                        .sees(
                                told(CFG_2, "7"),
                                told(
                                        DATA,
                                        "7",
                                        real("phasor:VA/magnitude", 10),
                                        real("phasor:VA/angle", -1),
                                        real("freq", 50),
                                        real("dfreq", 0.5),
                                        digital(1))),
                row("values that are absent, and values of a unit in test")
                        .server(configuration(unit("A", 7, RECTANGULAR, 1), unit("B", 8, POLAR, 1)))
                        .server(frame("AA02", "0000 8000 8000 8000 8000 0001 8000 0064 0000 0000 0000 0001"))
                        .sees(
                                told(CFG_2, "7"),
                                told(
                                        DATA,
                                        "7",
                                        PointRange.named("phasor:VA/magnitude"),
                                        PointRange.named("phasor:VA/angle"),
                                        PointRange.named("freq"),
                                        PointRange.named("dfreq"),
                                        digital(1)),
                                told(
                                        DATA,
                                        "8",
                                        PointRange.named("phasor:VA/magnitude"),
                                        PointRange.named("phasor:VA/angle"),
                                        PointRange.named("freq"),
                                        PointRange.named("dfreq"),
                                        PointRange.of("digital", 1, 1))),
                row("scale and offset of configuration 3")
                        .server(frame("AA52", "0000 000003E8 0001" + extendedUnit("A", 7) + "0032"))
                        .server(frame("AA02", "0000 0064 0000 0000 0000 0003 0001"))
                        .sees(
                                told(new Service(6, "send_cfg_3", Action.IDENTIFY), "7"),
                                told(
                                        DATA,
                                        "7",
                                        real("phasor:I%20A/magnitude", 50),
                                        real("phasor:I%20A/angle", 0.25),
                                        real("freq", 50),
                                        real("dfreq", 0),
                                        real("analog:1", 7),
                                        digital(1))),
                row("what changes within a second is told when the status or a digital value does")
                        .server(configuration(unit("A", 7, POLAR, 1)))
                        .server(frame("AA02", 7, 1_000, 0, "0000 0064 0000 0000 0000 0001"))
                        .server(frame("AA02", 7, 1_000, 20, "0000 0065 0000 0000 0000 0001"))
                        .server(frame("AA02", 7, 1_000, 40, "0000 0066 0000 0000 0000 0003"))
                        .sees(told(CFG_2, "7"), sample(10, 1), sample(10.2, 3)),
                row("data of another length than the configuration says, told once")
                        .server(configuration(unit("A", 7, POLAR, 1)))
                        .server(frame("AA02", 7, 1_000, 0, "0000 0064 0000 0000 0000 0001 0001"))
                        .server(frame("AA02", 7, 1_000, 20, "0000 0064 0000 0000 0000 0001 0001"))
                        .sees(malformed(C37118Anomaly.DATA_LENGTH, 2)),
                row("a fraction that is no part of a second")
                        .server(configuration(unit("A", 7, POLAR, 1)))
                        .server(frame("AA02", 7, 1_000, 1_000, "0000 0064 0000 0000 0000 0001"))
                        .sees(malformed(C37118Anomaly.FRACSEC, 10)));
    }

    private static Seen sample(double magnitude, int word) {
        return told(
                DATA,
                "7",
                real("phasor:VA/magnitude", magnitude),
                real("phasor:VA/angle", 0),
                real("freq", 50),
                real("dfreq", 0),
                digital(word));
    }

    private static Stream<Row> times() {
        String content = "0000 0064 0000 0000";
        String other = "0000 0065 0000 0000";
        return Stream.of(
                row("a frame once more, as mirror ports copy frames")
                        .server(frame("AA02", 7, 1_000, 5, content))
                        .server(frame("AA02", 7, 1_000, 5, content))
                        .sees(),
                row("two accounts of one time")
                        .server(frame("AA02", 7, 1_000, 5, content))
                        .server(frame("AA02", 7, 1_000, 5, other))
                        .sees(malformed(C37118Anomaly.TIME_REPEATED, 6)),
                row("two streams have times of their own")
                        .server(frame("AA02", 7, 1_000, 5, content))
                        .server(frame("AA02", 8, 1_000, 5, other))
                        .sees(),
                row("frames that overtake each other")
                        .server(frame("AA02", 7, 1_000, 5, content))
                        .server(frame("AA02", 7, 999, 980, content))
                        .sees(),
                row("a time that is past")
                        .server(frame("AA02", 7, 1_000, 5, content))
                        .server(frame("AA02", 7, 900, 5, content))
                        .sees(malformed(C37118Anomaly.TIME_BACK, 6)),
                row("a source that begins anew")
                        .server(frame("AA02", 7, 1_000, 5, content))
                        .client(frame("AA42", "0002"))
                        .server(frame("AA02", 7, 900, 5, content))
                        .sees());
    }

    @Test
    void whatOneSenderAloneDoesNotDoContradicts() {
        assertThat(Stream.of(C37118Anomaly.values()).filter(C37118Anomaly::isContradiction))
                .containsExactly(C37118Anomaly.TIME_REPEATED, C37118Anomaly.TIME_BACK);
    }

    @Test
    void dataWithoutAConfigurationSaySo() {
        assertThat(fields(Frames.DATA))
                .contains("configuration=unseen", "idcode=7734", "soc=2006-06-06T08:00:00Z", "fracsec=16817")
                .noneMatch(line -> line.startsWith("pmus"));
    }

    @Test
    void theConfigurationMayComeOnAnotherFlow() {
        DissectorProvider provider = provider();
        feed(provider, Frames.CFG_2);
        assertThat(feed(provider, Frames.DATA)).contains("configuration=seen", "pmus.*.stn=Station A");
    }

    @Test
    void statusBitsAreToldInWords() {
        DissectorProvider provider = provider();
        feed(provider, configuration(unit("A", 7, POLAR, 1)));
        assertThat(feed(provider, frame("AA02", "FE7B 0064 0000 0000 0000 0001")))
                .contains(
                        "pmus.*.data_error=pmu_error_do_not_use",
                        "pmus.*.pmu_sync=false",
                        "pmus.*.data_sorting=by_arrival",
                        "pmus.*.pmu_trigger=true",
                        "pmus.*.configuration_change=true",
                        "pmus.*.data_modified=true",
                        "pmus.*.pmu_tq=1",
                        "pmus.*.unlocked_time=over_1000_s",
                        "pmus.*.trigger_reason=user_11");
    }

    private static List<String> fields(String frame) {
        return feed(new C37118Provider(), frame);
    }

    /** Fields of the last message that a flow of its own shows. */
    private static List<String> feed(DissectorProvider provider, String frame) {
        DissectorHarness harness = new DissectorHarness(provider.create(), Carrier.STREAM);
        harness.feed(Direction.FROM_SERVER, Octets.ofHex(frame).toArray(), 10_000);
        RecordingFields fields = new RecordingFields();
        harness.seen().stream()
                .filter(Seen.Message.class::isInstance)
                .map(Seen.Message.class::cast)
                .forEach(message -> message.event().fields(fields));
        return fields.lines();
    }

    @Test
    void thePageHasEveryFieldAndEveryAnomaly() throws IOException {
        Set<String> written = fieldsWritten();
        written.addAll(new C37118OverUdpTest().fieldsWritten());
        assertThat(FieldTable.of("c37118")).isEqualTo(written);
        String page = Files.readString(Path.of("..", "docs", "protocols", "c37118.md"), StandardCharsets.UTF_8);
        for (AnomalyCode anomaly : C37118Anomaly.values()) {
            assertThat(page).contains("| " + anomaly.id() + " |");
        }
    }
}
