package io.otus.core.flow;

import static org.assertj.core.api.Assertions.assertThat;

import io.otus.core.decode.TcpFields;
import org.junit.jupiter.api.Test;

/** Who shows by the numbers of its segments that it never sent what came in its name. */
class UnsentTest {
    private static final int ACK = TcpFields.ACK;
    private static final String PROOF = "0 never sent it, earlier frame 5 at 54";

    private final TcpHarness tcp = new TcpHarness();

    /** A request that an intruder sends in the client's name, and its acknowledgment. */
    private void forge() {
        tcp.handshake(100, 500)
                .send(true, 101, 501, ACK, "poll")
                .send(true, 105, 501, ACK, "stop!")
                .send(false, 501, 110, ACK, "done");
    }

    @Test
    void whoGoesBackAgainAndAgainBehindWhatIsAcknowledgedNeverSentIt() {
        forge();
        for (int i = 0; i < 5; i++) {
            tcp.send(true, 105, 501, ACK, "").send(false, 505, 110, ACK, "");
        }
        assertThat(tcp.told).containsOnlyOnce(PROOF);
    }

    @Test
    void anEmptySegmentOrTwoMayHaveComeLate() {
        forge();
        tcp.send(true, 105, 501, ACK, "")
                .send(true, 105, 501, ACK, "")
                .send(true, 110, 505, ACK, "")
                .send(true, 105, 501, ACK, "");
        assertThat(tcp.told).noneMatch(line -> line.contains("never sent"));
    }

    @Test
    void copiesOfEmptySegmentsThatComeLateProveNothing() {
        tcp.handshake(100, 500)
                .send(false, 501, 101, ACK, "abc")
                .send(true, 101, 502, ACK, "")
                .send(true, 101, 503, ACK, "")
                .send(true, 101, 504, ACK, "")
                .send(true, 101, 504, ACK, "poll")
                .send(false, 504, 105, ACK, "x")
                .send(true, 105, 505, ACK, "")
                .send(true, 101, 502, ACK, "")
                .send(true, 101, 503, ACK, "")
                .send(true, 101, 504, ACK, "");
        assertThat(tcp.told).noneMatch(line -> line.contains("never sent"));
    }

    @Test
    void whoAsksWhetherTheOtherSideIsThereGoesBackByOne() {
        forge();
        for (int i = 0; i < 5; i++) {
            tcp.send(true, 109, 505, ACK, "").send(false, 505, 110, ACK, "");
        }
        assertThat(tcp.told).noneMatch(line -> line.contains("never sent"));
    }

    @Test
    void whatIsNotAcknowledgedMayBeSentAgain() {
        tcp.handshake(100, 500).send(true, 101, 501, ACK, "poll").send(true, 105, 501, ACK, "more");
        for (int i = 0; i < 5; i++) {
            tcp.send(true, 105, 501, ACK, "").send(false, 501, 105, ACK, "");
        }
        assertThat(tcp.told).noneMatch(line -> line.contains("never sent"));
    }
}
