package io.otus.dissect.dns;

import static org.assertj.core.api.Assertions.assertThat;

import io.otus.core.bytes.Octets;
import io.otus.core.event.Attribute;
import io.otus.core.event.Trust;
import io.otus.core.spi.Carrier;
import io.otus.layer.dns.NameHeader;
import io.otus.testkit.DissectorHarness;
import io.otus.testkit.Seen;
import org.junit.jupiter.api.Test;

class ServiceDiscoveryTest {
    /**
     * A printer's service with its text, a workstation with its MAC address, and a service that is withdrawn; RFC 6763
     * §4.1 and §6.3.
     */
    private static final Octets ANNOUNCED =
            Octets.ofHex("0000840000000004000000000A507265737320526F6F6D045F697070045F746370056C6F63616C000021800100"
                    + "0000780010000000000277027039056C6F63616C000A507265737320526F6F6D045F697070045F746370056C6F"
                    + "63616C000010800100000078002B09747874766572733D311374793D4C617365725072696E746572203430300C"
                    + "6D6F64656C3D756E736169641873727639205B30303A31623A31623A30313A30323A30335D0C5F776F726B7374"
                    + "6174696F6E045F746370056C6F63616C00002180010000007800120000000000090473727639056C6F63616C00"
                    + "04676F6E65045F697070045F746370056C6F63616C0000218001000000000010000000000277027039056C6F63"
                    + "616C00");

    private static Seen claim(Attribute attribute, String value) {
        return new Seen.Claim(true, "", attribute, value, Trust.NAME_SERVICE);
    }

    @Test
    void aHostTellsItsServicesAndWhatTheirKeysMean() {
        DissectorHarness harness = new DissectorHarness(new DnsDissector(false), Carrier.DATAGRAM, "");
        ServiceDiscovery.tell(ANNOUNCED.view(), harness, harness);
        assertThat(harness.seen())
                .containsExactly(
                        claim(Attribute.SERVICE, "_ipp._tcp"),
                        claim(Attribute.MODEL, "LaserPrinter 400"),
                        claim(Attribute.SERVICE, "_workstation._tcp"),
                        claim(Attribute.MAC, "00:1b:1b:01:02:03"));
    }

    @Test
    void whateverIsCutAwayItEnds() {
        for (int length = NameHeader.SIZE; length <= ANNOUNCED.length(); length++) {
            DissectorHarness harness = new DissectorHarness(new DnsDissector(false), Carrier.DATAGRAM, "");
            ServiceDiscovery.tell(ANNOUNCED.view().slice(0, length), harness, harness);
            assertThat(harness.seen()).hasSizeLessThanOrEqualTo(4);
        }
    }
}
