package io.otus.dissect.iec104;

import static org.assertj.core.api.Assertions.assertThat;

import io.otus.core.bytes.Octets;
import io.otus.core.net.Endpoint;
import io.otus.core.spi.Carrier;
import io.otus.core.spi.Direction;
import io.otus.core.spi.Dissector;
import io.otus.core.spi.DissectorProvider;
import io.otus.testkit.DissectorHarness;
import io.otus.testkit.RecordingFields;
import io.otus.testkit.Seen;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Several connections between two stations, IEC 60870-5-104 §10.2. */
class RedundancyGroupsTest {
    /** What only several connections show, and no row of one. */
    static final String FIELD = "group_connections";

    private static final String STARTDT_ACT = "68 04 07 00 00 00";
    private static final String STARTDT_CON = "68 04 0B 00 00 00";
    private static final String STOPDT_ACT = "68 04 13 00 00 00";
    private static final Seen STOPPED = new Seen.Session(true, "", "link_reset", "stopdt");
    private static final String STOPDT_CON = "68 04 23 00 00 00";
    private static final String TESTFR_ACT = "68 04 43 00 00 00";
    private static final String TESTFR_CON = "68 04 83 00 00 00";
    private static final String VALUE = "68 0E 00 00 00 00 01 01 03 00 01 00 01 00 00 01";
    private static final long SECOND = 1_000_000_000L;

    private final DissectorProvider provider = new Iec104Provider();
    private final Link first = new Link(provider.create(), 50_000);
    private final Link second = new Link(provider.create(), 50_001);
    private long now;

    private final class Link extends DissectorHarness {
        private final int port;
        private boolean fromClient;

        private Link(Dissector dissector, int port) {
            super(dissector, Carrier.STREAM);
            this.port = port;
        }

        private void client(String hex) {
            fromClient = true;
            feed(Direction.FROM_CLIENT, Octets.ofHex(hex).toArray(), Integer.MAX_VALUE);
        }

        private void server(String hex) {
            fromClient = false;
            feed(Direction.FROM_SERVER, Octets.ofHex(hex).toArray(), Integer.MAX_VALUE);
        }

        private Endpoint client() {
            return new Endpoint(0, CLIENT.mac(), CLIENT.ip(), port);
        }

        @Override
        public Endpoint source() {
            return fromClient ? client() : SERVER;
        }

        @Override
        public Endpoint destination() {
            return fromClient ? SERVER : client();
        }

        @Override
        public long time() {
            return now;
        }

        private List<Seen> sessions() {
            return seen().stream().filter(Seen.Session.class::isInstance).toList();
        }

        private long operations() {
            return seen().stream()
                    .filter(one -> one instanceof Seen.Request || one instanceof Seen.Response)
                    .count();
        }
    }

    private void begin() {
        first.client(STARTDT_ACT);
        first.server(STARTDT_CON);
        first.server(VALUE);
        second.client(TESTFR_ACT);
        second.server(TESTFR_CON);
    }

    @Test
    void aSwitchOverIsToldAsThatAndNotAsOperations() {
        begin();
        now += 10 * SECOND;
        long before = first.operations();
        first.client(STOPDT_ACT);
        first.server(STOPDT_CON);
        second.client(STARTDT_ACT);
        second.server(STARTDT_CON);
        assertThat(first.sessions()).containsExactly(new Seen.Session(true, "", "switch_over_stop", "50000"));
        assertThat(second.sessions()).containsExactly(new Seen.Session(true, "", "switch_over", "50000 > 50001"));
        assertThat(first.operations()).isEqualTo(before);
        assertThat(second.operations()).isZero();
    }

    @Test
    void messagesTellHowManyConnectionsLive() {
        begin();
        first.client(TESTFR_ACT);
        RecordingFields fields = new RecordingFields();
        Seen last = first.seen().getLast();
        assertThat(last).isInstanceOf(Seen.Message.class);
        ((Seen.Message) last).event().fields(fields);
        assertThat(fields.lines()).contains(FIELD + "=2");
    }

    @Test
    void aConnectionThatBreaksIsTakenOverFromWithoutAStop() {
        begin();
        now += 30 * SECOND;
        second.client(STARTDT_ACT);
        assertThat(second.sessions()).containsExactly(new Seen.Session(true, "", "switch_over", "50000 > 50001"));
    }

    @Test
    void aStationThatConnectsAgainSwitchesNothing() {
        first.client(STARTDT_ACT);
        first.server(STARTDT_CON);
        first.server(VALUE);
        now += 10 * SECOND;
        second.client(STARTDT_ACT);
        second.server(STARTDT_CON);
        assertThat(second.sessions()).isEmpty();
        assertThat(second.operations()).isEqualTo(2);
    }

    @Test
    void aConnectionThatWasSilentForLongIsNoMember() {
        begin();
        now += 100 * SECOND;
        first.client(STOPDT_ACT);
        assertThat(first.sessions()).containsExactly(STOPPED);
    }

    @Test
    void aStopOfTheOnlyConnectionIsAnOperation() {
        first.client(STARTDT_ACT);
        first.server(VALUE);
        first.client(STOPDT_ACT);
        assertThat(first.sessions()).containsExactly(STOPPED);
    }
}
