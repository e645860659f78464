package io.otus.dissect.icmp;

import static io.otus.testkit.Row.row;
import static org.assertj.core.api.Assertions.assertThat;

import io.otus.core.event.Action;
import io.otus.core.event.Attribute;
import io.otus.core.event.Element;
import io.otus.core.event.PointRange;
import io.otus.core.event.Service;
import io.otus.core.event.SessionFact;
import io.otus.core.event.SessionSeen;
import io.otus.core.event.Trust;
import io.otus.core.spi.Carrier;
import io.otus.core.spi.DissectorProvider;
import io.otus.core.spi.Request;
import io.otus.core.value.ValueList;
import io.otus.testkit.DissectorContract;
import io.otus.testkit.FieldTable;
import io.otus.testkit.Row;
import io.otus.testkit.Seen;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class IcmpDissectorTest extends DissectorContract {
    private static final List<Element> LATE = List.of(
            Element.number("type", 11), Element.number("code", 1), Element.text("original_destination", "10.2.2.7"));
    private static final List<Element> ECHO = echo(8);
    private static final List<Element> REPLY = echo(0);

    private static List<Element> echo(int type) {
        return List.of(
                Element.number("type", type),
                Element.number("code", 0),
                Element.number("identifier", 1),
                Element.number("sequence", 7));
    }

    @Override
    protected DissectorProvider provider() {
        return new IcmpProvider();
    }

    @Override
    protected Carrier carrier() {
        return Carrier.DATAGRAM;
    }

    private static Seen claim(Attribute attribute, String value) {
        return new Seen.Claim(true, "", attribute, value, Trust.MANAGEMENT);
    }

    @Override
    protected Stream<Row> rows() {
        return Stream.of(
                row("a router that finds a packet too old says so, RFC 792")
                        .someone("0B00F4FF000000004500002800010000400600000A0101050A0202070102030405060708")
                        .sees(claim(Attribute.CAPABILITY, "router")),
                row("a host that waited too long for fragments is no router")
                        .someone("0B01F4FE000000004500002800010000400600000A0101050A0202070102030405060708")
                        .sees(new Seen.Message(new IcmpEvent.Message("time_exceeded", LATE))),
                row("a redirect tells a host where to send, RFC 792")
                        .someone("050100000A0101014500002800010000400600000A0101050A0202070102030405060708")
                        .sees(new Seen.Request(Request.unconfirmed(
                                new Service(5, "redirect", Action.CONFIGURE),
                                "",
                                List.of(PointRange.named("route:10.2.2.7", ValueList.text("10.1.1.1")))))),
                row("a router advertises itself, RFC 1256")
                        .someone("09000000010207080A01010100000000")
                        .sees(claim(Attribute.CAPABILITY, "router")),
                row("an echo")
                        .client("08000000000100076162")
                        .server("00000000000100076162")
                        .sees(
                                new Seen.Message(new IcmpEvent.Message("echo_request", ECHO)),
                                new Seen.Message(new IcmpEvent.Message("echo_reply", REPLY))),
                row("that one is asked whether it is there is told once")
                        .client("08000000000100076162")
                        .client("08000000000100076162")
                        .sees(new Seen.Session(true, "", new SessionFact.Text(SessionSeen.ECHO, ""))),
                row("an error without the packet it is about")
                        .someone("0303000000000000")
                        .sees(new Seen.Malformed(IcmpAnomaly.LENGTH, 8)));
    }

    @Test
    void thePageNamesEveryField() {
        assertThat(FieldTable.of("icmp")).containsAll(fieldsWritten());
    }
}
