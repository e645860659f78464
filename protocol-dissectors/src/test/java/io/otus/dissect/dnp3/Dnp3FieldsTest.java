package io.otus.dissect.dnp3;

import static org.assertj.core.api.Assertions.assertThat;

import io.otus.core.bytes.Octets;
import io.otus.core.event.DeviceState.Condition;
import io.otus.core.event.DeviceState.Meaning;
import io.otus.core.spi.Carrier;
import io.otus.core.spi.Direction;
import io.otus.testkit.DissectorHarness;
import io.otus.testkit.RecordingFields;
import io.otus.testkit.Seen;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The row of each message, as {@code otus dissect} prints it. */
class Dnp3FieldsTest {
    private static List<String> row(Direction from, String... frames) {
        DissectorHarness harness = new DissectorHarness(new Dnp3Provider().create(), Carrier.STREAM);
        for (String frame : frames) {
            harness.feed(from, Octets.ofHex(frame).toArray(), Integer.MAX_VALUE);
        }
        RecordingFields fields = new RecordingFields();
        Seen.Message last = (Seen.Message) harness.seen().stream()
                .filter(Seen.Message.class::isInstance)
                .reduce((first, second) -> second)
                .orElseThrow();
        last.event().fields(fields);
        return fields.lines();
    }

    private static List<String> points(List<String> row) {
        String prefix = "application.objects.*.points.*.";
        return row.stream()
                .filter(line -> line.startsWith(prefix))
                .map(line -> line.substring(prefix.length()))
                .toList();
    }

    @Test
    void aLinkStatusRequestHasItsHeaderOnly() {
        assertThat(row(Direction.FROM_CLIENT, "056405C90A000100FEDA"))
                .containsExactly(
                        "length=5",
                        "dir=true",
                        "prm=true",
                        "function=9",
                        "function_name=request_link_status",
                        "fcb=false",
                        "fcv=false",
                        "destination=10",
                        "source=1",
                        "header_crc_valid=true");
    }

    @Test
    void anAcknowledgementHasDfcAndNoFcb() {
        assertThat(row(Direction.FROM_SERVER, "0564050001000A002EDD"))
                .contains("function_name=ack", "dfc=false")
                .noneMatch(line -> line.startsWith("fcb"));
    }

    @Test
    void aControlBlockIsWrittenWhole() {
        List<String> row =
                row(Direction.FROM_CLIENT, "05641AC40A0001008A1CC0C0030C012801000000030164000000FD6B6400000000005B");
        assertThat(row)
                .containsSubsequence(
                        "transport.fir=true",
                        "transport.fin=true",
                        "transport.sequence=0",
                        "application.fir=true",
                        "application.fin=true",
                        "application.con=false",
                        "application.uns=false",
                        "application.sequence=0",
                        "application.function_code=3",
                        "application.function=select",
                        "application.objects.*.group=12",
                        "application.objects.*.variation=1",
                        "application.objects.*.qualifier=40",
                        "application.objects.*.prefix=2",
                        "application.objects.*.range=8",
                        "application.objects.*.count=1");
        assertThat(points(row))
                .containsExactly(
                        "index=0",
                        "control_code=3",
                        "operation=latch_on",
                        "operation_count=1",
                        "on_time=100",
                        "off_time=100",
                        "status=0",
                        "status_name=success");
    }

    @Test
    void indicationsAreNamed() {
        assertThat(row(Direction.FROM_SERVER, "05640A4401000A006E25C4C08100008464"))
                .contains("application.iin=0", "application.iin_set=[]");
        assertThat(row(Direction.FROM_SERVER, "05640A4401000A006E25C0C18100012A1C"))
                .contains("application.iin=1", "application.iin_set=[no_func_code_support]");
        assertThat(Iin.names(0x9104).toString())
                .contains("broadcast", "need_time", "device_restart", "parameter_error");
    }

    @Test
    void fourIndicationsAreOfTheOutstationItself() {
        assertThat(Iin.conditions(0xFFFF))
                .containsExactlyInAnyOrder(
                        new Condition("device_restart", Meaning.RESTARTED),
                        new Condition("device_trouble", Meaning.FAULTY),
                        new Condition("config_corrupt", Meaning.MISCONFIGURED),
                        new Condition("event_buffer_overflow", Meaning.REPORTS_LOST));
        assertThat(Iin.conditions(0x3F17)).isEmpty();
    }

    @Test
    void eventsHaveFlagsAndTimes() {
        assertThat(
                        points(
                                row(
                                        Direction.FROM_SERVER,
                                        "0564294401000A00BC47C0C18100002003280200030001E80300DA250000E80300000009000118FCFFFF01E8E69803000000BEF5")))
                .containsExactly(
                        "index=3",
                        "flags=1",
                        "value=1000",
                        "time=256000",
                        "index=9",
                        "flags=1",
                        "value=-1000",
                        "time=256001");
    }

    @Test
    void relativeTimesSayThatTheyAre() {
        assertThat(points(row(
                        Direction.FROM_SERVER,
                        "05641E4401000A00C110C0C18100003301070100E8030000000292C5032801000500811400666D")))
                .containsExactly("time=256000", "index=5", "flags=129", "value=1", "relative_time=20", "time=256020");
    }

    @Test
    void realsAreReals() {
        assertThat(points(row(
                        Direction.FROM_SERVER,
                        "0564234401000A00D7FBC0C18100001E0100000101FEFFFFFF011508070000001E05000505010000C03FE881")))
                .containsSubsequence("index=0", "flags=1", "value=-2", "index=5", "flags=1", "value=1.5");
    }

    @Test
    void aCommandStatusIsNamed() {
        assertThat(points(row(Direction.FROM_SERVER, "0564164401000A001D8AC0C0810000290128010003002C010000FCAD0C0ED9")))
                .containsExactly("index=3", "value=300", "status=12", "status_name=out_of_range");
    }

    @Test
    void aFileCommandHasItsName() {
        assertThat(
                        points(
                                row(
                                        Direction.FROM_CLIENT,
                                        "05642CC40A00010010FEC0C01946035B011E001A0004000000000149000000B60100000000FFFFFFFF010000BF6F0405002E2F6366E293")))
                .contains("permissions=438", "file_size=4294967295", "operational_mode=1", "file_name=./cf");
    }

    @Test
    void aPasswordIsNeverPartOfARow() {
        List<String> row = row(
                Direction.FROM_CLIENT,
                "056424C40A000100CC64C0C01D46025B0116000C0004001000068D640000000000726F6F74736563726574CB03");
        assertThat(points(row)).contains("user_name=root");
        assertThat(row.toString()).doesNotContain("secret").doesNotContain("736563726574");
    }

    @Test
    void anAttributeHasItsName() {
        assertThat(points(row(
                        Direction.FROM_SERVER,
                        "0564344401000A00285DC0C181000000FC000000010441434D455BA6"
                                + "00FA0000000105525455313000F800003BF900010330303700F100000002020008AFC3")))
                .contains("attribute=device_manufacturer_name", "value=ACME", "value=2048");
    }

    @Test
    void whatIsNotReadIsKept() {
        assertThat(row(Direction.FROM_SERVER, "0564164401000A001D8AC0C181000001020000008140010000007D91FFCAED"))
                .contains("application.objects.*.group=64", "application.undecoded=ff");
    }

    @Test
    void aDamagedFrameSaysWhichPartIs() {
        assertThat(row(Direction.FROM_CLIENT, "056408C40A000100FC43"))
                .contains("header_crc_valid=false")
                .noneMatch(line -> line.startsWith("data_crc_valid"));
        assertThat(row(Direction.FROM_CLIENT, "056408C40A000100FC42C0C00D9C87")).contains("data_crc_valid=false");
    }

    @Test
    void theFirstOfTwoSegmentsIsARowOfItsOwn() {
        assertThat(row(Direction.FROM_SERVER, "05640C4401000A00B74E41C181000001029FF7"))
                .contains("transport.fir=true", "transport.fin=false", "transport.sequence=1")
                .noneMatch(line -> line.startsWith("application"));
    }
}
