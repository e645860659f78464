package io.otus.dissect.cip;

import static org.assertj.core.api.Assertions.assertThat;

import io.otus.core.bytes.Octets;
import io.otus.core.event.Service;
import io.otus.core.net.Endpoint;
import io.otus.core.net.IpAddress;
import io.otus.core.spi.Carrier;
import io.otus.core.spi.Direction;
import io.otus.testkit.DissectorHarness;
import io.otus.testkit.Seen;
import org.junit.jupiter.api.Test;

/** Whose connection a Forward Close closes, CIP Vol. 1 §3-5.5.2, where several nodes hold connections. */
class ConnectionCloseTest {
    private static final Endpoint HOST = at(0, "10.0.0.1");
    private static final Endpoint OTHER = at(0, "10.0.0.3");
    private static final Endpoint TARGET = at(0, "10.0.0.2");
    private static final Endpoint BRIDGED = at(0, "10.0.1.2");

    private static final Service PLAIN_CLOSE = CipService.of(CipClass.CONNECTION_MANAGER, 0x4E);
    private static final String OPENER = "3412 4D00 78563412";
    private static final String OPEN = Frames.unconnected("54 02 2006 2401 0A 0E 00000000 01033500" + OPENER
            + "03 000000 80841E00 0C48 80841E00 0848 01 04 2004 2464 2C65 2C66");
    private static final String OPENED =
            Frames.unconnected("D4 00 00 00 01000080 01033500" + OPENER + "80841E00 80841E00 00 00");
    private static final String CLOSE =
            Frames.unconnected("4E 02 2006 2401 0A 0E" + OPENER + "04 00 2004 2464 2C65 2C66");
    private static final String CLOSED = Frames.unconnected("CE 00 00 00" + OPENER + "0000");

    private final CipProvider plant = new CipProvider();

    private static Endpoint at(int segment, String ip) {
        return new Endpoint(segment, null, IpAddress.parse(ip), Endpoint.NO_PORT);
    }

    /** A flow between any two nodes of the plant. */
    private final class Flow extends DissectorHarness {
        private final Endpoint client;
        private final Endpoint server;

        Flow(Endpoint client, Endpoint server) {
            super(plant.create(), Carrier.CHILD);
            this.client = client;
            this.server = server;
        }

        @Override
        public Endpoint source() {
            return direction() == Direction.FROM_SERVER ? server : client;
        }

        @Override
        public Endpoint destination() {
            return direction() == Direction.FROM_SERVER ? client : server;
        }

        Flow asks(String hex) {
            feed(Direction.FROM_CLIENT, Octets.ofHex(hex).toArray(), Integer.MAX_VALUE);
            return this;
        }

        void answers(String hex) {
            feed(Direction.FROM_SERVER, Octets.ofHex(hex).toArray(), Integer.MAX_VALUE);
        }

        Service lastAsked() {
            return ((Seen.Request) seen().stream()
                            .filter(Seen.Request.class::isInstance)
                            .reduce((_, later) -> later)
                            .orElseThrow())
                    .request()
                    .service();
        }
    }

    private Flow opened(Endpoint originator, Endpoint target) {
        Flow flow = new Flow(originator, target).asks(OPEN);
        flow.answers(OPENED);
        return flow;
    }

    private Service closes(Endpoint node, Endpoint target) {
        Flow flow = new Flow(node, target).asks(CLOSE);
        Service asked = flow.lastAsked();
        flow.answers(CLOSED);
        return asked;
    }

    @Test
    void aThirdWhoClosesTheConnectionThatAnotherOpenedSilencesIt() {
        opened(HOST, TARGET);
        assertThat(closes(OTHER, TARGET)).isEqualTo(CipService.CLOSE_OF_ANOTHER);
    }

    @Test
    void theOriginatorMayCloseItOverAnotherFlow() {
        opened(HOST, TARGET);
        assertThat(closes(HOST, TARGET)).isEqualTo(PLAIN_CLOSE);
    }

    @Test
    void aBridgeClosesWhatItOpenedInTheNameOfTheOriginator() {
        opened(HOST, TARGET);
        opened(TARGET, BRIDGED);
        assertThat(closes(TARGET, BRIDGED)).isEqualTo(PLAIN_CLOSE);
        assertThat(closes(HOST, TARGET)).isEqualTo(PLAIN_CLOSE);
    }

    @Test
    void aThirdWhoClosesAtTheBridgeOrBehindItIsTold() {
        opened(HOST, TARGET);
        opened(TARGET, BRIDGED);
        assertThat(closes(HOST, BRIDGED)).isEqualTo(CipService.CLOSE_OF_ANOTHER);
        assertThat(closes(OTHER, TARGET)).isEqualTo(CipService.CLOSE_OF_ANOTHER);
    }

    @Test
    void twoHostsWhoseLibraryHasOneSerialNumberCloseEachTheirOwn() {
        opened(HOST, TARGET);
        opened(OTHER, BRIDGED);
        assertThat(closes(HOST, TARGET)).isEqualTo(PLAIN_CLOSE);
        assertThat(closes(OTHER, BRIDGED)).isEqualTo(PLAIN_CLOSE);
    }

    @Test
    void ofTwoWhoOpenedOneOfTheSameNameNobodyIsAccused() {
        opened(HOST, TARGET);
        opened(OTHER, TARGET);
        assertThat(closes(HOST, TARGET)).isEqualTo(PLAIN_CLOSE);
    }

    @Test
    void theSameAddressInAnotherVlanIsAnotherNode() {
        opened(at(10, "10.0.0.1"), at(10, "10.0.0.2"));
        assertThat(closes(at(20, "10.0.0.3"), at(20, "10.0.0.2"))).isEqualTo(PLAIN_CLOSE);
    }
}
