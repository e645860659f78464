package io.otus.dissect.ntp;

import static io.otus.testkit.Row.row;
import static org.assertj.core.api.Assertions.assertThat;

import io.otus.core.bytes.ByteView;
import io.otus.core.bytes.Octets;
import io.otus.core.event.Action;
import io.otus.core.event.Attribute;
import io.otus.core.event.Danger;
import io.otus.core.event.Element;
import io.otus.core.event.Outcome;
import io.otus.core.event.Service;
import io.otus.core.event.SessionFact;
import io.otus.core.event.SessionSeen;
import io.otus.core.event.Trust;
import io.otus.core.spi.Carrier;
import io.otus.core.spi.DissectorProvider;
import io.otus.core.spi.Request;
import io.otus.core.spi.Response;
import io.otus.testkit.DissectorContract;
import io.otus.testkit.FieldTable;
import io.otus.testkit.Row;
import io.otus.testkit.Seen;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class NtpDissectorTest extends DissectorContract {
    private static final List<Element> NO_TIME = List.of(
            Element.number("version", 4),
            Element.number("leap", 0),
            Element.number("stratum", 16),
            Element.text("reference_id", "73.78.73.84"));
    private static final List<Element> PRIVATE =
            List.of(Element.number("version", 2), Element.number("response", 0), Element.number("request_code", 0x2A));

    private static final Service CONFIGURATION = new Service(8, "runtime_configuration", Action.CONFIGURE, Danger.TIME);
    private static final Service WRITE_VARIABLES = new Service(3, "write_variables", Action.CONFIGURE, Danger.TIME);
    private static final Service UNCONFIG =
            new Service(11, "private_unconfig", Action.CONFIGURE, Danger.TIME).keyed("private/11");

    @Override
    protected DissectorProvider provider() {
        return new NtpProvider();
    }

    @Override
    protected Carrier carrier() {
        return Carrier.DATAGRAM;
    }

    private static Seen claim(Attribute attribute, String value) {
        return new Seen.Claim(true, "", attribute, value, Trust.SESSION);
    }

    @Override
    protected Stream<Row> rows() {
        return Stream.of(
                row("a server gives the time, RFC 5905 section 7.3")
                        .client(
                                "230006EC0000000000000000000000000000000000000000000000000000000000000000000000000000000000"
                                        + "000000")
                        .server(
                                "240106EC00000000000000104750530000000000000000000000000000000000E9D3B05C800000000000000000000000")
                        .sees(
                                claim(Attribute.SERVICE, "ntp_server"),
                                new Seen.Session(false, "", new SessionFact.TimeTold(1_713_975_772_500L))),
                row("a server that has no time to give")
                        .server(
                                "241006EC0000000000000010494E49540000000000000000000000000000000000000000000000000000000000"
                                        + "000000")
                        .sees(new Seen.Message(new NtpEvent.Message("server", NO_TIME))),
                row("a server tells its variables, RFC 9327 section 4")
                        .client("160200070000000000000000")
                        .server(
                                "16820007061500000000004A76657273696F6E3D226E74706420342E322E36703540312E323334392D6F222C20"
                                        + "70726F636573736F723D227838365F3634222C2073797374656D3D224C696E75782F322E362E3332220000")
                        .sees(
                                new Seen.Response(new Response(
                                        7,
                                        new Service(2, "read_variables", Action.DIAGNOSE),
                                        "",
                                        Outcome.OK,
                                        List.of())),
                                claim(Attribute.OS, "Linux 2.6.32"),
                                claim(Attribute.SERVICE, "ntpd 4.2.6p5@1.2349-o")),
                row("a client asks for the variables of an association, which is another server, RFC 9327 section 2")
                        .client("160200070000000100000000")
                        .sees(new Seen.Session(true, "", SessionSeen.NEIGHBOURS_READ, "read_variables")),
                row("a client changes what a server believes, RFC 9327 section 2")
                        .client("1608000900000000000000047065657200000000")
                        .server("1688000900000000000000024F4B0000")
                        .sees(
                                new Seen.Request(Request.confirmed(9, CONFIGURATION, "", List.of())),
                                new Seen.Response(new Response(9, CONFIGURATION, "", Outcome.OK, List.of()))),
                row("a client writes a server's variables and is refused")
                        .client("160300080000000000000000")
                        .server("16C300080100000000000000")
                        .sees(
                                new Seen.Request(Request.confirmed(8, WRITE_VARIABLES, "", List.of())),
                                new Seen.Response(
                                        new Response(8, WRITE_VARIABLES, "", Outcome.error(1, "refused"), List.of()))),
                row("a private message that changes a server's peers")
                        .client("1705030B00000000")
                        .server("9705030B40000000")
                        .sees(
                                new Seen.Request(Request.confirmed(5, UNCONFIG, "", List.of())),
                                new Seen.Response(
                                        new Response(5, UNCONFIG, "", Outcome.error(4, "refused"), List.of()))),
                row("a client asks whom a server serves")
                        .client("1700032A00000000")
                        .client("1700032A00000000")
                        .sees(new Seen.Session(true, "", SessionSeen.NEIGHBOURS_READ, "private_mon_getlist_1")),
                row("a server turns a client away, RFC 5905 section 7.4")
                        .server("E40006EC000000000000001044454E59" + "00".repeat(32))
                        .sees(new Seen.Session(false, "", SessionSeen.TIME_REFUSED, "DENY")),
                row("a private message is told by its request code")
                        .client("1700032A00000000")
                        .sees(new Seen.Message(new NtpEvent.Message("private", PRIVATE))),
                row("a control message with less data than it says")
                        .server("1682000706150000000000406162")
                        .sees(new Seen.Malformed(NtpAnomaly.LENGTH, 10)));
    }

    @Test
    void theSecondsAreOfTheNearestEra() {
        ByteView message =
                Octets.ofHex("00".repeat(40) + "00000001" + "40000000").view();
        assertThat(NtpHeader.time(message, -2_000_000_000_000L)).isEqualTo(-2_208_988_799_000L + 250);
        long in2036 = 2_085_978_497_250L;
        assertThat(NtpHeader.time(message, in2036 - 5_000)).isEqualTo(in2036);
        assertThat(NtpHeader.time(message, in2036 + 5_000)).isEqualTo(in2036);
    }

    @Test
    void thePageNamesEveryField() {
        assertThat(FieldTable.of("ntp")).containsAll(fieldsWritten());
    }
}
