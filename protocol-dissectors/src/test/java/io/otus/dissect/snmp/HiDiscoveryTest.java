package io.otus.dissect.snmp;

import static io.otus.testkit.Row.row;
import static org.assertj.core.api.Assertions.assertThat;

import io.otus.core.event.Action;
import io.otus.core.event.Attribute;
import io.otus.core.event.Outcome;
import io.otus.core.event.PointRange;
import io.otus.core.event.Service;
import io.otus.core.event.Trust;
import io.otus.core.net.Endpoint;
import io.otus.core.net.IpAddress;
import io.otus.core.net.MacAddress;
import io.otus.core.spi.Carrier;
import io.otus.core.spi.Direction;
import io.otus.core.spi.DissectorProvider;
import io.otus.core.spi.Request;
import io.otus.core.spi.Response;
import io.otus.core.value.ValueList;
import io.otus.testkit.DissectorContract;
import io.otus.testkit.DissectorHarness;
import io.otus.testkit.Row;
import io.otus.testkit.Seen;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * HiDiscovery version 2: the question is the one that HiView sends, as it was captured and published; the answer has
 * the values of a published example.
 */
class HiDiscoveryTest extends DissectorContract {
    private static final Service GET = new Service(0, "get_request", Action.READ);
    private static final Service SET = new Service(3, "set_request", Action.CONFIGURE);
    private static final String ASKS = "3082013c020101040a40646973636f76657240a0820129020100020100020100"
            + "3082011c3010060c2b060104018178106401010005003010060c2b0601040181"
            + "78106401020005003010060c2b060104018178106401030005003010060c2b06"
            + "0104018178106401040005003010060c2b060104018178106401050005003010"
            + "060c2b060104018178106401070005003010060c2b0601040181781064010a00"
            + "05003010060c2b060104018178106402010005003010060c2b06010401817810"
            + "6402020005003010060c2b060104018178106402030005003010060c2b060104"
            + "018178106402040005003010060c2b060104018178106402050005003010060c"
            + "2b060104018178106402060005003010060c2b06010401817810640207000500"
            + "3010060c2b06010401817810640209000500300c06082b060102010105000500";
    private static final String ANSWERS = "3081FF020101040A40646973636F76657240A281ED0201000201000201003081E1"
            + "3011060C2B060104018178106401010002010130"
            + "16060C2B06010401817810640102000406A0B086F4EA1F"
            + "3030060C2B0601040181781064010400042048694F532D32412D31302E332E303420323032352D31322D30382031363A3534"
            + "302A060C2B0601040181781064010500041A42525335302D30303132325132512D53544359393948485345413022060C2B06"
            + "0104018178106402010004123934323137303131313137383230313030363014060C2B06010401817810640204000404C0A8"
            + "0175301C06082B0601020101050004104252532D413042303836463445413146";
    private static final String SETS = "307C020101040A40646973636F76657240A36B02012B020100020100306030"
            + "22060C2B0601040181781064020100041239343231373031313131373832303130303630"
            + "11060C2B060104018178106402020002010130"
            + "14060C2B06010401817810640204000404C0A8013230"
            + "11060C2B0601040181781064020800020102";

    @Override
    protected DissectorProvider provider() {
        return new SnmpProvider();
    }

    @Override
    protected Carrier carrier() {
        return Carrier.DATAGRAM;
    }

    private static Seen claim(Attribute attribute, String value) {
        return new Seen.Claim(true, "", attribute, value, Trust.MANAGEMENT);
    }

    private static List<PointRange> set() {
        String group = "1.3.6.1.4.1.248.16.100.2.";
        return List.of(
                PointRange.named(group + "1.0", ValueList.text("942170111178201006")),
                PointRange.named(group + "2.0", ValueList.signed(1)),
                PointRange.named(group + "4.0", ValueList.text("c0a80132")),
                PointRange.named(group + "8.0", ValueList.signed(2)));
    }

    @Override
    protected Stream<Row> rows() {
        return Stream.of(
                row("who asks with what everybody knows shows no secret, and a switch tells what it is")
                        .client(ASKS)
                        .server(ANSWERS)
                        .sees(
                                new Seen.Secret(9, 10),
                                new Seen.Request(Request.confirmed(0, GET, "", List.of())),
                                new Seen.Secret(8, 10),
                                new Seen.Response(new Response(0, GET, "", Outcome.OK, List.of())),
                                claim(Attribute.MAC, "a0:b0:86:f4:ea:1f"),
                                claim(Attribute.FIRMWARE, "HiOS-2A-10.3.04 2025-12-08 16:54"),
                                claim(Attribute.VENDOR, "Hirschmann"),
                                claim(Attribute.MODEL, "BRS50-00122Q2Q-STCY99HHSEA"),
                                claim(Attribute.IP, "192.168.1.117"),
                                claim(Attribute.NAME, "BRS-A0B086F4EA1F")),
                row("what does not know the object, or has no address, claims neither")
                        .server("3044020101040A40646973636F76657240A23302010002010002010030283010060C2B06010401817810"
                                + "6401050080003014060C2B0601040181781064020400040400000000")
                        .sees(new Seen.Response(
                                new Response(0, new Service(2, "response", Action.OTHER), "", Outcome.OK, List.of()))),
                row("an address is set with what everybody knows")
                        .client(SETS)
                        .sees(
                                new Seen.Session(true, "", "default_login", "@discover@"),
                                new Seen.Request(Request.confirmed(43, SET, "", set()))));
    }

    /** Each device answers from its own address, if at all: nobody owes an answer. */
    @Test
    void whatIsSetOfAGroupIsUnconfirmed() {
        DissectorHarness harness = new DissectorHarness(new SnmpDissector(), Carrier.DATAGRAM) {
            @Override
            public Endpoint destination() {
                return new Endpoint(0, new MacAddress(0x0100_5E7F_100CL), IpAddress.parse("239.255.16.12"), 51_973);
            }
        };
        harness.feed(Direction.FROM_CLIENT, HexFormat.of().parseHex(SETS), Integer.MAX_VALUE);
        assertThat(harness.seen()).contains(new Seen.Request(Request.unconfirmed(SET, "", set())));
    }
}
