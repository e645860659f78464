package io.otus.dissect.vrrp;

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
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class VrrpDissectorTest extends DissectorContract {
    @Override
    protected DissectorProvider provider() {
        return new VrrpProvider();
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
                row("version 3 tells the addresses that are shared, RFC 9568 section 5.1")
                        .someone("3107640200640000C0A80101C0A80102")
                        .sees(claim(Attribute.CAPABILITY, "router")),
                row("version 2 has a password that anybody can read, RFC 3768 section 5.3.6")
                        .someone("2101FF01010100000A0101017365637265740000")
                        .sees(
                                new Seen.Secret(12, 8),
                                new Seen.Session(true, "", "cleartext_authentication", "virtual router 1"),
                                claim(Attribute.CAPABILITY, "router")),
                row("an advertisement with fewer addresses than it says")
                        .someone("3107640300640000C0A80101")
                        .sees(new Seen.Malformed(VrrpAnomaly.LENGTH, 12)),
                row("CARP, which shares the number, is no VRRP")
                        .someone("21 01 64 07 00 01 0000" + "11".repeat(28))
                        .sees(),
                row("a type that no RFC has").someone("3207640000640000").sees(new Seen.Unknown("type", 2)));
    }

    @Test
    void thePageNamesEveryField() {
        assertThat(FieldTable.of("vrrp")).containsAll(fieldsWritten());
    }
}
