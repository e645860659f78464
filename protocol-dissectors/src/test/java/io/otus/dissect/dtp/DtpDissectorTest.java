package io.otus.dissect.dtp;

import static io.otus.testkit.Row.row;
import static org.assertj.core.api.Assertions.assertThat;

import io.otus.core.event.Element;
import io.otus.core.event.SessionSeen;
import io.otus.core.spi.Carrier;
import io.otus.core.spi.DissectorProvider;
import io.otus.testkit.DissectorContract;
import io.otus.testkit.FieldTable;
import io.otus.testkit.Row;
import io.otus.testkit.Seen;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class DtpDissectorTest extends DissectorContract {
    /** With the status. */
    private static final String OFFER =
            "01 0001 000C 7369746500000000 0002 0005 %s 0003 0005 A5 0004 000A 020000000001";

    private static final Seen MESSAGE = new Seen.Message(new DtpEvent.Message(
            "offer",
            List.of(
                    Element.number("version", 1),
                    Element.text("domain", "site"),
                    Element.text("status", "desirable"),
                    Element.number("trunk_type", 0xA5),
                    Element.text("neighbor", "02:00:00:00:00:01"))));

    @Override
    protected DissectorProvider provider() {
        return new DtpProvider();
    }

    @Override
    protected Carrier carrier() {
        return Carrier.LINK;
    }

    @Override
    protected Stream<Row> rows() {
        return Stream.of(
                row("a device wants the line to be a trunk")
                        .someone(OFFER.formatted("03"))
                        .someone(OFFER.formatted("03") + "0000 0000 0000")
                        .sees(MESSAGE, new Seen.Session(true, "", SessionSeen.TRUNK_OFFER, "desirable"), MESSAGE),
                row("a port that refuses offers nothing, and then the line becomes one")
                        .someone(OFFER.formatted("02"))
                        .someone(OFFER.formatted("03"))
                        .someone(OFFER.formatted("83"))
                        .sees(
                                new Seen.Session(true, "", SessionSeen.TRUNK_OFFER, "desirable"),
                                new Seen.Session(true, "", SessionSeen.TRUNK_OFFER, "desirable trunk")),
                row("a port that refuses in between offers anew, and a message without status is no refusal")
                        .someone(OFFER.formatted("03"))
                        .someone("01 0003 0005 A5")
                        .someone(OFFER.formatted("03"))
                        .someone(OFFER.formatted("02"))
                        .someone(OFFER.formatted("03"))
                        .sees(
                                new Seen.Session(true, "", SessionSeen.TRUNK_OFFER, "desirable"),
                                new Seen.Session(true, "", SessionSeen.TRUNK_OFFER, "desirable")),
                row("a TLV that passes the message")
                        .someone("01 0002 0009 03")
                        .sees(new Seen.Malformed(DtpAnomaly.TLV_LENGTH, 1)));
    }

    @Test
    void thePageNamesEveryField() {
        assertThat(FieldTable.of("dtp")).containsAll(fieldsWritten());
    }
}
