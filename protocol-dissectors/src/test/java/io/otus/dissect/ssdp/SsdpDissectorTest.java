package io.otus.dissect.ssdp;

import static io.otus.testkit.Row.row;
import static org.assertj.core.api.Assertions.assertThat;

import io.otus.core.event.Action;
import io.otus.core.event.Attribute;
import io.otus.core.event.Service;
import io.otus.core.event.Trust;
import io.otus.core.spi.Carrier;
import io.otus.core.spi.Direction;
import io.otus.core.spi.DissectorProvider;
import io.otus.core.spi.Request;
import io.otus.testkit.DissectorContract;
import io.otus.testkit.DissectorHarness;
import io.otus.testkit.FieldTable;
import io.otus.testkit.Row;
import io.otus.testkit.Seen;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class SsdpDissectorTest extends DissectorContract {
    @Override
    protected DissectorProvider provider() {
        return new SsdpProvider();
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
                row("a device announces itself, UPnP Device Architecture 2.0 section 1.2.2")
                        .someone(
                                "4E4F54494659202A20485454502F312E310D0A484F53543A203233392E3235352E3235352E3235303A31393030"
                                        + "0D0A4C4F434154494F4E3A20687474703A2F2F31302E312E312E36302F642E786D6C0D0A4E543A2075726E3A73"
                                        + "6368656D61732D75706E702D6F72673A6465766963653A42617369633A310D0A4E54533A20737364703A616C69"
                                        + "76650D0A5345525645523A204C696E75782F332E342055506E502F312E302043616D6572612F352E320D0A5553"
                                        + "4E3A20757569643A32666163313233342D333166382D313162342D613232322D3038303032623334633030333A"
                                        + "3A75726E3A736368656D61732D75706E702D6F72673A6465766963653A42617369633A310D0A0D0A")
                        .sees(
                                claim(Attribute.DESCRIPTION, "Linux/3.4 UPnP/1.0 Camera/5.2"),
                                claim(Attribute.OS, "Linux 3.4"),
                                claim(Attribute.SERVICE, "urn:schemas-upnp-org:device:Basic:1"),
                                claim(Attribute.INSTANCE, "uuid:2fac1234-31f8-11b4-a222-08002b34c003")),
                row("somebody searches, section 1.3.2")
                        .client(
                                "4D2D534541524348202A20485454502F312E310D0A484F53543A203233392E3235352E3235352E3235303A3139"
                                        + "30300D0A4D414E3A2022737364703A646973636F766572220D0A4D583A20320D0A53543A20737364703A616C6C"
                                        + "0D0A0D0A")
                        .sees(new Seen.Request(
                                Request.unconfirmed(new Service(-1, "search", Action.DISCOVER), "", List.of()))),
                row("a device answers, section 1.3.3")
                        .server(
                                "485454502F312E3120323030204F4B0D0A53543A2075706E703A726F6F746465766963650D0A5345525645523A"
                                        + "205468696E6720322E300D0A55534E3A20757569643A310D0A0D0A")
                        .sees(
                                claim(Attribute.DESCRIPTION, "Thing 2.0"),
                                claim(Attribute.OS, ""),
                                claim(Attribute.INSTANCE, "uuid:1")),
                row("a start line that does not end")
                        .someone("4E4F54494659202A20485454502F312E31")
                        .sees(new Seen.Malformed(SsdpAnomaly.START_LINE, 17)));
    }

    @Test
    void whatLeavesSaysNothingOfWhatIsThere() {
        DissectorHarness harness = new DissectorHarness(new SsdpDissector(), Carrier.DATAGRAM);
        String bye = "NOTIFY * HTTP/1.1\r\nNTS: ssdp:byebye\r\nNT: urn:a:device:Basic:1\r\nUSN: uuid:1::a\r\n\r\n";
        byte[] bytes = bye.getBytes(StandardCharsets.US_ASCII);
        harness.feed(Direction.UNKNOWN, bytes, bytes.length);
        assertThat(harness.seen()).noneMatch(Seen.Claim.class::isInstance);
    }

    @Test
    void thePageNamesEveryField() {
        assertThat(FieldTable.of("ssdp")).containsAll(fieldsWritten());
    }
}
