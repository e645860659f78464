package io.otus.dissect.arp;

import static io.otus.testkit.Row.row;

import io.otus.core.event.AddressBinding;
import io.otus.core.net.IpAddress;
import io.otus.core.net.MacAddress;
import io.otus.core.spi.Carrier;
import io.otus.core.spi.DissectorProvider;
import io.otus.testkit.DissectorContract;
import io.otus.testkit.Row;
import io.otus.testkit.Seen;
import java.util.stream.Stream;

class ArpDissectorTest extends DissectorContract {
    private static final MacAddress PLC = MacAddress.parse("00:1b:1b:01:02:03");
    private static final IpAddress PLC_IP = IpAddress.parse("10.1.1.33");

    @Override
    protected DissectorProvider provider() {
        return new ArpProvider();
    }

    @Override
    protected Carrier carrier() {
        return Carrier.LINK;
    }

    private static Seen bound(AddressBinding.Source source) {
        return new Seen.Binding(PLC, PLC_IP, source, 0);
    }

    @Override
    protected Stream<Row> rows() { //                     htype ptype hl pl op   sender               target
        return Stream.of(
                row("a request binds its sender, and padding follows it")
                        .client("0001 0800 06 04 0001 001B1B010203 0A010121 000000000000 0A010101 00000000")
                        .sees(
                                new Seen.Message(new ArpEvent.Ipv4OverEthernet(
                                        1, PLC, PLC_IP, new MacAddress(0), IpAddress.parse("10.1.1.1"))),
                                bound(AddressBinding.Source.ARP_REQUEST)),
                row("a reply binds its sender")
                        .client("0001 0800 06 04 0002 001B1B010203 0A010121 001B1B0A0B0C 0A010101")
                        .sees(bound(AddressBinding.Source.ARP)),
                row("a probe claims nothing, RFC 5227 section 1.1")
                        .client("0001 0800 06 04 0001 001B1B010203 00000000 000000000000 0A010121")
                        .sees(new Seen.Message(
                                new ArpEvent.Ipv4OverEthernet(1, PLC, IpAddress.v4(0), new MacAddress(0), PLC_IP))),
                row("a group address sends nothing")
                        .client("0001 0800 06 04 0001 01005E010203 0A010121 000000000000 0A010101")
                        .sees(new Seen.Malformed(ArpAnomaly.GROUP_SENDER, 8)),
                row("shorter than its address lengths")
                        .client("0001 0800 06 04 0001 001B1B010203 0A0101")
                        .sees(new Seen.Malformed(ArpAnomaly.TOO_SHORT, 4)),
                row("an operation that is not ARP's own")
                        .client("0001 0800 06 04 0003 001B1B010203 0A010121 000000000000 0A010101")
                        .sees(new Seen.Unknown("operation", 3)),
                row("other hardware")
                        .client("0018 0800 08 04 0001 0102030405060708 0A010121 0000000000000000 0A010101")
                        .sees(
                                new Seen.Message(new ArpEvent.Other(24, 0x0800, 1)),
                                new Seen.Unknown("hardware_type", 24)));
    }
}
