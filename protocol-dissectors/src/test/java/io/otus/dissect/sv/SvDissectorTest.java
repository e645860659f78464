package io.otus.dissect.sv;

import static io.otus.testkit.Row.row;
import static org.assertj.core.api.Assertions.assertThat;

import io.otus.core.event.Action;
import io.otus.core.event.AnomalyCode;
import io.otus.core.event.Attribute;
import io.otus.core.event.PointRange;
import io.otus.core.event.Service;
import io.otus.core.event.SessionFact;
import io.otus.core.event.Trust;
import io.otus.core.spi.Carrier;
import io.otus.core.spi.DissectorProvider;
import io.otus.core.spi.Request;
import io.otus.core.value.ValueList;
import io.otus.testkit.DissectorContract;
import io.otus.testkit.FieldTable;
import io.otus.testkit.Row;
import io.otus.testkit.Seen;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class SvDissectorTest extends DissectorContract {
    private static final Service SERVICE = new Service(-1, "send_msv_message", Action.NOTIFY);
    private static final String SAMPLE = "87 40" + "00000001 00000000".repeat(7) + "FFFFFFFE 00002000";
    private static final String SHORT_SAMPLE = "87 02 0102";

    @Override
    protected DissectorProvider provider() {
        return new SvProvider();
    }

    @Override
    protected Carrier carrier() {
        return Carrier.LINK;
    }

    private static String hex(int value, int digits) {
        return String.format(Locale.ROOT, "%0" + digits + "X", value);
    }

    private static String tagged(String tag, String contents) {
        String body = contents.replace(" ", "");
        return tag + "81" + hex(body.length() / 2, 2) + body;
    }

    /** An ASDU of the stream {@code MU1}. */
    private static String asdu(int smpCnt, int confRev, String sample) {
        return tagged("30", "80 03 4D5531 82 02" + hex(smpCnt, 4) + "83 04" + hex(confRev, 8) + "85 01 02" + sample);
    }

    private static String message(int noAsdu, String asdus) {
        String apdu = tagged("60", "80 01" + hex(noAsdu, 2) + tagged("A2", asdus));
        return "4000" + hex(8 + apdu.length() / 2, 4) + "0000 0000" + apdu;
    }

    private static String sample(int smpCnt) {
        return message(1, asdu(smpCnt, 1, SHORT_SAMPLE));
    }

    private static Seen malformed(SvAnomaly anomaly, int offset) {
        return new Seen.Malformed(anomaly, offset);
    }

    private static Seen wrong(SvAnomaly anomaly) {
        return malformed(anomaly, 8);
    }

    /** With the S bit of reserved1. */
    private static String simulated(String message) {
        String hex = message.replace(" ", "");
        return hex.substring(0, 8) + "8" + hex.substring(9);
    }

    @Override
    protected Stream<Row> rows() {
        return Stream.concat(content(), streams());
    }

    private static Stream<Row> content() {
        return Stream.of(
                row("samples of 9-2LE, told once in a second")
                        .server(message(1, asdu(0, 1, SAMPLE)))
                        .server(message(1, asdu(1, 1, SAMPLE)))
                        .sees(
                                new Seen.Claim(true, "", Attribute.SERVICE, "sv MU1", Trust.SESSION),
                                new Seen.Request(Request.notification(
                                        SERVICE,
                                        "",
                                        List.of(PointRange.of("MU1", 1, ValueList.signed(1, 1, 1, 1, 1, 1, 1, -2)))))),
                row("other samples of that length have no qualities where 9-2LE has them")
                        .server(message(1, asdu(0, 1, SAMPLE.replace("00002000", "3F800000"))))
                        .sees(
                                new Seen.Claim(true, "", Attribute.SERVICE, "sv MU1", Trust.SESSION),
                                new Seen.Request(Request.notification(SERVICE, "", List.of(PointRange.named("MU1"))))),
                row("settings of a stream are told with it")
                        .server(message(1, asdu(0, 1, SAMPLE)))
                        .sees(new Seen.Session(
                                false, "MU1", new SessionFact.Publication(false, 0, "confRev=1 datSet="))),
                row("samples of a test are a stream of other settings")
                        .server(simulated(message(1, asdu(0, 1, SAMPLE))))
                        .sees(new Seen.Session(
                                false, "MU1", new SessionFact.Publication(true, 0, "confRev=1 datSet="))),
                row("an ASDU with everything")
                        .server(message(
                                1,
                                tagged(
                                        "30",
                                        "80 03 4D5531 81 02 4453 82 02 0007 83 04 00000001 84 08 0000000180000000"
                                                + "85 01 01 86 02 0050" + SHORT_SAMPLE
                                                + "88 02 0000 89 08 0102030405060708")))
                        .sees(new Seen.Request(Request.notification(SERVICE, "", List.of(PointRange.named("MU1"))))),
                row("two ASDUs in one message")
                        .server(message(2, asdu(6, 1, SHORT_SAMPLE) + asdu(7, 1, SHORT_SAMPLE)))
                        .sees(),
                row("a frame that is shorter than its length")
                        .server(sample(0).replace(" ", "").substring(0, 40))
                        .sees(malformed(SvAnomaly.LENGTH, 2), wrong(SvAnomaly.ENCODING)),
                row("samples that pass the end of the ASDUs around them are shown as far as they are there")
                        .server("4000 0025 0000 0000 60 1B 80 01 01 A2 16 30 14 80 03 4D5531 82 02 0005 83 04 00000001"
                                + "85 01 00 87 04 0102")
                        .sees(wrong(SvAnomaly.ENCODING)),
                row("another APDU")
                        .server("4000 000A 0000 0000 61 00")
                        .sees(wrong(SvAnomaly.ENCODING), wrong(SvAnomaly.ASDU_COUNT)),
                row("an ASDU without samples")
                        .server(message(1, asdu(0, 1, "")))
                        .sees(wrong(SvAnomaly.MANDATORY)),
                row("a counter of three octets")
                        .server(message(1, tagged("30", "80 01 41 82 03 000001 83 01 01 85 01 00" + SHORT_SAMPLE)))
                        .sees(wrong(SvAnomaly.ELEMENT), wrong(SvAnomaly.MANDATORY)),
                row("an element of the APDU that there is not")
                        .server("4000 000F 0000 0000 60 05 80 01 00 8F 00")
                        .sees(wrong(SvAnomaly.ELEMENT)),
                row("one ASDU where two are announced")
                        .server(message(2, asdu(0, 1, SHORT_SAMPLE)))
                        .sees(wrong(SvAnomaly.ASDU_COUNT)),
                row("the APPID of GOOSE")
                        .server("0001" + sample(0).substring(4))
                        .sees(malformed(SvAnomaly.APPID, 0)),
                row("configuration revision 0")
                        .server(message(1, asdu(0, 0, SHORT_SAMPLE)))
                        .sees(wrong(SvAnomaly.CONFIGURATION)));
    }

    private static Stream<Row> streams() {
        return Stream.of(
                row("a new second, and samples that are not heard")
                        .server(sample(3998))
                        .server(sample(3999))
                        .server(sample(0))
                        .server(sample(2))
                        .server(sample(3990))
                        .server(sample(5))
                        .sees(),
                row("a sample twice").server(sample(7)).server(sample(7)).sees(wrong(SvAnomaly.COUNTER_REPEATED)),
                row("samples of a test have their own counter, and are told at once")
                        .server(sample(7))
                        .server(simulated(sample(7)))
                        .server(sample(8))
                        .server(simulated(sample(8)))
                        .sees(
                                new Seen.Session(
                                        false, "MU1", new SessionFact.Publication(false, 0, "confRev=1 datSet=")),
                                new Seen.Session(
                                        false, "MU1", new SessionFact.Publication(true, 0, "confRev=1 datSet="))),
                row("a sample that is past").server(sample(7)).server(sample(5)).sees(wrong(SvAnomaly.COUNTER_BACK)),
                row("another configuration revision")
                        .server(sample(7))
                        .server(message(1, asdu(8, 2, SHORT_SAMPLE)))
                        .sees(wrong(SvAnomaly.CONFIGURATION)));
    }

    @Test
    void whatOneSenderAloneDoesNotDoContradicts() {
        assertThat(Stream.of(SvAnomaly.values()).filter(SvAnomaly::isContradiction))
                .containsExactly(SvAnomaly.COUNTER_REPEATED, SvAnomaly.COUNTER_BACK);
    }

    @Test
    void thePageHasEveryFieldAndEveryAnomaly() throws IOException {
        Set<String> written = fieldsWritten();
        written.addAll(new RoutedSvTest().fieldsWritten());
        assertThat(FieldTable.of("sv")).isEqualTo(written);
        String page = Files.readString(Path.of("..", "docs", "protocols", "sv.md"), StandardCharsets.UTF_8);
        for (AnomalyCode anomaly : SvAnomaly.values()) {
            assertThat(page).contains("| " + anomaly.id() + " |");
        }
    }

    /** Sampled values in datagrams, by the pictures of IEC TR 61850-90-5. */
    static class RoutedSvTest extends DissectorContract {
        private static final String SESSION = "01 40 A2 17 80 15 00000085 000000BF 0002 00000000 0000 00000000 00";

        @Override
        protected DissectorProvider provider() {
            return new SvProvider();
        }

        @Override
        protected Carrier carrier() {
            return Carrier.DATAGRAM;
        }

        @Override
        protected Stream<Row> rows() {
            String apdu = sample(1).replace(" ", "").substring(16);
            String routed = SESSION + hex(6 + apdu.length() / 2, 8) + "82 01 4000" + hex(apdu.length() / 2, 4) + apdu;
            return Stream.of(
                    row("a message").server(routed).sees(),
                    row("GOOSE is no sampled values")
                            .server(routed.replace("A2 17", "A1 17"))
                            .sees());
        }
    }
}
