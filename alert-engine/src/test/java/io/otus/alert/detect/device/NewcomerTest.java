package io.otus.alert.detect.device;

import static org.assertj.core.api.Assertions.assertThat;

import io.otus.core.asset.AssetRef;
import io.otus.core.evidence.Evidence;
import io.otus.core.evidence.FrameSpan;
import io.otus.core.net.IpAddress;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Whether a device that was not there asks, or only answers. */
class NewcomerTest {
    private final Newcomer newcomer = new Newcomer(1, Evidence.of("cafe00000000", new FrameSpan(1, 1, 0, 60)));

    @Test
    void ofWhomNothingElseIsHeardDoesNotOnlyAnswer() {
        assertThat(newcomer.onlyAnswers(false)).isFalse();
    }

    @Test
    void toWhomOthersDoSomethingOnlyAnswersUnlessItAsks() {
        assertThat(newcomer.onlyAnswers(true)).isTrue();
        newcomer.asks = true;
        assertThat(newcomer.onlyAnswers(true)).isFalse();
    }

    @Test
    void whoTellsItsAddressToOneWasAskedForIt() {
        newcomer.tells(false);
        assertThat(newcomer.onlyAnswers(false)).isTrue();
        newcomer.tells(true);
        assertThat(newcomer.onlyAnswers(false)).as("it announces itself").isFalse();
    }

    @Test
    void theLatestClaimCounts() {
        AssetRef pump = new AssetRef("id1", "pump", "plc", List.of(), null, "10.0.0.1", 0, null, 1);
        newcomer.claims(IpAddress.parse("10.0.0.1"), pump, true);
        assertThat(newcomer.deprived).isEqualTo("id1");
        assertThat(newcomer.ofController).isTrue();
        newcomer.claims(IpAddress.parse("10.0.0.2"), null, false);
        assertThat(newcomer.successor).isEqualTo(IpAddress.parse("10.0.0.2"));
        assertThat(newcomer.deprived).isNull();
        assertThat(newcomer.ofController).isFalse();
    }
}
