package io.otus.core.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import io.otus.core.decode.TcpFields;
import io.otus.core.event.AnomalySeen;
import io.otus.testkit.TestFrames;
import org.junit.jupiter.api.Test;

/** Two answers to one question that differ are told, with both frames, and what only looks so is not. */
class SecondAnswerTest {
    private static final int PSH_ACK = TcpFields.PSH | TcpFields.ACK;

    private final PipelineHarness pipe = new PipelineHarness();
    private int asked = 1;
    private int answered = 1;

    private void ask(String text) {
        byte[] message = Toys.toy(text);
        pipe.tcp(true, asked, PSH_ACK, message);
        asked += message.length;
    }

    private void answer(String text) {
        byte[] message = Toys.toy(text);
        pipe.tcp(false, answered, PSH_ACK, message);
        answered += message.length;
    }

    /** The client shows that it numbers its questions apart, in six frames. */
    private void numbered() {
        for (String number : new String[] {"1", "2", "3"}) {
            ask("i" + number);
            answer("v" + number + "x");
        }
    }

    @Test
    void twoThatDifferAreAContradictionWithBothFrames() {
        numbered();
        ask("i4");
        answer("v4x");
        answer("v4y");
        answer("v4z");
        AnomalySeen told = pipe.anomalies.getFirst();
        assertThat(pipe.anomalies).hasSize(1);
        assertThat(told.code()).isEqualTo(PairingAnomaly.SECOND_ANSWER);
        assertThat(told.origin().protocol()).isEqualTo("toy");
        assertThat(told.origin().evidence().spans()).extracting("frame").containsExactly(8L, 9L);
        assertThat(told.detail()).isEqualTo("Frame 9 contradicts frame 8.");
    }

    @Test
    void oneThatComesBehindTheNextQuestionIsToo() {
        numbered();
        ask("i4");
        answer("v4x");
        ask("i5");
        answer("v4y");
        assertThat(pipe.anomalies).hasSize(1);
    }

    @Test
    void theSameOnceMoreIsNone() {
        numbered();
        ask("i4");
        answer("v4x");
        answer("v4x");
        assertThat(pipe.anomalies).isEmpty();
    }

    @Test
    void aFurtherPartOfTheAnswerIsNone() {
        numbered();
        ask("i4");
        answer("v4x");
        answer("v4yy");
        assertThat(pipe.anomalies).isEmpty();
    }

    @Test
    void oneThatWasRefusedBeforeIsNone() {
        numbered();
        ask("i4");
        answer("v4");
        answer("v4x");
        answer("v4y");
        assertThat(pipe.anomalies).isEmpty();
    }

    @Test
    void whoAsksTwiceIsAnsweredTwice() {
        numbered();
        ask("i4");
        ask("i4");
        answer("v4x");
        answer("v4y");
        assertThat(pipe.anomalies).isEmpty();
    }

    @Test
    void questionsOfOneNumberTellNothingApart() {
        for (int i = 0; i < 5; i++) {
            ask("i1");
            answer("v1x");
        }
        answer("v1y");
        assertThat(pipe.anomalies).isEmpty();
    }

    /** Each number from 1 to a last one, and so on from the first. */
    private void round(int last, int questions) {
        for (int i = 0; i < questions; i++) {
            ask("i" + (i % last + 1));
            answer("v" + (i % last + 1) + "x");
        }
    }

    @Test
    void numbersThatComeRoundAgainTellQuestionsApart() {
        round(16, 40);
        ask("i9");
        answer("v9x");
        answer("v9y");
        assertThat(pipe.anomalies).hasSize(1);
    }

    @Test
    void fewNumbersThatComeRoundAgainDoNot() {
        round(3, 40);
        answer("v1y");
        assertThat(pipe.anomalies).isEmpty();
    }

    @Test
    void whoAsksTwiceUnderANumberOfSuchIsAnsweredTwice() {
        round(16, 40);
        ask("i9");
        ask("i9");
        answer("v9x");
        answer("v9y");
        assertThat(pipe.anomalies).isEmpty();
    }

    @Test
    void aLateAnswerToANumberThatWasNotAnsweredBeforeItCameRoundIsNone() {
        round(8, 24);
        ask("i1");
        for (int number = 2; number <= 8; number++) {
            ask("i" + number);
            answer("v" + number + "x");
        }
        ask("i1");
        answer("v1x"); // to the former question, or to this one
        answer("v1y");
        assertThat(pipe.anomalies).isEmpty();
    }

    @Test
    void whereBytesWereMissedNothingIsCompared() {
        numbered();
        ask("i4");
        answer("v4x");
        asked += 4; // a question that the sensor does not see
        ask("m5");
        pipe.ip(false, 6, TestFrames.tcp(Toys.PORT, 50_000, answered, asked, TcpFields.ACK, new byte[0]));
        answer("v4y");
        assertThat(pipe.anomalies).isEmpty();
    }

    private void datagram(boolean toServer, String text) {
        int client = 50_000;
        byte[] udp = toServer
                ? TestFrames.udp(client, Toys.PORT, Toys.toy(text))
                : TestFrames.udp(Toys.PORT, client, Toys.toy(text));
        pipe.ip(toServer, 17, udp);
    }

    @Test
    void amongDatagramsItIsToldFromTheSecondTimeOn() {
        for (String number : new String[] {"1", "2", "3", "4", "5"}) {
            datagram(true, "i" + number);
            datagram(false, "v" + number + "x");
        }
        datagram(false, "v5y"); // as where the question was repeated and the sensor lost that
        assertThat(pipe.anomalies).isEmpty();
        datagram(true, "i6");
        datagram(false, "v6x");
        datagram(false, "v6y");
        assertThat(pipe.anomalies).hasSize(1);
    }
}
