package io.otus.dissect.mndp;

import static io.otus.testkit.Row.row;
import static org.assertj.core.api.Assertions.assertThat;

import io.otus.core.event.Attribute;
import io.otus.core.event.Element;
import io.otus.core.event.Trust;
import io.otus.core.spi.Carrier;
import io.otus.core.spi.DissectorProvider;
import io.otus.testkit.DissectorContract;
import io.otus.testkit.FieldTable;
import io.otus.testkit.Row;
import io.otus.testkit.Seen;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class MndpDissectorTest extends DissectorContract {
    @Override
    protected DissectorProvider provider() {
        return new MndpProvider();
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
                row("a router tells its neighbours who it is")
                        .someone(
                                "0000000700010006488F5A0102030005000367773100070013362E34372E313020286C6F6E672D7465726D2900"
                                        + "0800084D696B726F54696B000A000467120000000B0009414243442D31323334000C000B5242393531472D3248"
                                        + "6E44000E0001010010000D6272696467652F657468657232001100040A010101")
                        .sees(
                                claim(Attribute.MAC, "48:8f:5a:01:02:03"),
                                claim(Attribute.NAME, "gw1"),
                                claim(Attribute.FIRMWARE, "6.47.10 (long-term)"),
                                claim(Attribute.MODEL, "RB951G-2HnD"),
                                claim(Attribute.IP, "10.1.1.1"),
                                claim(Attribute.VENDOR, "MikroTik")),
                row("somebody asks who is there")
                        .someone("00000000")
                        .sees(new Seen.Message(
                                new MndpEvent.Message("request", List.of(Element.number("sequence", 0))))),
                row("a TLV that passes the message")
                        .someone("0000000700010006488F5A01020300050020677731")
                        .sees(new Seen.Malformed(MndpAnomaly.TLV_LENGTH, 14)));
    }

    @Test
    void thePageNamesEveryField() {
        assertThat(FieldTable.of("mndp")).containsAll(fieldsWritten());
    }
}
