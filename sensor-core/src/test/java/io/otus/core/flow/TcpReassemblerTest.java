package io.otus.core.flow;

import static io.otus.core.decode.TcpFields.ACK;
import static io.otus.core.decode.TcpFields.FIN;
import static io.otus.core.decode.TcpFields.PSH;
import static io.otus.core.decode.TcpFields.RST;
import static io.otus.core.decode.TcpFields.SYN;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class TcpReassemblerTest {
    private final TcpHarness tcp = new TcpHarness();

    @Test
    void inOrderDataComesStraightFromItsFrame() {
        tcp.handshake(100, 500).send(true, 101, 501, ACK, "hello").send(false, 501, 106, ACK, "world");
        assertThat(tcp.told)
                .containsExactly("flow 1 started", "0 data hello frame 4 at 54", "1 data world frame 5 at 54");
    }

    @Test
    void aStreamMetInMidLifeIsTakenUp() {
        tcp.send(true, 7000, 1, ACK, "abc").send(true, 7003, 1, ACK, "def");
        assertThat(tcp.stream(0)).isEqualTo("abcdef");
        assertThat(tcp.told).noneMatch(line -> line.contains("gap"));
    }

    @Test
    void sequenceNumbersWrap() {
        tcp.handshake(-4, 500).send(true, -3, 501, ACK, "12345").send(true, 2, 501, ACK, "678");
        assertThat(tcp.stream(0)).isEqualTo("12345678");
    }

    @Test
    void outOfOrderSegmentsWaitForTheirTurnAndKeepTheirFrames() {
        tcp.handshake(100, 500)
                .send(true, 105, 501, ACK, "two")
                .send(true, 108, 501, ACK, "three")
                .send(true, 101, 501, ACK, "one.");
        assertThat(tcp.told)
                .containsExactly(
                        "flow 1 started",
                        "0 data one. frame 6 at 54",
                        "0 data two frame 4 at 54",
                        "0 data three frame 5 at 54");
        assertThat(tcp.counters.outOfOrder).isEqualTo(2);
    }

    @Test
    void aHoleIsGivenUpOnceTheReceiverAcknowledgedIt() {
        tcp.handshake(100, 500).send(true, 105, 501, ACK, "later").send(false, 501, 110, ACK, "");
        assertThat(tcp.told).containsExactly("flow 1 started", "0 gap 4 LOST", "0 data later frame 4 at 54");
    }

    @Test
    void aHoleIsGivenUpAtOnceWhenItWasAcknowledgedBefore() {
        tcp.handshake(100, 500).send(false, 501, 105, ACK, "r").send(true, 105, 502, ACK, "later");
        assertThat(tcp.told)
                .containsExactly(
                        "flow 1 started", "1 data r frame 4 at 54", "0 gap 4 LOST", "0 data later frame 5 at 54");
    }

    @Test
    void aHoleInAViewOfOneSideIsGivenUpAfterTwoSeconds() {
        tcp.send(true, 101, 501, ACK | PSH, "a")
                .send(true, 105, 501, ACK, "later")
                .pass(1_999_000_000L);
        assertThat(tcp.stream(0)).isEqualTo("a");
        tcp.pass(1_000_000L);
        assertThat(tcp.told).contains("0 gap 3 LOST");
        assertThat(tcp.stream(0)).isEqualTo("alater");
    }

    @Test
    void aHoleIsGivenUpWhenTheWindowIsFull() {
        tcp.handshake(100, 500);
        byte[] block = "x".repeat(1000).getBytes(StandardCharsets.ISO_8859_1);
        for (int i = 0; i < 70; i++) {
            tcp.send(true, 105 + i * 1000, 501, ACK, block, Integer.MAX_VALUE);
        }
        assertThat(tcp.told).contains("0 gap 4 LOST");
        assertThat(tcp.stream(0)).hasSize(70_000);
        assertThat(tcp.counters.bufferFull).isEqualTo(1);
    }

    @Test
    void whatACaptureSaysOfTheWireTakesNoMoreRoomThanTheWindow() {
        tcp.handshake(100, 500).send(true, 120, 501, ACK, "later");
        tcp.original = 0x7FFF_0000;
        tcp.send(true, 101, 501, ACK, "short");
        tcp.original = 0;
        assertThat(tcp.told)
                .containsExactly(
                        "flow 1 started",
                        "0 data short frame 5 at 54",
                        "0 gap 14 SNAPLEN",
                        "0 data later frame 4 at 54",
                        "0 gap 65512 SNAPLEN");
    }

    @Test
    void aRetransmissionIsToldAndNotDeliveredTwice() {
        tcp.handshake(100, 500)
                .send(true, 101, 501, ACK, "hello")
                .send(true, 101, 501, ACK, "hello")
                .send(true, 104, 501, ACK, "lo more");
        assertThat(tcp.told)
                .containsExactly(
                        "flow 1 started",
                        "0 data hello frame 4 at 54",
                        "0 duplicate 5 behind 5 frame 5 at 54",
                        "0 duplicate 2 behind 2 frame 6 at 54",
                        "0 data  more frame 6 at 56");
    }

    @Test
    void aRetransmissionWithOtherContentIsAConflictAndTheFirstWins() {
        tcp.handshake(100, 500).send(true, 101, 501, ACK, "write 1").send(true, 101, 501, ACK, "write 2");
        assertThat(tcp.stream(0)).isEqualTo("write 1");
        assertThat(tcp.told).contains("0 conflict 7 frame 5 at 54, earlier frame 4 at 54");
    }

    @Test
    void aCopyIsNotLookedForWithoutEndAmongBytesThatAreNearlyTheSame() {
        String first = "x".repeat(999) + 'y';
        tcp.handshake(100, 500).send(true, 101, 501, ACK, first);
        for (int i = 1; i < 4; i++) {
            tcp.send(true, 101 + i * 1_000, 501, ACK, "x".repeat(1_000));
        }
        tcp.send(true, 3_101, 501, ACK, first);
        assertThat(tcp.told)
                .contains("0 conflict 1000 frame 8 at 54, earlier frame 7 at 54")
                .noneMatch(line -> line.contains("tcp-008"));
    }

    @Test
    void theEarlierFrameIsTheOneWhoseBytesDiffer() {
        tcp.handshake(100, 500)
                .send(true, 101, 501, ACK, "poll")
                .send(true, 105, 501, ACK, "stop!")
                .send(true, 101, 501, ACK, "pollread!");
        assertThat(tcp.told).contains("0 conflict 9 frame 6 at 54, earlier frame 5 at 54");
    }

    @Test
    void aLateCopyInThePlaceOfAnotherMessageIsNoConflict() {
        tcp.handshake(100, 500)
                .send(true, 101, 501, ACK, "poll 1")
                .send(true, 107, 501, ACK, "poll 2")
                .send(true, 107, 501, ACK, "poll 1");
        assertThat(tcp.stream(0)).isEqualTo("poll 1poll 2");
        assertThat(tcp.told).contains("0 anomaly tcp-008").noneMatch(line -> line.contains("conflict"));
    }

    @Test
    void aCopyOfWhatWasSentLongAgoIsNoneUnlessWhatIsInItsPlaceWasSentBeforeToo() {
        tcp.handshake(100, 500);
        int next = sendMuch(101, 20); // the memory of what was sent grows with it
        tcp.send(true, next, 501, ACK, "poll 1").send(true, next + 6, 501, ACK, "poll 2");
        next = sendMuch(next + 12, 4);
        tcp.send(true, next, 501, ACK, "poll 2").send(true, next, 501, ACK, "poll 1");
        assertThat(tcp.told).contains("0 anomaly tcp-008").noneMatch(line -> line.contains("conflict"));
        tcp.send(true, next + 6, 501, ACK, "stop 3").send(true, next + 6, 501, ACK, "poll 1");
        assertThat(tcp.told).anyMatch(line -> line.contains("conflict 6"));
    }

    @Test
    void aLateCopyIsToldAsSuchThoughSomethingBetweenWasLost() {
        tcp.handshake(100, 500)
                .send(true, 101, 501, ACK, "poll 1")
                .send(true, 110, 501, ACK, "poll 2")
                .send(false, 501, 116, ACK, "answer") // so that the three bytes between will not come
                .send(true, 110, 507, ACK, "poll 1");
        assertThat(tcp.told).contains("0 gap 3 LOST", "0 anomaly tcp-008").noneMatch(line -> line.contains("conflict"));
    }

    @Test
    void whatWasLostProvesNoLateCopy() {
        tcp.handshake(100, 500)
                .send(true, 101, 501, ACK, "poll 1")
                .send(true, 113, 501, ACK, "poll 3")
                .send(false, 501, 119, ACK, "answer")
                .send(true, 113, 507, ACK, "stop 2");
        assertThat(tcp.told).contains("0 gap 6 LOST").anyMatch(line -> line.startsWith("0 conflict 6"));
    }

    @Test
    void ofTwoHolesTheLatterBoundsWhatIsRemembered() {
        tcp.handshake(100, 500)
                .send(true, 101, 501, ACK, "poll 1")
                .send(true, 110, 501, ACK, "poll 2")
                .send(false, 501, 116, ACK, "a")
                .send(true, 119, 502, ACK, "poll 3")
                .send(false, 502, 125, ACK, "a")
                .send(true, 119, 503, ACK, "poll 2")
                .send(true, 119, 503, ACK, "poll 1");
        assertThat(tcp.told).containsOnlyOnce("0 anomaly tcp-008").anyMatch(line -> line.startsWith("0 conflict 6"));
    }

    @Test
    void otherBytesBehindWhichBothSidesHaveGoneOnAreToldAsLate() {
        tcp.handshake(100, 500)
                .send(true, 101, 501, ACK, "poll 1")
                .send(false, 501, 107, ACK, "answer")
                .send(true, 107, 507, ACK, "")
                .send(true, 101, 507, ACK, "poll 0");
        assertThat(tcp.told)
                .contains("0 anomaly tcp-013, earlier frame 4 at 54")
                .noneMatch(line -> line.contains("conflict"));
    }

    /** Whoever forges a message may forge the acknowledgment of its answer; that of the host itself comes as well. */
    @Test
    void aHostThatDidNotSendTheFirstBytesHasNotGoneOnBehindThem() {
        tcp.handshake(100, 500)
                .send(true, 101, 501, ACK, "stop 1")
                .send(false, 501, 107, ACK, "answer")
                .send(true, 101, 507, ACK, "")
                .send(true, 107, 507, ACK, "")
                .send(true, 101, 507, ACK, "poll 1");
        assertThat(tcp.told)
                .noneMatch(line -> line.contains("tcp-013"))
                .anyMatch(line -> line.startsWith("0 conflict 6"));
    }

    @Test
    void bytesInARaceAreNotLate() {
        tcp.handshake(100, 500)
                .send(true, 101, 501, ACK, "stop 1")
                .send(true, 101, 501, ACK, "poll 1")
                .send(false, 501, 107, ACK, "answer");
        assertThat(tcp.told)
                .noneMatch(line -> line.contains("tcp-013"))
                .anyMatch(line -> line.startsWith("0 conflict 6"));
    }

    private int sendMuch(int from, int times) {
        for (int i = 0; i < times; i++) {
            tcp.send(true, from + 100 * i, 501, ACK, "x".repeat(100));
        }
        return from + 100 * times;
    }

    @Test
    void anOverlapAmongWaitingSegmentsIsComparedToo() {
        tcp.handshake(100, 500)
                .send(true, 105, 501, ACK, "BBBB")
                .send(true, 103, 501, ACK, "aabbbbcc")
                .send(true, 101, 501, ACK, "00");
        assertThat(tcp.stream(0)).isEqualTo("00aaBBBBcc");
        assertThat(tcp.told).contains("0 conflict 8 frame 5 at 54");
    }

    @Test
    void aSegmentThatReachesIntoWaitingOnesIsCutThere() {
        tcp.handshake(100, 500).send(true, 104, 501, ACK, "def").send(true, 101, 501, ACK, "abcdefgh");
        assertThat(tcp.stream(0)).isEqualTo("abcdefgh");
        assertThat(tcp.told).noneMatch(line -> line.contains("conflict"));
    }

    @Test
    void keepAlivesAreNoData() {
        tcp.handshake(100, 500)
                .send(true, 101, 501, ACK, "x")
                .send(true, 101, 501, ACK, "\0")
                .send(true, 101, 501, ACK, "");
        assertThat(tcp.stream(0)).isEqualTo("x");
        assertThat(tcp.counters.keepAlives).isEqualTo(1);
        assertThat(tcp.told).noneMatch(line -> line.contains("conflict"));
    }

    @Test
    void aKeepAliveIsKnownEvenWhereTheStreamIsMetInMidLife() {
        tcp.send(false, 900, 5000, ACK, "").send(true, 4999, 900, ACK, "\0").send(true, 5000, 900, ACK, "real");
        assertThat(tcp.stream(0)).isEqualTo("");
        assertThat(tcp.stream(1)).isEqualTo("real");
    }

    @Test
    void aKeepAliveThatIsTheFirstSegmentSeenIsNoData() {
        tcp.send(true, 4999, 900, ACK, "\0").send(false, 900, 5000, ACK, "").send(true, 5000, 900, ACK, "real");
        assertThat(tcp.stream(0)).isEqualTo("real");
        assertThat(tcp.counters.keepAlives).isEqualTo(1);
    }

    @Test
    void dataOnASynIsDelivered() {
        tcp.send(true, 100, 0, SYN, "early")
                .send(false, 500, 106, SYN | ACK, "")
                .send(true, 106, 501, ACK, "late");
        assertThat(tcp.stream(0)).isEqualTo("earlylate");
    }

    @Test
    void theOneWhoSendsSynIsTheClient() {
        tcp.send(false, 500, 101, SYN | ACK, "");
        Flow flow = tcp.flows.getFirst();
        assertThat(flow.endpoint(flow.client()).port()).isEqualTo(1025);
        assertThat(flow.isBeginningSeen()).isTrue();
    }

    @Test
    void theBeginningOfAConnectionThatStoodAlreadyWasNotSeen() {
        tcp.send(true, 100, 500, ACK, "middle").send(false, 500, 106, ACK, "");
        assertThat(tcp.flows.getFirst().isBeginningSeen()).isFalse();
    }

    @Test
    void bytesCutByTheSnapLengthAreAGapOfTheirOwn() {
        tcp.handshake(100, 500);
        tcp.send(true, 101, 501, ACK, "0123456789".getBytes(StandardCharsets.ISO_8859_1), 54 + 4);
        tcp.send(true, 111, 501, ACK, "next");
        assertThat(tcp.told)
                .containsExactly(
                        "flow 1 started", "0 data 0123 frame 4 at 54", "0 gap 6 SNAPLEN", "0 data next frame 5 at 54");
    }

    @Test
    void bytesCutByTheSnapLengthOutOfOrderAreAGapToo() {
        tcp.handshake(100, 500);
        tcp.send(true, 103, 501, ACK, "0123456789".getBytes(StandardCharsets.ISO_8859_1), 54 + 4);
        tcp.send(true, 113, 501, ACK, "next").send(true, 101, 501, ACK, "ab");
        assertThat(tcp.told)
                .containsExactly(
                        "flow 1 started",
                        "0 data ab frame 6 at 54",
                        "0 data 0123 frame 4 at 54",
                        "0 gap 6 SNAPLEN",
                        "0 data next frame 5 at 54");
    }

    @Test
    void finsCloseBothSidesAndTheFlowEndsSoonAfter() {
        tcp.handshake(100, 500)
                .send(true, 101, 501, FIN | ACK, "bye")
                .send(false, 501, 105, FIN | ACK, "")
                .send(true, 105, 502, ACK, "")
                .pass(31_000_000_000L);
        assertThat(tcp.told)
                .containsExactly("flow 1 started", "0 data bye frame 4 at 54", "0 closed", "1 closed", "flow 1 CLOSED");
    }

    @Test
    void aResetBehindWhichNothingFollowsEndsTheFlowSoonAfter() {
        tcp.handshake(100, 500)
                .send(true, 101, 501, ACK, "ask")
                .send(false, 501, 104, RST | ACK, "")
                .pass(31_000_000_000L);
        assertThat(tcp.told).endsWith("flow 1 CLOSED");
    }

    /** A poll may come minutes later, and shows that its sender did not reset the connection. */
    @Test
    void aResetInTheMiddleLeavesTimeToContradictIt() {
        tcp.handshake(100, 500)
                .send(true, 101, 501, ACK, "ask")
                .send(false, 501, 104, ACK, "tell")
                .send(true, 104, 505, RST | ACK, "")
                .pass(290_000_000_000L)
                .send(true, 104, 505, ACK, "ask");
        assertThat(tcp.told)
                .contains("0 anomaly tcp-006, earlier frame 6 at 0")
                .noneMatch(line -> line.endsWith("CLOSED"));
        tcp.send(false, 505, 107, ACK, "tell").pass(400_000_000_000L);
        assertThat(tcp.told).as("it goes on").noneMatch(line -> line.endsWith("CLOSED"));
    }

    @Test
    void aResetInTheMiddleEndsTheFlowMinutesAfter() {
        tcp.handshake(100, 500)
                .send(true, 101, 501, ACK, "ask")
                .send(false, 501, 104, ACK, "tell")
                .send(true, 104, 505, RST | ACK, "")
                .pass(302_000_000_000L);
        assertThat(tcp.told).endsWith("flow 1 CLOSED");
    }

    @Test
    void aFinBehindAHoleWaits() {
        tcp.handshake(100, 500).send(true, 104, 501, FIN | ACK, "end").send(true, 101, 501, ACK, "the");
        assertThat(tcp.told.subList(1, 4))
                .containsExactly("0 data the frame 5 at 54", "0 data end frame 4 at 54", "0 closed");
    }

    @Test
    void aResetInTheWindowClosesBothSides() {
        tcp.handshake(100, 500).send(false, 501, 101, RST, "");
        assertThat(tcp.told).containsExactly("flow 1 started", "0 closed", "1 closed");
    }

    @Test
    void aResetFarOutsideTheWindowIsToldAndIgnored() {
        tcp.handshake(100, 500).send(false, 1_000_000, 101, RST, "").send(true, 101, 501, ACK, "on");
        assertThat(tcp.told).containsExactly("flow 1 started", "1 anomaly tcp-004", "0 data on frame 5 at 54");
    }

    @Test
    void dataOfTheSideThatResetIsToldAndDelivered() {
        tcp.handshake(100, 500).send(true, 101, 501, RST | ACK, "").send(true, 101, 501, ACK, "on");
        assertThat(tcp.told).contains("0 anomaly tcp-006, earlier frame 4 at 0", "0 data on frame 5 at 54");
    }

    @Test
    void dataBehindAFinIsToldAndDelivered() {
        tcp.handshake(100, 500).send(true, 101, 501, FIN | ACK, "").send(true, 101, 501, ACK, "on");
        assertThat(tcp.told).contains("0 anomaly tcp-005, earlier frame 4 at 0", "0 data on frame 5 at 54");
    }

    @Test
    void dataBehindAFinAndMoreThatWaitsBehindThatComeInOrder() {
        tcp.handshake(100, 500)
                .send(true, 110, 501, ACK, "waits")
                .send(true, 101, 501, FIN | ACK, "")
                .send(true, 101, 501, ACK, "on")
                .send(true, 115, 501, ACK, "last")
                .pass(TcpReassembler.HOLE_PATIENCE);
        assertThat(tcp.stream(0)).isEqualTo("waitslast");
        assertThat(tcp.told).contains("0 anomaly tcp-005, earlier frame 5 at 0", "0 gap 9 LOST");
    }

    @Test
    void aSegmentHalfTheSequenceSpaceAwayIsAnOldOne() {
        tcp.handshake(100, 500).send(false, 501, 101, ACK, "").send(true, 101 + Integer.MIN_VALUE, 501, ACK, "x");
        assertThat(tcp.stream(0)).isEmpty();
    }

    @Test
    void impossibleFlagsAreToldAndTheSegmentIsIgnored() {
        tcp.handshake(100, 500).send(true, 101, 501, SYN | FIN, "x").send(true, 101, 501, 0, "y");
        assertThat(tcp.told).containsExactly("flow 1 started", "0 anomaly tcp-007", "0 anomaly tcp-007");
    }

    @Test
    void aSynThatIsAnsweredOpensANewConnection() {
        tcp.handshake(100, 500).send(true, 101, 501, ACK, "old").handshake(90_000, 80_000);
        tcp.send(true, 90_001, 80_001, ACK, "new");
        assertThat(tcp.told)
                .containsExactly(
                        "flow 1 started",
                        "0 data old frame 4 at 54",
                        "flow 1 REUSED",
                        "flow 2 started",
                        "1 data new frame 8 at 54");
    }

    @Test
    void aForgedSynInAConnectionIsToldWhenTheConnectionGoesOn() {
        tcp.handshake(100, 500).send(true, 90_000, 0, SYN, "").send(true, 101, 501, ACK, "on");
        assertThat(tcp.told)
                .containsExactly(
                        "flow 1 started", "0 anomaly tcp-003, earlier frame 4 at 0", "0 data on frame 5 at 54");
    }

    @Test
    void aSynAfterTheEndOpensANewConnectionAtOnce() {
        tcp.handshake(100, 500).send(false, 501, 101, RST, "").send(true, 90_000, 0, SYN, "");
        assertThat(tcp.told).endsWith("flow 1 REUSED", "flow 2 started");
    }

    @Test
    void oneSegmentFarAheadIsNotBelieved() {
        tcp.handshake(100, 500).send(true, 5_000_000, 501, ACK, "forged").send(true, 101, 501, ACK, "true");
        assertThat(tcp.stream(0)).isEqualTo("true");
        assertThat(tcp.counters.outOfWindow).isEqualTo(1);
    }

    @Test
    void twoSegmentsInARowFarAheadAreBelieved() {
        tcp.handshake(100, 500).send(true, 200_000, 501, ACK, "lost").send(true, 200_004, 501, ACK, "on");
        assertThat(tcp.told)
                .containsExactly(
                        "flow 1 started", "0 gap 199899 LOST", "0 data lost frame 4 at 54", "0 data on frame 5 at 54");
    }

    @Test
    void aSegmentFarAheadIsBelievedWhenItsReceiverAcknowledgesIt() {
        tcp.handshake(100, 500).send(true, 200_000, 501, ACK, "lost").send(false, 501, 200_004, ACK, "");
        assertThat(tcp.told).containsExactly("flow 1 started", "0 gap 199899 LOST", "0 data lost frame 4 at 54");
    }

    @Test
    void theLastSegmentOfACaptureIsBelievedHoweverFarAheadUnlessTheStreamWentOnBefore() {
        tcp.handshake(100, 500).send(true, 200_000, 501, ACK, "last");
        tcp.table.endAll(tcp.now);
        assertThat(tcp.stream(0)).isEqualTo("last");
        TcpHarness other = new TcpHarness();
        other.handshake(100, 500).send(true, 200_000, 501, ACK, "forged").send(true, 101, 501, ACK, "true");
        other.table.endAll(other.now);
        assertThat(other.stream(0)).isEqualTo("true");
    }

    @Test
    void dataOfARefusedOpeningWasNeverRead() {
        tcp.send(true, 100, 0, SYN, "early").send(false, 0, 106, RST | ACK, "");
        tcp.table.endAll(tcp.now);
        assertThat(tcp.stream(0)).isEmpty();
    }

    @Test
    void dataOfAnOpeningIsReadOnceItIsAcknowledgedOrTheStreamGoesOnBehindIt() {
        tcp.send(true, 100, 0, SYN, "early").send(false, 500, 106, SYN | ACK, "");
        assertThat(tcp.told).containsExactly("flow 1 started", "0 data early frame 1 at 54");
        TcpHarness oneSided = new TcpHarness();
        oneSided.send(true, 100, 0, SYN, "early").send(true, 106, 501, ACK, "late");
        assertThat(oneSided.stream(0)).isEqualTo("earlylate");
    }

    @Test
    void aConnectionReplacedUnseenIsTakenUp() {
        tcp.send(true, 2_000_000_000, 501, ACK, "old")
                .send(false, 9, 77, ACK, "")
                .send(true, 77, 9, ACK, "new")
                .send(true, 80, 9, ACK, "er");
        assertThat(tcp.stream(0)).isEqualTo("oldnewer");
        assertThat(tcp.told).contains("0 gap 0 LOST");
    }

    @Test
    void whatStillWaitsIsToldWhenTheCaptureEnds() {
        tcp.handshake(100, 500).send(true, 105, 501, ACK, "later");
        tcp.table.endAll(tcp.now);
        assertThat(tcp.told)
                .containsExactly(
                        "flow 1 started", "0 gap 4 LOST", "0 data later frame 4 at 54", "flow 1 END_OF_CAPTURE");
    }

    @Test
    void dataWithTheTimeToLiveOfAnotherStackIsTold() {
        tcp.handshake(100, 500).send(true, 101, 501, ACK, "open").send(false, 501, 105, ACK, "done");
        tcp.withTimeToLive(128).send(true, 105, 505, ACK, "shut").send(true, 109, 505, ACK, "shut");
        tcp.withTimeToLive(64).send(true, 113, 505, ACK, "open");
        assertThat(tcp.told)
                .filteredOn(line -> line.contains("anomaly"))
                .containsExactly("0 anomaly tcp-009, not 64, earlier frame 4 at 0");
    }

    @Test
    void aLaterConnectionOfAnotherStackIsToldToo() {
        tcp.handshake(100, 500).send(true, 101, 501, ACK, "open").send(false, 501, 105, RST, "");
        tcp.withTimeToLive(128).handshake(9_100, 9_500).send(true, 9_101, 9_501, ACK, "shut");
        assertThat(tcp.flows).hasSize(2);
        assertThat(tcp.told).contains("0 anomaly tcp-009, not 64, earlier frame 4 at 0");
    }

    @Test
    void theLatestFrameWithTheTimeToLiveOfTheHostIsHeld() {
        tcp.handshake(100, 500).send(true, 101, 501, ACK, "open");
        assertThat(tcp.isHeld(4)).isTrue();
        tcp.withTimeToLive(128).send(true, 105, 501, ACK, "shut");
        tcp.withTimeToLive(64).send(true, 109, 501, ACK, "open");
        assertThat(tcp.isHeld(4)).isFalse();
        assertThat(tcp.isHeld(6)).isTrue();
        assertThat(tcp.isHeld(5)).isFalse();
        tcp.withTimeToLive(255).send(true, 113, 501, ACK, "shut");
        assertThat(tcp.told).contains("0 anomaly tcp-009, not 64, earlier frame 6 at 0");
    }

    @Test
    void neitherAnotherPathNorAResetIsAnotherStack() {
        tcp.handshake(100, 500).send(true, 101, 501, ACK, "open");
        tcp.withTimeToLive(63).send(true, 105, 501, ACK, "more");
        tcp.withTimeToLive(126).send(true, 109, 501, ACK, "more");
        tcp.withTimeToLive(64).send(true, 113, 501, ACK, "more");
        tcp.withTimeToLive(255).send(true, 117, 501, RST | ACK, "");
        assertThat(tcp.told).noneMatch(line -> line.contains("anomaly"));
    }

    @Test
    void anotherMacAddressIsAnotherMatter() {
        tcp.handshake(100, 500).send(true, 101, 501, ACK, "open");
        tcp.source = 0x0200_0000_0009L;
        tcp.withTimeToLive(128).send(true, 105, 501, ACK, "more");
        assertThat(tcp.told).noneMatch(line -> line.contains("anomaly"));
    }
}
