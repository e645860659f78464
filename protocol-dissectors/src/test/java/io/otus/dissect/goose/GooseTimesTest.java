package io.otus.dissect.goose;

import static io.otus.dissect.goose.Messages.ONE_BOOLEAN;
import static io.otus.dissect.goose.Messages.T;
import static io.otus.dissect.goose.Messages.elements;
import static io.otus.dissect.goose.Messages.framed;
import static io.otus.testkit.TestFrames.MAC_A;
import static io.otus.testkit.TestFrames.MAC_B;
import static io.otus.testkit.TestFrames.ethernet;
import static io.otus.testkit.TestFrames.frame;
import static io.otus.testkit.TestFrames.hex;
import static org.assertj.core.api.Assertions.assertThat;

import io.otus.core.event.AnomalySeen;
import io.otus.core.event.EventConsumer;
import io.otus.core.event.Operation;
import io.otus.core.event.SessionSeen;
import io.otus.core.event.StreamMessage;
import io.otus.core.evidence.Evidence;
import io.otus.core.evidence.EvidenceRequests;
import io.otus.core.evidence.FrameSpan;
import io.otus.core.pipeline.EventBus;
import io.otus.core.pipeline.Pipeline;
import io.otus.core.pipeline.ProtocolRegistry;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

/** When messages come, through the whole pipeline. */
class GooseTimesTest {
    private static final long MILLISECOND = 1_000_000L;

    /**
     * Sends one state, each message so many milliseconds behind the one before; a negative number leaves out a message.
     */
    private static List<String> send(int live, int... behind) {
        List<String> seen = new ArrayList<>();
        EventBus bus = new EventBus();
        bus.add(new EventConsumer() {
            @Override
            public void anomaly(AnomalySeen anomaly) {
                seen.add(anomaly.code().id());
            }
        });
        send(bus, live, behind);
        return seen;
    }

    private static void send(EventBus bus, int live, int... behind) {
        Pipeline pipeline = new Pipeline(
                new ProtocolRegistry(List.of(new GooseProvider())), bus, EvidenceRequests.NONE, (_, _, _) -> {});
        pipeline.capture("test");
        long time = 1_000_000_000L;
        int number = 0;
        for (int i = 0; i < behind.length; i++) {
            time += Math.abs(behind[i]) * MILLISECOND;
            number += behind[i] < 0 ? 2 : 1;
            byte[] payload =
                    hex(framed(elements(live, 5, number, T, 1, 1, ONE_BOOLEAN)).replace(" ", ""));
            pipeline.accept(frame(ethernet(MAC_B, MAC_A, 0x88B8, payload), i + 1, time));
        }
        pipeline.end();
    }

    @Test
    void aMessageSaysHowSoonTheNextOneFollows() {
        List<StreamMessage> told = new ArrayList<>();
        EventBus bus = new EventBus();
        bus.add(new EventConsumer() {
            @Override
            public void operationRequested(Operation operation) {
                if (operation.request() instanceof StreamMessage message) {
                    told.add(message);
                }
            }
        });
        send(bus, 1500, 2);
        assertThat(told).hasSize(1);
        assertThat(told.getFirst().stream()).isEqualTo("LD/G");
        assertThat(told.getFirst().followedWithin()).isEqualTo(1500 * MILLISECOND);
        assertThat(told.getFirst().isTest()).isFalse();
    }

    @Test
    void messagesWithinTheirTimeAccuseNobody() {
        assertThat(send(3000, 2, 4, 8, 16, 1000, 1000, 1000)).isEmpty();
    }

    @Test
    void aMessageThatComesTooLateIsTold() {
        assertThat(send(1500, 2, 4, 1000, 2000)).containsExactly("goose-012");
    }

    @Test
    void theMessagesAfterOneThatCameTooLateAreInTimeAgain() {
        assertThat(send(1500, 2, 4, 1000, 240_000, 1000, 1000, 1000)).containsExactly("goose-012");
    }

    @Test
    void whereOneWasNotHeardNoneIsLate() {
        assertThat(send(1500, 2, 4, 1000, -2000)).isEmpty();
    }

    @Test
    void retransmissionsThatComeFasterThanBeforeAreTold() {
        assertThat(send(3000, 2, 4, 1000, 1000, 10, 20)).containsExactly("goose-013");
    }

    @Test
    void whoSendsOneBetweenEachTwoIsToldToo() {
        assertThat(send(3000, 2, 4, 1000, 1000, 10, 300, 10)).containsExactly("goose-013");
    }

    @Test
    void whatAMessageContradictsIsShownBeforeItAndMarkedAsEarlier() {
        List<Evidence> shown = new ArrayList<>();
        EventBus bus = new EventBus();
        bus.add(new EventConsumer() {
            @Override
            public void anomaly(AnomalySeen anomaly) {
                shown.add(anomaly.origin().evidence());
            }
        });
        Pipeline pipeline = new Pipeline(
                new ProtocolRegistry(List.of(new GooseProvider())), bus, EvidenceRequests.NONE, (_, _, _) -> {});
        pipeline.capture("test");
        int[] states = {5, 4};
        for (int i = 0; i < states.length; i++) {
            byte[] payload = hex(
                    framed(elements(3_000, states[i], 0, T, 1, 1, ONE_BOOLEAN)).replace(" ", ""));
            pipeline.accept(frame(ethernet(MAC_B, MAC_A, 0x88B8, payload), i + 1, (i + 1L) * 1_000 * MILLISECOND));
        }
        pipeline.end();
        assertThat(shown).hasSize(1);
        assertThat(shown.getFirst().spans()).extracting(FrameSpan::frame).containsExactly(1L, 2L);
        assertThat(shown.getFirst().contradicted()).isEqualTo(1);
    }

    /** Its second of 1000 ms ends within the interval of 256 and within that of 1024. */
    @Test
    void aHeartbeatThatRunsOnDuringTheCurveIsPartOfNeither() {
        assertThat(send(3000, 2, 4, 8, 16, 32, 64, 128, 240, 16, 512, 472, 552, 448))
                .isEmpty();
    }

    /** The settings that are told of messages which live so many milliseconds, each a second behind the one before. */
    private static List<String> settings(int... lives) {
        List<String> told = new ArrayList<>();
        EventBus bus = new EventBus();
        bus.add(new EventConsumer() {
            @Override
            public void session(SessionSeen session) {
                told.add(session.detail().substring(0, session.detail().indexOf(' ')));
            }
        });
        Pipeline pipeline = new Pipeline(
                new ProtocolRegistry(List.of(new GooseProvider())), bus, EvidenceRequests.NONE, (_, _, _) -> {});
        pipeline.capture("test");
        for (int i = 0; i < lives.length; i++) {
            byte[] payload =
                    hex(framed(elements(lives[i], 5, i, T, 1, 1, ONE_BOOLEAN)).replace(" ", ""));
            pipeline.accept(frame(ethernet(MAC_B, MAC_A, 0x88B8, payload), i + 1, (i + 1L) * 1_000 * MILLISECOND));
        }
        pipeline.end();
        return told;
    }

    private static int[] lives(int count, int live, int... then) {
        int[] lives = new int[count + then.length];
        Arrays.fill(lives, 0, count, live);
        System.arraycopy(then, 0, lives, count, then.length);
        return lives;
    }

    @Test
    void messagesThatLiveForFarLongerThanBeforeAreOfOtherSettings() {
        assertThat(settings(lives(70, 3_000, 6_001, 6_001, 3_000)))
                .containsExactly("appid=1", "appid=1", "timeAllowedToLive=6001", "appid=1");
    }

    @Test
    void aTimeToLiveThatGrowsOnIsToldAgainOnceItIsTwiceAsLong() {
        assertThat(settings(lives(70, 3_000, 6_001, 6_002, 7_000, 12_001, 6_001, 12_002, 12_003)))
                .containsExactly("appid=1", "appid=1", "timeAllowedToLive=6001", "timeAllowedToLive=12002");
    }

    @Test
    void howLongMessagesLiveIsKnownOnceTheCurveIsOver() {
        assertThat(settings(lives(5, 8, 2_000, 9_000))).containsExactly("appid=1");
        assertThat(settings(lives(70, 3_000, 6_000))).containsExactly("appid=1", "appid=1");
    }
}
