package io.otus.dissect.stp;

import static io.otus.testkit.Row.row;
import static org.assertj.core.api.Assertions.assertThat;

import io.otus.core.event.Attribute;
import io.otus.core.event.SessionFact;
import io.otus.core.event.SessionSeen;
import io.otus.core.event.Trust;
import io.otus.core.net.BridgeId;
import io.otus.core.spi.Carrier;
import io.otus.core.spi.DissectorProvider;
import io.otus.testkit.DissectorContract;
import io.otus.testkit.FieldTable;
import io.otus.testkit.Row;
import io.otus.testkit.Seen;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class StpDissectorTest extends DissectorContract {
    @Override
    protected DissectorProvider provider() {
        return new StpProvider();
    }

    @Override
    protected Carrier carrier() {
        return Carrier.LINK;
    }

    private static Seen claim(Attribute attribute, String value) {
        return new Seen.Claim(true, "", attribute, value, Trust.MANAGEMENT);
    }

    private static Seen tree(String bridge) {
        BridgeId root = BridgeId.parse("8000.00:80:63:00:00:01");
        return new Seen.Session(true, "", new SessionFact.SpanningTree(root, 19, BridgeId.parse(bridge)));
    }

    @Override
    protected Stream<Row> rows() {
        return Stream.of(
                row("a bridge tells who it is and who the root is, IEEE 802.1D-2004 section 9.3.1")
                        .someone("0000000001800000806300000100000013801400806300001080040100140002000F00")
                        .sees(
                                claim(Attribute.CAPABILITY, "bridge"),
                                claim(Attribute.MAC, "00:80:63:00:00:10"),
                                tree("8014.00:80:63:00:00:10")),
                row("a rapid BPDU, section 9.3.3")
                        .someone("000002023C800000806300000100000013801400806300001080040100140002000F0000")
                        .sees(
                                claim(Attribute.CAPABILITY, "bridge"),
                                claim(Attribute.MAC, "00:80:63:00:00:10"),
                                tree("8014.00:80:63:00:00:10")),
                row("of multiple spanning trees the sender stands behind the region, IEEE 802.1Q-2018 section 14.4")
                        .someone(
                                "000003023C800000806300000100000013801400806300001080040100140002000F000000400072696E673100"
                                        + "000000000000000000000000000000000000000000000000000000011111111111111111111111111111111100"
                                        + "000000800000806300002214")
                        .sees(
                                claim(Attribute.CAPABILITY, "bridge"),
                                claim(Attribute.MAC, "00:80:63:00:00:22"),
                                tree("8000.00:80:63:00:00:22")),
                row("a topology change, section 9.3.2, which says nothing of who sends it")
                        .someone("00000080")
                        .someone("00000080")
                        .sees(new Seen.Session(true, "", SessionSeen.TOPOLOGY_CHANGE, "")),
                row("a configuration without its timers")
                        .someone("00000000018000008063000001000000138014008063000010800401")
                        .sees(new Seen.Malformed(StpAnomaly.LENGTH, 28)),
                row("a type that no standard has").someone("00000207").sees(new Seen.Unknown("bpdu_type", 7)));
    }

    @Test
    void thePageNamesEveryField() {
        assertThat(FieldTable.of("stp")).containsAll(fieldsWritten());
    }
}
