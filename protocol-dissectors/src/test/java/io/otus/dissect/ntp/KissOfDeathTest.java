package io.otus.dissect.ntp;

import static org.assertj.core.api.Assertions.assertThat;

import io.otus.core.bytes.Octets;
import io.otus.core.event.SessionSeen;
import io.otus.core.net.Endpoint;
import io.otus.core.spi.Carrier;
import io.otus.core.spi.Direction;
import io.otus.testkit.DissectorHarness;
import io.otus.testkit.Seen;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A server that says RATE asks for fewer questions, RFC 5905 §7.4: it refuses who did not ask too often. */
class KissOfDeathTest {
    private static final long SECOND = 1_000_000_000L;
    private static final String ASK = "23" + "00".repeat(47);
    private static final String TELL = "2401" + "00".repeat(46);
    private static final String RATE = "E4000000 00000000 00000000 52415445" + "00".repeat(32);
    private static final Seen REFUSED = new Seen.Session(false, "", SessionSeen.TIME_REFUSED, "RATE");

    /** Both sides use the port of NTP, so that ports tell nothing. */
    private static final class Peers extends DissectorHarness {
        private long now;

        Peers() {
            super(new NtpProvider().create(), Carrier.DATAGRAM);
        }

        void at(long second, Direction from, String message) {
            now = 1_700_000_000L * SECOND + second * SECOND;
            feed(from, Octets.ofHex(message).toArray(), Integer.MAX_VALUE);
        }

        List<Seen> refusals() {
            return seen().stream().filter(REFUSED::equals).toList();
        }

        @Override
        public long time() {
            return now;
        }

        @Override
        public Endpoint source() {
            return on(super.source());
        }

        @Override
        public Endpoint destination() {
            return on(super.destination());
        }

        private static Endpoint on(Endpoint end) {
            return new Endpoint(end.segment(), end.mac(), end.ip(), 123);
        }
    }

    private final Peers peers = new Peers();

    @Test
    void whoAsksSeldomIsRefused() {
        peers.at(0, Direction.FROM_CLIENT, ASK);
        peers.at(64, Direction.FROM_CLIENT, ASK);
        peers.at(64, Direction.FROM_SERVER, RATE);
        assertThat(peers.refusals()).containsExactly(REFUSED);
    }

    @Test
    void whoAsksOftenOrWasHeardOnceIsNot() {
        peers.at(0, Direction.FROM_CLIENT, ASK);
        peers.at(0, Direction.FROM_SERVER, RATE);
        peers.at(15, Direction.FROM_CLIENT, ASK);
        peers.at(15, Direction.FROM_SERVER, RATE);
        assertThat(peers.refusals()).isEmpty();
    }

    @Test
    void questionsOfTheOtherSideAreNoneOfWhoIsRefused() {
        peers.at(0, Direction.FROM_CLIENT, ASK);
        peers.at(63, Direction.FROM_SERVER, ASK);
        peers.at(63, Direction.FROM_CLIENT, TELL);
        peers.at(64, Direction.FROM_CLIENT, ASK);
        peers.at(64, Direction.FROM_SERVER, RATE);
        assertThat(peers.refusals()).containsExactly(REFUSED);
    }

    @Test
    void theFirstOfTwoThatAskEachOtherMayRefuseToo() {
        peers.at(0, Direction.FROM_CLIENT, ASK);
        peers.at(1, Direction.FROM_SERVER, ASK);
        peers.at(64, Direction.FROM_CLIENT, ASK);
        peers.at(65, Direction.FROM_SERVER, ASK);
        peers.at(65, Direction.FROM_CLIENT, RATE);
        assertThat(peers.refusals()).containsExactly(REFUSED);
        assertThat(peers.seen()).noneMatch(Seen.Direction.class::isInstance);
    }

    @Test
    void whoWasHeardToAskOnceIsNotTakenForTheOtherWhoAskedSeldom() {
        peers.at(0, Direction.FROM_SERVER, ASK);
        peers.at(64, Direction.FROM_SERVER, ASK);
        peers.at(64, Direction.FROM_CLIENT, ASK);
        peers.at(64, Direction.FROM_SERVER, RATE);
        assertThat(peers.refusals()).isEmpty();
    }
}
