package io.otus.alert.alert;

import static org.assertj.core.api.Assertions.assertThat;

import io.otus.core.net.Transport;
import io.otus.testkit.TestFlow;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Values of the Community ID specification's own baseline, seed 0. */
class CommunityIdTest {
    @ParameterizedTest
    @CsvSource({
        "TCP, 128.232.110.120, 34855, 66.35.250.204, 80, 1:LQU9qZlK+B5F3KDmev6m5PMibrg=",
        "UDP, 192.168.1.52, 54585, 8.8.8.8, 53, 1:d/FP5EW3wiY1vCndhwleRRKHowQ="
    })
    void bothDirectionsGiveTheSpecifiedId(
            Transport transport, String client, int clientPort, String server, int serverPort, String id) {
        assertThat(CommunityId.of(TestFlow.of(transport, client, clientPort, server, serverPort)))
                .isEqualTo(id);
        assertThat(CommunityId.of(TestFlow.of(transport, server, serverPort, client, clientPort)))
                .isEqualTo(id);
    }
}
