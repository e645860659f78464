package io.otus.core.flow;

import static io.otus.core.decode.TcpFields.ACK;
import static io.otus.core.decode.TcpFields.FIN;
import static io.otus.core.decode.TcpFields.RST;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** Which resets cut a connection. */
class TcpControlTest {
    private final TcpHarness tcp = new TcpHarness();

    private TcpHarness talk() {
        return tcp.handshake(100, 500).send(true, 101, 501, ACK, "ask").send(false, 501, 104, ACK, "tell");
    }

    @Test
    void aResetBetweenTwoThatTalkCutsThemAndTellsWhoseItIs() {
        talk().send(false, 505, 104, RST, "");
        assertThat(tcp.told).endsWith("1 cut", "0 closed", "1 closed");
        TcpHarness other = new TcpHarness();
        other.handshake(100, 500)
                .send(true, 101, 501, ACK, "ask")
                .send(false, 501, 104, ACK, "tell")
                .send(true, 104, 505, RST | ACK, "");
        assertThat(other.told).endsWith("0 cut", "0 closed", "1 closed");
    }

    @Test
    void aConnectionIsCutOnce() {
        talk().send(false, 505, 104, RST, "").send(false, 505, 104, RST, "").send(true, 104, 505, RST, "");
        assertThat(tcp.told).containsOnlyOnce("1 cut").doesNotContain("0 cut");
    }

    @Test
    void aResetBeforeBothHaveSentRefuses() {
        tcp.handshake(100, 500).send(true, 101, 501, ACK, "ask").send(false, 501, 104, RST, "");
        assertThat(tcp.told).endsWith("0 closed", "1 closed").doesNotContain("1 cut");
    }

    @Test
    void aResetBehindTheEndOfEitherSideCutsNothing() {
        talk().send(true, 104, 505, FIN | ACK, "").send(true, 105, 505, RST, "");
        assertThat(tcp.told).contains("0 closed", "1 closed").doesNotContain("0 cut");
        TcpHarness other = new TcpHarness();
        other.handshake(100, 500)
                .send(true, 101, 501, ACK, "ask")
                .send(false, 501, 104, ACK, "tell")
                .send(true, 104, 505, FIN | ACK, "")
                .send(false, 505, 105, RST, "");
        assertThat(other.told).contains("0 closed", "1 closed").doesNotContain("1 cut");
    }

    @Test
    void aResetOutsideTheWindowCutsNothing() {
        talk().send(false, 1_000_000, 104, RST, "");
        assertThat(tcp.told).endsWith("1 anomaly tcp-004").doesNotContain("1 cut");
    }
}
