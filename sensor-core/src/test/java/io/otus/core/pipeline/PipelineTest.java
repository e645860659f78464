package io.otus.core.pipeline;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import io.otus.core.decode.DecodeAnomaly;
import io.otus.core.decode.TcpFields;
import io.otus.core.event.AnomalySeen;
import io.otus.core.evidence.Evidence;
import io.otus.core.evidence.FrameSpan;
import io.otus.testkit.TestFrames;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

/**
 * What consumers are told of frames: evidence, anomalies below the dissectors, protocols met in the middle of a stream,
 * faults.
 */
class PipelineTest {
    private static final int PSH_ACK = TcpFields.PSH | TcpFields.ACK;
    /** First byte of TCP payload in a frame, and of IP payload. */
    private static final int TCP_DATA = 54;

    private final PipelineHarness pipe = new PipelineHarness();

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.ISO_8859_1);
    }

    @Test
    void fragmentsThatContradictEachOtherAreAnAnomalyWithBothFrames() {
        byte[] datagram = TestFrames.udp(50_000, Toys.PORT, Toys.toy("m0123456789abcdefghijk"));
        pipe.fragment(true, 17, 7, 0, true, Arrays.copyOf(datagram, 16));
        byte[] other = Arrays.copyOf(datagram, 16);
        other[15] ^= 1;
        pipe.fragment(true, 17, 7, 0, true, other);
        pipe.fragment(true, 17, 7, 16, false, Arrays.copyOfRange(datagram, 16, datagram.length));
        assertThat(pipe.told)
                .containsExactly("ip-005 in 2: 1@34+16 2@0+50", "toy m0123456789abcdefghijk in 3: 1@34+16 3@34+16");
        AnomalySeen anomaly = pipe.anomalies.getFirst();
        assertThat(anomaly.code()).isEqualTo(DecodeAnomaly.FRAGMENT_CONFLICT);
        assertThat(anomaly.origin().protocol()).isEqualTo("ip");
        assertThat(anomaly.origin().source().ip()).hasToString("10.0.0.1");
        assertThat(anomaly.origin().destination().ip()).hasToString("10.0.0.2");
    }

    @Test
    void whoEndsADirectionEndsItForTheDissectorToo() {
        pipe.ip(true, 6, PipelineHarness.segment(true, 1, PSH_ACK, Toys.toy("m1")));
        pipe.ip(
                true,
                6,
                PipelineHarness.segment(true, 1 + Toys.toy("m1").length, PSH_ACK | TcpFields.FIN, bytes("Tx")));
        assertThat(pipe.told).contains("ended Tx in 2");
    }

    @Test
    void whoClosesAConnectionFirstIsToldOnce() {
        pipe.ip(true, 6, PipelineHarness.segment(true, 1, PSH_ACK, Toys.toy("m1")));
        pipe.ip(false, 6, PipelineHarness.segment(false, 1, TcpFields.ACK | TcpFields.FIN, bytes("")));
        pipe.ip(
                true,
                6,
                PipelineHarness.segment(true, 1 + Toys.toy("m1").length, TcpFields.ACK | TcpFields.FIN, bytes("")));
        assertThat(pipe.told).containsOnlyOnce("closed by 1").doesNotContain("closed by 0");
    }

    @Test
    void aResetEndsNothingWhole() {
        pipe.ip(true, 6, PipelineHarness.segment(true, 1, PSH_ACK, Toys.toy("m1")));
        pipe.ip(true, 6, PipelineHarness.segment(true, 1 + Toys.toy("m1").length, TcpFields.RST, bytes("")));
        assertThat(pipe.told).noneMatch(each -> each.startsWith("ended") || each.startsWith("closed"));
    }

    @Test
    void aFlowShowsItsLatestPayloadByTheFrameAndItsCapture() {
        pipe.tcp(true, 1, PSH_ACK, Toys.toy("m1"));
        pipe.tcp(true, 1 + Toys.toy("m1").length, TcpFields.ACK);
        Evidence shown = requireNonNull(requireNonNull(pipe.flow).latestPayload(0));
        assertThat(shown.capture()).isEqualTo("c");
        assertThat(shown.spans()).extracting(FrameSpan::frame).containsExactly(1L);
        assertThat(requireNonNull(pipe.flow).latestPayload(1)).isNull();
    }

    @Test
    void headersThatCannotBeReadAreAnAnomaly() {
        byte[] segment = PipelineHarness.segment(true, 1, TcpFields.ACK, new byte[0]);
        segment[12] = 0x10; // a data offset of 4 bytes
        pipe.ip(true, 6, segment);
        assertThat(pipe.told).containsExactly("tcp-001 in 1: 1@0+54");
        assertThat(pipe.anomalies.getFirst().origin().flow().id()).isZero();
    }

    @Test
    void headersThatBreakARuleAndCanBeReadAreAnAnomalyOfTheirFlow() {
        byte[] datagram = TestFrames.udp(50_000, Toys.PORT, Toys.toy("mx"));
        datagram[5] = (byte) (datagram[5] + 4); // claims 4 bytes more than there are
        pipe.ip(true, 17, datagram);
        assertThat(pipe.told).containsExactly("udp-001 in 1: 1@0+46", "toy mx in 1: 1@42+4");
        assertThat(pipe.anomalies.getFirst().origin().flow().id()).isEqualTo(1);
    }

    /** Whoever listens is shown them, also where it was added when the pipeline was there already. */
    @Test
    void aMessageThatIsSentAgainIsShownAgain() {
        pipe.tcp(true, 1, PSH_ACK, Toys.toy("mab"));
        pipe.tcp(true, 1, PSH_ACK, Toys.toy("mab"));
        assertThat(pipe.told).containsExactly("toy mab in 1: 1@54+5", "toy mab in 2: 2@54+5 again 1");
    }

    @Test
    void retransmittedBytesWithOtherContentAreAnAnomaly() {
        pipe.tcp(true, 1, PSH_ACK, Toys.toy("mab"));
        pipe.tcp(true, 1, PSH_ACK, Toys.toy("mXY"));
        assertThat(pipe.told).containsExactly("toy mab in 1: 1@54+5", "tcp-002 in 2: 1@54+5 2@54+5");
    }

    @Test
    void aMessageInFragmentsOfASegmentHasEachFragmentAsEvidence() {
        byte[] segment = PipelineHarness.segment(true, 1, PSH_ACK, Toys.toy("m0123456789"));
        pipe.fragment(true, 6, 9, 0, true, Arrays.copyOf(segment, 24));
        pipe.fragment(true, 6, 9, 24, false, Arrays.copyOfRange(segment, 24, segment.length));
        assertThat(pipe.told).containsExactly("toy m0123456789 in 2: 1@54+4 2@34+9");
    }

    @Test
    void fragmentsOfASegmentThatWaitedForItsTurnAreRemembered() {
        byte[] message = Toys.toy("m0123456789");
        pipe.tcp(true, 0, TcpFields.SYN);
        byte[] late = PipelineHarness.segment(true, 3, PSH_ACK, Arrays.copyOfRange(message, 2, message.length));
        pipe.fragment(true, 6, 9, 24, false, Arrays.copyOfRange(late, 24, late.length));
        pipe.fragment(true, 6, 9, 0, true, Arrays.copyOf(late, 24));
        pipe.tcp(true, 1, PSH_ACK, Arrays.copyOf(message, 2));
        assertThat(pipe.told).containsExactly("toy m0123456789 in 4: 4@54+2 3@54+4 2@34+7");
    }

    @Test
    void aMessageBelongsToTheFrameThatCompletedItWhateverTheOrder() {
        byte[] message = Toys.toy("m0123456789");
        pipe.tcp(true, 0, TcpFields.SYN);
        pipe.tcp(true, 6, PSH_ACK, Arrays.copyOfRange(message, 5, message.length));
        pipe.tcp(true, 1, PSH_ACK, Arrays.copyOf(message, 5));
        assertThat(pipe.told).containsExactly("toy m0123456789 in 3: 3@54+5 2@54+8");
    }

    @Test
    void aChildsMessageOverSeveralFramesHasThemAllAsEvidence() {
        pipe.tcp(true, 1, PSH_ACK, Toys.kid("c1"));
        pipe.tcp(true, 8, PSH_ACK, Toys.kid("c2"));
        pipe.tcp(true, 15, PSH_ACK, Toys.kid("m3"));
        pipe.tcp(true, 22, PSH_ACK, Toys.kid("m4"));
        int kid = TCP_DATA + 3;
        assertThat(pipe.told.stream().filter(line -> line.startsWith("kid")))
                .containsExactly(
                        "kid to:c1 in 1: 1@" + kid + "+4",
                        "kid to:c2 in 2: 1@" + kid + "+4 2@" + kid + "+4",
                        "kid to:m3 in 3: 1@" + kid + "+4 2@" + kid + "+4 3@" + kid + "+4",
                        "kid to:m4 in 4: 4@" + kid + "+4");
    }

    @Test
    void aSecretIsKnownInEachFrameThatHoldsSomeOfIt() {
        byte[] message = Toys.toy("p0123456789");
        pipe.tcp(true, 1, PSH_ACK, Arrays.copyOf(message, 2));
        pipe.tcp(true, 3, PSH_ACK, Arrays.copyOfRange(message, 2, 6));
        pipe.tcp(true, 7, PSH_ACK, Arrays.copyOfRange(message, 6, 12));
        pipe.tcp(true, 13, PSH_ACK, Arrays.copyOfRange(message, 12, 13), Toys.toy("m"));
        assertThat(pipe.secrets).containsExactly("2@55+3", "3@54+6", "4@54+1");
    }

    @Test
    void aSecretOfAChildIsKnownInEachFrameToo() {
        byte[] message = Toys.kid("p0123456789");
        pipe.tcp(true, 1, PSH_ACK, Arrays.copyOf(message, 8));
        pipe.tcp(true, 9, PSH_ACK, Arrays.copyOfRange(message, 8, message.length));
        assertThat(pipe.secrets).containsExactly("1@60+2", "2@54+8");
        pipe.tcp(true, 17, PSH_ACK, Toys.kid("p01"));
        assertThat(pipe.secrets).endsWith("3@60+2").hasSize(3);
    }

    @Test
    void messagesThatASecretCompletesAreSecretAsAWhole() {
        pipe.tcp(true, 1, PSH_ACK, Toys.toy("c0123"));
        pipe.tcp(true, 8, PSH_ACK, Toys.toy("p4567"), Toys.toy("m"));
        assertThat(pipe.secrets).containsExactly("1@54+7", "2@57+4");
        pipe.tcp(true, 18, PSH_ACK, Toys.kid("c1"));
        pipe.tcp(true, 25, PSH_ACK, Toys.kid("p2"));
        int kid = TCP_DATA + 3;
        assertThat(pipe.secrets).endsWith("3@" + kid + "+4", "4@" + (kid + 3) + "+1");
    }

    @Test
    void anEndlessRowOfContinuedMessagesIsBounded() {
        int sequence = 1;
        for (int i = 0; i < 2000; i++) {
            pipe.tcp(true, sequence, PSH_ACK, Toys.toy("c"));
            sequence += 3;
        }
        pipe.tcp(true, sequence, PSH_ACK, Toys.toy("m"));
        assertThat(pipe.told.getLast())
                .isEqualTo("toy m in 2001: 1@54+3 2@54+3 3@54+3 4@54+3 1998@54+3 1999@54+3 2000@54+3 2001@54+3");
    }

    @Test
    void aStreamMetInTheMiddleOfAMessageIsReadFromTheNextOneOn() {
        byte[] message = Toys.toy("m0123456789");
        pipe.tcp(true, 1000, PSH_ACK, Arrays.copyOfRange(message, 4, message.length));
        pipe.tcp(true, 1009, PSH_ACK, Toys.toy("m1"));
        pipe.tcp(true, 1013, PSH_ACK, Toys.toy("m2"));
        assertThat(pipe.told).containsExactly("toy m1 in 2: 2@54+4", "toy m2 in 3: 3@54+4");
    }

    @Test
    void theRestOfAMessageOfOneSideCostsTheOtherNone() {
        pipe.tcp(true, 1000, PSH_ACK, bytes("G@ what a guest may be"));
        pipe.tcp(false, 1, PSH_ACK, Toys.toy("m1"));
        pipe.tcp(false, 5, PSH_ACK, Toys.toy("m2"));
        assertThat(pipe.told).containsExactly("toy m1 in 2: 2@54+4", "toy m2 in 3: 3@54+4");
    }

    @Test
    void aStreamOnAnotherPortMetInTheMiddleOfAMessageIsReadToo() {
        other(true, 1000, bytes("rest of something"));
        other(true, 1017, Toys.toy("m1"));
        other(true, 1021, Toys.toy("m2")); // no port tells, so that one side alone is not enough
        assertThat(pipe.told).isEmpty();
        other(false, 1, Toys.toy("m3"));
        assertThat(pipe.told).containsExactly("toy m1 in 2: 2@54+4", "toy m2 in 3: 3@54+4", "toy m3 in 4: 4@54+4");
    }

    @Test
    void onAnotherPortTheRestOfAMessageOfOneSideCostsTheOtherNoneEither() {
        other(true, 1000, Toys.toy("m1"));
        other(false, 1, bytes("rest of something"));
        other(false, 18, Toys.toy("m2"));
        other(true, 1004, Toys.toy("m3"));
        assertThat(pipe.told).containsExactly("toy m1 in 1: 1@54+4", "toy m3 in 4: 4@54+4", "toy m2 in 3: 3@54+4");
    }

    @Test
    void onAnotherPortTheRestOfAMessageGoesThatLookedLikeTheBeginningOfAnother() {
        other(true, 1000, bytes("G@ what a guest may be"));
        other(false, 1, Toys.toy("m1"));
        other(true, 1022, Toys.toy("m2"));
        assertThat(pipe.told).containsExactly("toy m1 in 2: 2@54+4", "toy m2 in 3: 3@54+4");
    }

    @Test
    void aStreamOnAnotherPortThatBeginsWithNoMessageIsNone() {
        pipe.ip(true, 6, TestFrames.tcp(50_000, 50_001, 999, 0, TcpFields.SYN, new byte[0]));
        other(true, 1000, bytes("rest of something"));
        other(true, 1017, Toys.toy("m1"));
        other(false, 1, Toys.toy("m2"));
        assertThat(pipe.told).isEmpty();
    }

    private void other(boolean toServer, int sequence, byte[] payload) {
        int source = toServer ? 50_000 : 50_001;
        pipe.ip(toServer, 6, TestFrames.tcp(source, 100_001 - source, sequence, 1, PSH_ACK, payload));
    }

    @Test
    void howLongAMessageMayBeIsForItsProtocolToSay() {
        longer(1, 3);
        longer(1 + 3 * 1_024, Toys.LONGEST);
        longer(1 + 1_024 * (3 + Toys.LONGEST), Toys.LONGEST + 1);
        assertThat(pipe.told).hasSize(2).last().asString().startsWith("long m in " + (3 + Toys.LONGEST) + ":");
    }

    private void longer(int sequence, int kibibytes) {
        for (int i = 0; i < kibibytes; i++) {
            byte[] segment = new byte[1_024];
            if (i == 0) {
                segment[0] = 'N';
                segment[1] = (byte) kibibytes;
                segment[2] = 'm';
            }
            pipe.ip(true, 6, TestFrames.tcp(50_000, Toys.LONG_PORT, sequence + i * 1_024, 1, PSH_ACK, segment));
        }
    }

    @Test
    void behindJunkAnAnswerConfirmsTheProtocolToo() {
        pipe.tcp(true, 1000, PSH_ACK, bytes("rest of something"));
        pipe.tcp(true, 1017, PSH_ACK, Toys.toy("m1"));
        pipe.tcp(false, 1, PSH_ACK, Toys.toy("m2"));
        assertThat(pipe.told).containsExactly("toy m1 in 2: 2@54+4", "toy m2 in 3: 3@54+4");
    }

    @Test
    void ordinaryTrafficOnTheHintedPortIsNothing() {
        int sequence = 1;
        for (int i = 0; i < 100; i++) {
            // Now and then a segment begins like a message, and what follows is none.
            byte[] text = bytes((i % 4 == 1 ? "T\5mab" : "") + "GET / HTTP/1.1\r\n");
            pipe.tcp(true, sequence, PSH_ACK, text);
            sequence += text.length;
        }
        assertThat(pipe.told).isEmpty();
        assertThat(pipe.toy().understood()).isZero();
    }

    @Test
    void aFaultEndsTheDissectorOnThatFlowOnlyAndKeepsItsInput() {
        byte[] message = Toys.toy("x0123456789");
        pipe.tcp(true, 1, PSH_ACK, Arrays.copyOf(message, 5));
        pipe.tcp(true, 6, PSH_ACK, Arrays.copyOfRange(message, 5, message.length));
        pipe.tcp(true, 14, PSH_ACK, Toys.toy("m1"));
        assertThat(pipe.kept).hasSize(1);
        assertThat(pipe.kept.getFirst().spans())
                .extracting(span -> span.frame())
                .containsExactly(1L, 2L);
        assertThat(pipe.told).containsExactly("toy x0123456789 in 2: 1@54+5 2@54+8", "DISSECTOR_STOPPED toy");
        pipe.ip(true, 17, TestFrames.udp(50_001, Toys.PORT, Toys.toy("m2")));
        assertThat(pipe.told.getLast()).isEqualTo("toy m2 in 4: 4@42+4");
        assertThat(pipe.toy().faults()).isEqualTo(1);
    }

    @Test
    void noMemoryAndNoStackLeftAreFaultsLikeOthersAndRepeatsAreCountedOnly() {
        for (int flow = 0; flow < 10; flow++) {
            for (String fault : new String[] {"x", "s", "o"}) {
                int port = 20_000 + 256 * flow + fault.charAt(0);
                pipe.ip(true, 17, TestFrames.udp(port, Toys.PORT, Toys.toy(fault)));
            }
        }
        assertThat(pipe.toy().faults()).isEqualTo(30);
        assertThat(pipe.kept).as("one input for each distinct stack").hasSize(3);
        assertThat(pipe.told)
                .filteredOn(line -> line.startsWith("DISSECTOR_STOPPED"))
                .hasSize(3);
    }

    @Test
    void aFaultOfAChildLeavesItsParentAtWork() {
        pipe.tcp(true, 1, PSH_ACK, Toys.kid("x"));
        pipe.tcp(true, 7, PSH_ACK, Toys.kid("m"));
        assertThat(pipe.told)
                .containsExactly(
                        "toy kK\3x in 1: 1@54+6",
                        "kid to:x in 1: 1@57+3",
                        "DISSECTOR_STOPPED kid",
                        "toy kK\3m in 2: 2@54+6");
    }

    @Test
    void aFlowIsWhatItsChildIsAndStaysWhatItIsWithAGuest() {
        pipe.tcp(true, 1, PSH_ACK, Toys.guest("m"));
        assertThat(requireNonNull(pipe.flow).protocol()).isEqualTo("toy");
        pipe.tcp(true, 7, PSH_ACK, Toys.kid("m"));
        assertThat(requireNonNull(pipe.flow).protocol()).isEqualTo("kid");
        assertThat(pipe.told).contains("guest to:m in 1: 1@57+3", "kid to:m in 2: 2@57+3");
    }

    @Test
    void protocolsThatShareAnEtherTypeShareFlows() {
        for (char mark : new char[] {'R', 'L', 'R', 'Z', 'L'}) {
            pipe.frame(TestFrames.ethernet(
                    TestFrames.MAC_B, TestFrames.MAC_A, Toys.SHARED_ETHER_TYPE, Toys.shared(mark, "m" + mark)));
        }
        assertThat(pipe.told)
                .containsExactly(
                        "right mR in 1: 1@14+4",
                        "left mL in 2: 2@14+4",
                        "right mR in 3: 3@14+4",
                        "left mL in 5: 5@14+4");
    }

    @Test
    void aProtocolOnIpIsFoundByItsNumberAlone() {
        pipe.ip(true, Toys.IP_PROTOCOL, Toys.shared('P', "mon ip"));
        pipe.ip(true, Toys.IP_PROTOCOL + 1, Toys.shared('P', "mother"));
        assertThat(pipe.told).containsExactly("packet mon ip in 1: 1@34+8");
    }

    @Test
    void aFaultOfOneOfThemLeavesTheOthersAtWork() {
        for (String text : new String[] {"Rx", "Lm", "Rm", "Lm"}) {
            pipe.frame(TestFrames.ethernet(
                    TestFrames.MAC_B,
                    TestFrames.MAC_A,
                    Toys.SHARED_ETHER_TYPE,
                    Toys.shared(text.charAt(0), text.substring(1))));
        }
        assertThat(pipe.told).contains("left m in 2: 2@14+3", "left m in 4: 4@14+3");
        assertThat(pipe.told).noneMatch(line -> line.startsWith("right m in 3"));
    }

    private void udp(boolean toServer, int source, int destination, String text) {
        pipe.ip(toServer, 17, TestFrames.udp(source, destination, Toys.toy(text)));
    }

    @Test
    void bytesThatNoMessageExplainsAreCounted() {
        byte[] first = TestFrames.join(Toys.toy("m1"), Toys.toy("u23"), Toys.toy("m4"));
        pipe.tcp(true, 1, PSH_ACK, first);
        assertThat(unread()).isEqualTo(5);
        pipe.tcp(true, 14, PSH_ACK, bytes("JJJ"));
        pipe.tcp(true, 17, PSH_ACK, Toys.kid("u")); // of its 6 bytes 3 are its child's
        pipe.tcp(true, 1, PSH_ACK, first);
        pipe.tcp(true, 23, PSH_ACK, Arrays.copyOf(Toys.toy("m5678"), 4));
        assertThat(unread()).isEqualTo(5 + 3 + 3);
        pipe.tcp(true, 27, TcpFields.RST);
        assertThat(unread()).isEqualTo(5 + 3 + 3 + 4);
        assertThat(requireNonNull(pipe.flow).unreadBytes(1)).isZero();
    }

    @Test
    void bytesOfEncryptedMessagesAreCountedOnce() {
        byte[] first = TestFrames.join(Toys.toy("m1"), Toys.toy("e23"), Toys.toy("m4"));
        pipe.tcp(true, 1, PSH_ACK, first);
        pipe.tcp(true, 14, PSH_ACK, Toys.kid("e")); // of its 6 bytes 3 are its child's
        pipe.tcp(true, 1, PSH_ACK, first);
        assertThat(requireNonNull(pipe.flow).encryptedBytes(0)).isEqualTo(5 + 3);
        assertThat(unread()).isZero();
    }

    private long unread() {
        return requireNonNull(pipe.flow).unreadBytes(0);
    }

    @Test
    void junkDoesNotEndTheIdentificationOfDatagrams() {
        byte[] junk = TestFrames.udp(50_000, Toys.PORT, new byte[] {'J', 'J', 'J'});
        for (int i = 0; i < 20; i++) {
            pipe.ip(true, 17, junk);
        }
        udp(true, 50_000, Toys.PORT, "m1"); // one may be junk as well
        pipe.ip(true, 17, junk);
        udp(true, 50_000, Toys.PORT, "m2");
        udp(true, 50_000, Toys.PORT, "m3");
        assertThat(pipe.told).containsExactly("toy m3 in 24: 24@42+4");
    }

    @Test
    void oneDatagramIsEnoughBehindJunkWhereItsContentIsCertain() {
        byte[] junk = TestFrames.udp(50_000, Toys.PORT, new byte[] {'J', 'J', 'J'});
        for (int i = 0; i < DatagramFramer.MAX_UNRECOGNISED; i++) {
            pipe.ip(true, 17, junk);
        }
        udp(true, 50_000, Toys.PORT, "!certain");
        assertThat(pipe.told).containsExactly("toy !certain in 9: 9@42+10");
    }

    @Test
    void anAnswerFromAnotherPortIsPairedWhereTheProtocolSaysSo() {
        udp(true, 50_000, Toys.PORT, "q1");
        udp(false, 49_152, 50_000, "a1"); // nothing tells yet that this flow is of the protocol
        assertThat(pipe.told).noneMatch(line -> line.startsWith("ask"));
        udp(false, Toys.PORT, 50_001, "a1");
        assertThat(pipe.told).contains("ask ok in 1");
        udp(false, Toys.PORT, 50_001, "a1");
        assertThat(pipe.told).contains("ask unpaired in 4");
    }

    @Test
    void anAnswerThatIsNotPairedIsOfTheSubDeviceThatItGoesTo() {
        udp(true, 50_000, Toys.PORT, "q1");
        udp(false, Toys.PORT, 50_001, "a2z");
        assertThat(pipe.told).contains("ask of z unpaired in 2");
    }

    @Test
    void anAnswerOfSomebodyElseIsNotPaired() {
        udp(true, 50_000, Toys.PORT, "q1");
        udp(true, Toys.PORT, 50_001, "a1");
        pipe.pipeline.end();
        assertThat(pipe.told.stream().filter(line -> line.startsWith("ask")))
                .containsExactly("ask unpaired in 2", "ask unpaired in 1");
    }

    @Test
    void aDissectorThatFailsWhereAFlowEndsStopsNothingElse() {
        pipe.tcp(true, 1, PSH_ACK, Toys.toy("g1"));
        pipe.ip(true, 17, TestFrames.udp(40_000, Toys.PORT, Toys.toy("m1")));
        pipe.pipeline.end();
        assertThat(pipe.told)
                .filteredOn(each -> each.startsWith("DISSECTOR_STOPPED"))
                .containsExactly("DISSECTOR_STOPPED toy");
        assertThat(pipe.told).anyMatch(each -> each.startsWith("toy m1"));
    }

    @Test
    void aDissectorThatFailsWhereItsProtocolIsGivenUpIsStoppedAsElsewhere() {
        pipe.tcp(true, 1, PSH_ACK, Toys.toy("g1"));
        for (int i = 0; i < StreamFramer.MAX_STRANGE_SEGMENTS; i++) {
            pipe.tcp(true, 5 + i, PSH_ACK, new byte[] {'?'});
        }
        assertThat(pipe.told)
                .filteredOn(each -> each.startsWith("DISSECTOR_STOPPED"))
                .containsExactly("DISSECTOR_STOPPED toy");
        assertThat(requireNonNull(pipe.flow).protocol()).isEqualTo("toy");
    }

    @Test
    void whatAllFlowsKeepOfUnfinishedMessagesIsBoundedAndTheLongestSilentGivesUp() {
        int fit = (int) (UnreadMemory.MAX_TOTAL / Toys.HELD);
        for (int i = 0; i < fit; i++) {
            pipe.ip(true, 17, TestFrames.udp(40_000 + i, Toys.PORT, Toys.toy("h")));
        }
        assertThat(pipe.pipeline.flowCounters().unfinished).isZero();
        for (int i = fit; i < 2 * fit; i++) {
            pipe.ip(true, 17, TestFrames.udp(40_000 + i, Toys.PORT, Toys.toy("h")));
        }
        assertThat(pipe.pipeline.flowCounters().unfinished).isEqualTo(fit);
        pipe.pipeline.end();
        assertThat(pipe.pipeline.flowCounters().unfinished).isEqualTo(fit);
    }
}
