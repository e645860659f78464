package io.otus.dissect.hsrp;

import static io.otus.testkit.Row.row;
import static org.assertj.core.api.Assertions.assertThat;

import io.otus.core.event.Attribute;
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

class HsrpDissectorTest extends DissectorContract {
    @Override
    protected DissectorProvider provider() {
        return new HsrpProvider();
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
                row("a router answers for a group, RFC 2281 section 5")
                        .someone("000010030A780100636973636F000000C0A80001")
                        .sees(
                                claim(Attribute.CAPABILITY, "router"),
                                new Seen.Secret(8, 8),
                                new Seen.Session(true, "", "cleartext_authentication", "hsrp group 1")),
                row("version 2 tells the MAC address of the sender too")
                        .someone("0128020006040014001B1B0102030000006400000BB8000027100A010101000000000000000000000000")
                        .sees(claim(Attribute.CAPABILITY, "router"), claim(Attribute.MAC, "00:1b:1b:01:02:03")),
                row("a standby router resigns")
                        .someone("000208030A6401000000000000000000C0A80001")
                        .sees(claim(Attribute.CAPABILITY, "router")),
                row("an advertisement of states")
                        .someone("00030001000602000001000000000000")
                        .sees(new Seen.Message(new HsrpEvent.Message("advertise", List.of()))),
                row("a message without its address")
                        .someone("000010030A780100636973636F000000")
                        .sees(new Seen.Malformed(HsrpAnomaly.LENGTH, 16)));
    }

    @Test
    void thePageNamesEveryField() {
        assertThat(FieldTable.of("hsrp")).containsAll(fieldsWritten());
    }
}
