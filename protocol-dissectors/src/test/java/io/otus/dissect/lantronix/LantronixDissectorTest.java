package io.otus.dissect.lantronix;

import static io.otus.testkit.Row.row;
import static org.assertj.core.api.Assertions.assertThat;

import io.otus.core.event.Attribute;
import io.otus.core.event.Outcome;
import io.otus.core.event.PointRange;
import io.otus.core.event.Trust;
import io.otus.core.spi.Carrier;
import io.otus.core.spi.DissectorProvider;
import io.otus.core.spi.Request;
import io.otus.core.spi.Response;
import io.otus.core.value.ValueList;
import io.otus.testkit.DissectorContract;
import io.otus.testkit.FieldTable;
import io.otus.testkit.Row;
import io.otus.testkit.Seen;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Messages are laid out as the user guides have them; type 3Q and serial number 42-18 are theirs. */
class LantronixDissectorTest extends DissectorContract {
    /** A record with the Telnet password "1234". */
    private static final String RECORD = "0A010109 00000800 31323334 0A010101" + "00".repeat(104);

    private static final List<PointRange> BOTH = List.of(point("ip_address", "10.1.1.9"), point("gateway", "10.1.1.1"));

    @Override
    protected DissectorProvider provider() {
        return new LantronixProvider();
    }

    @Override
    protected Carrier carrier() {
        return Carrier.DATAGRAM;
    }

    private static PointRange point(String name, String value) {
        return PointRange.named(name, ValueList.text(value));
    }

    private static Seen vendor() {
        return new Seen.Claim(true, "", Attribute.VENDOR, "Lantronix", Trust.SESSION);
    }

    private static Seen asks(Function function, List<PointRange> points) {
        long transaction = function == Function.SET_CONFIGURATION_AND_ADDRESS
                ? Function.SET_CONFIGURATION.code()
                : function.code();
        return new Seen.Request(Request.confirmed(transaction, function.service(), "", points));
    }

    private static Seen answers(Function function, List<PointRange> points) {
        return new Seen.Response(new Response(function.code(), function.service(), "", Outcome.OK, points));
    }

    @Override
    protected Stream<Row> rows() {
        return Stream.of(
                row("a firmware is asked for and told")
                        .client("000000F6")
                        .server("000000F7 00000000 3351 0000 00000000 0000 1234 0102 2A12")
                        .sees(
                                asks(Function.QUERY_FIRMWARE, List.of()),
                                vendor(),
                                answers(Function.QUERY_FIRMWARE, List.of())),
                row("a setup record is read; the password in it is a secret")
                        .client("000000F8")
                        .server("000000F9" + RECORD)
                        .sees(
                                asks(Function.QUERY_SETUP, List.of()),
                                new Seen.Secret(12, 4),
                                vendor(),
                                new Seen.Claim(true, "", Attribute.IP, "10.1.1.9", Trust.MANAGEMENT),
                                answers(Function.QUERY_SETUP, BOTH)),
                row("a configuration is set, and does not change the address")
                        .client("000000FA" + RECORD)
                        .server("000000FB")
                        .sees(
                                new Seen.Secret(12, 4),
                                asks(Function.SET_CONFIGURATION, List.of(point("gateway", "10.1.1.1"))),
                                vendor(),
                                answers(Function.SET_CONFIGURATION, List.of(point("gateway", "10.1.1.1")))),
                row("a configuration is set with the address")
                        .client("000000FD" + RECORD)
                        .sees(new Seen.Secret(12, 4), asks(Function.SET_CONFIGURATION_AND_ADDRESS, BOTH)),
                row("an address is given to who has this serial number")
                        .client("000000FC 49502D5345545550 0000 2A12 81000102")
                        .sees(new Seen.Request(Request.unconfirmed(
                                Function.SET_ADDRESS.service(), "", List.of(point("ip_address", "129.0.1.2"))))),
                row("a node is reset")
                        .client("00000003 3351")
                        .sees(new Seen.Request(Request.unconfirmed(Function.NODE_RESET.service(), "", List.of()))),
                row("an address is given without its word")
                        .client("000000FC 49502D5345545500 0000 2A12 81000102")
                        .sees(new Seen.Malformed(LantronixAnomaly.IP_SETUP, 4)),
                row("who acknowledges what nobody set, or answers from elsewhere, says nothing of itself")
                        .client("000000F6")
                        .server("000000F7 00000000 3351 0000 00000000 0000 1234 0102 2A12")
                        .client("000000FB")
                        .client("000000F7 00000000 3351 0000 00000000 0000 1234 0102 2A12")
                        .sees(
                                asks(Function.QUERY_FIRMWARE, List.of()),
                                vendor(),
                                answers(Function.QUERY_FIRMWARE, List.of())),
                row("another length is another protocol's").client("000000F600").sees(),
                row("a reset without a software type is another protocol's")
                        .client("00000003 0001")
                        .sees());
    }

    @Test
    void thePageNamesEveryField() {
        assertThat(FieldTable.of("lantronix")).containsAll(fieldsWritten());
    }
}
