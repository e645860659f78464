package io.otus.dissect.mewtocol;

import static io.otus.testkit.Row.row;
import static org.assertj.core.api.Assertions.assertThat;

import io.otus.core.event.Action;
import io.otus.core.event.Attribute;
import io.otus.core.event.Danger;
import io.otus.core.event.Element;
import io.otus.core.event.Outcome;
import io.otus.core.event.PointRange;
import io.otus.core.event.Service;
import io.otus.core.event.Trust;
import io.otus.core.spi.Carrier;
import io.otus.core.spi.Direction;
import io.otus.core.spi.DissectorProvider;
import io.otus.core.spi.Request;
import io.otus.core.spi.Response;
import io.otus.core.time.Nanos;
import io.otus.core.value.ValueList;
import io.otus.testkit.DissectorContract;
import io.otus.testkit.DissectorHarness;
import io.otus.testkit.Row;
import io.otus.testkit.Seen;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Rows that say published have frames as manuals and public notes print them, check codes included. */
class MewtocolDissectorTest extends DissectorContract {
    private static final int STATION = 1;

    @Override
    protected DissectorProvider provider() {
        return new MewtocolProvider();
    }

    /** A frame with its check code. */
    private static String frame(String text) {
        return text + check(text) + '\r';
    }

    /** A frame that goes on in another one. */
    private static String part(String text) {
        return text + check(text) + "&\r";
    }

    private static String check(String text) {
        int check = text.chars().reduce(0, (a, b) -> a ^ b);
        return String.format("%02X", check);
    }

    private static Service service(String key, String name, Action action) {
        return new Service(-1, name, action).keyed(key);
    }

    private static Service service(String command) {
        return Command.service(command, "");
    }

    private static Seen asked(Service service, PointRange... points) {
        return new Seen.Request(Request.confirmed(STATION, service, "1", List.of(points)));
    }

    private static Seen answered(Service service, PointRange... points) {
        return answered(service, Outcome.OK, points);
    }

    private static Seen answered(Service service, Outcome outcome, PointRange... points) {
        return new Seen.Response(new Response(STATION, service, "1", outcome, List.of(points)));
    }

    /** One of several questions at once, counted from 0. */
    private static Seen askedAs(int slot, Service service, PointRange... points) {
        return new Seen.Request(Request.confirmed(slot << 8 | STATION, service, "1", List.of(points)));
    }

    private static Seen answeredAs(int slot, Service service, Outcome outcome, PointRange... points) {
        return new Seen.Response(new Response(slot << 8 | STATION, service, "1", outcome, List.of(points)));
    }

    private static Seen claimed(Attribute attribute, String value) {
        return new Seen.Claim(true, "", attribute, value, Trust.DEVICE);
    }

    private static PointRange words(String space, int first, long... values) {
        return PointRange.of(space, first, ValueList.unsigned(values));
    }

    private static PointRange bit(String space, int index, boolean value) {
        return PointRange.of(space, index, ValueList.bit(value));
    }

    @Override
    protected Stream<Row> rows() {
        return Stream.of(published(), contacts(), data(), status(), programs(), frames(), refusals(), broken())
                .flatMap(rows -> rows);
    }

    private static Stream<Row> published() {
        Service read = service("RD", "read_data_area", Action.READ);
        return Stream.of(
                row("DT1105 to DT1107, as published")
                        .clientSays("%01#RDD011050110757\r")
                        .serverSays("%01$RD630044330A0062\r")
                        .sees(
                                new Seen.Message(new MewtocolEvent(
                                        "command",
                                        1,
                                        false,
                                        List.of(
                                                Element.text("command_code", "RD"),
                                                Element.text("command", "read_data_area"),
                                                Element.text("text", "RDD0110501107")))),
                                asked(read, PointRange.of("DT", 1105, 3)),
                                new Seen.Message(new MewtocolEvent(
                                        "response",
                                        1,
                                        false,
                                        List.of(
                                                Element.text("command", "read_data_area"),
                                                Element.text("text", "RD630044330A00")))),
                                answered(read, words("DT", 1105, 0x63, 0x3344, 0x0A))),
                row("contact XA without a check code, as published, ACGM0125")
                        .clientSays("%01#RCSX000A**\r")
                        .serverSays("%01$RC021\r")
                        .sees(
                                asked(service("RCS"), PointRange.of("X", 10, 1)),
                                answered(service("RCS"), bit("X", 10, false))),
                row("several contacts, as published")
                        .clientSays("%01#RCP3Y0001R0001T0099**\r")
                        .serverSays(frame("%01$RC101"))
                        .sees(
                                asked(
                                        service("RCP"),
                                        PointRange.of("Y", 1, 1),
                                        PointRange.of("R", 1, 1),
                                        PointRange.of("T", 99, 1)),
                                answered(service("RCP"), bit("Y", 1, true), bit("R", 1, false), bit("T", 99, true))));
    }

    private static Stream<Row> contacts() {
        return Stream.of(
                row("a contact is written, and several are")
                        .clientSays(frame("%01#WCSY001F1"))
                        .serverSays(frame("%01$WC"))
                        .clientSays(frame("%01#WCP2Y00011R00020"))
                        .serverSays(frame("%01$WC"))
                        .sees(
                                asked(service("WCS"), bit("Y", 31, true)),
                                answered(service("WCS")),
                                asked(service("WCP"), bit("Y", 1, true), bit("R", 2, false)),
                                answered(service("WCP"))),
                row("words of contacts are read, written and preset")
                        .clientSays(frame("%01#RCCY00010003"))
                        .serverSays(frame("%01$RC34127856BC9A"))
                        .clientSays(frame("%01#WCCR000400050100FFFF"))
                        .serverSays(frame("%01$WC"))
                        .clientSays(frame("%01#SCR000400050080"))
                        .serverSays(frame("%01$SC"))
                        .sees(
                                asked(service("RCC"), PointRange.of("WY", 1, 3)),
                                answered(service("RCC"), words("WY", 1, 0x1234, 0x5678, 0x9ABC)),
                                asked(service("WCC"), words("WR", 4, 1, 0xFFFF)),
                                answered(service("WCC")),
                                asked(service("SC"), words("WR", 4, 0x8000, 0x8000)),
                                answered(service("SC"))));
    }

    private static Stream<Row> data() {
        return Stream.of(
                row("registers are written and preset, an index register is too")
                        .clientSays(frame("%01#WDD0000100003050007150900"))
                        .serverSays(frame("%01$WD"))
                        .clientSays(frame("%01#SDL00010000120A00"))
                        .serverSays(frame("%01$SD"))
                        .clientSays(frame("%01#WDIX0000000000100"))
                        .serverSays(frame("%01$WD"))
                        .sees(
                                asked(service("WD"), words("DT", 1, 5, 0x1507, 9)),
                                answered(service("WD")),
                                asked(service("SD"), words("LD", 10, 10, 10, 10)),
                                answered(service("SD")),
                                asked(service("WD"), words("IX", 0, 1)),
                                answered(service("WD"))),
                row("a word that very many registers are set to is not kept for each of them")
                        .clientSays(frame("%01#SDD00000999990A00"))
                        .sees(asked(service("SD"), PointRange.of("DT", 0, 100_000))),
                row("each station monitors its own points")
                        .clientSays(frame("%01#MCX0001") + frame("%02#MCX0002") + frame("%01#MG"))
                        .sees(
                                asked(service("MC"), PointRange.of("X", 1, 1)),
                                new Seen.Request(
                                        Request.confirmed(2, service("MC"), "2", List.of(PointRange.of("X", 2, 1)))),
                                askedAs(1, service("MG"), PointRange.of("X", 1, 1))),
                row("set and elapsed values of timers, and system registers")
                        .clientSays(frame("%01#RS00000001") + frame("%01#WS000200026400"))
                        .clientSays(frame("%01#RK00000000") + frame("%01#WK000000000000"))
                        .clientSays(frame("%01#RR0005005") + frame("%01#WR00050050A00"))
                        .sees(
                                asked(service("RS"), PointRange.of("SV", 0, 2)),
                                askedAs(1, service("WS"), words("SV", 2, 100)),
                                askedAs(2, service("RK"), PointRange.of("EV", 0, 1)),
                                askedAs(3, service("WK"), words("EV", 0, 0)),
                                askedAs(
                                        4,
                                        service("RR", "read_system_register", Action.READ),
                                        PointRange.of("SYS", 5, 1)),
                                askedAs(
                                        5,
                                        service("WR", "write_system_register", Action.CONFIGURE),
                                        words("SYS", 5, 10))),
                row("what is monitored is registered, read, and forgotten")
                        .clientSays(frame("%01#MCX0001R000F"))
                        .serverSays(frame("%01$MC"))
                        .clientSays(frame("%01#MDD00007S00001"))
                        .serverSays(frame("%01$MD"))
                        .clientSays(frame("%01#MG"))
                        .clientSays(frame("%01#MCFFFFF") + frame("%01#MDFFFFFF"))
                        .sees(
                                asked(service("MC"), PointRange.of("X", 1, 1), PointRange.of("R", 15, 1)),
                                answered(service("MC")),
                                asked(service("MD"), PointRange.of("DT", 7, 1), PointRange.of("SV", 1, 1)),
                                answered(service("MD")),
                                asked(
                                        service("MG"),
                                        PointRange.of("X", 1, 1),
                                        PointRange.of("R", 15, 1),
                                        PointRange.of("DT", 7, 1),
                                        PointRange.of("SV", 1, 1)),
                                askedAs(1, service("MC/F", "reset_contacts_monitored", Action.UNSUBSCRIBE)),
                                askedAs(2, service("MD/F", "reset_data_monitored", Action.UNSUBSCRIBE))));
    }

    private static Stream<Row> status() {
        Service extended = service("EX/00RT", "read_status_of_plc_extended", Action.IDENTIFY);
        return Stream.of(
                row("the status of an FP-X, whose code is that of an older one, and the extended one, as noted")
                        .clientSays("%EE#RT**\r")
                        .serverSays(frame("%EE$RT2025168000E12D00"))
                        .clientSays("%EE#EX00RT**\r")
                        .serverSays(frame("%EE$EX00RT003270001681006000005002041001600160496230000001480004"))
                        .sees(
                                new Seen.Request(Request.confirmed(
                                        0xEE, service("RT", "read_status_of_plc", Action.IDENTIFY), "", List.of())),
                                claimed(Attribute.RUN_STATE, "prog"),
                                new Seen.Response(new Response(
                                        0xEE,
                                        service("RT", "read_status_of_plc", Action.IDENTIFY),
                                        "",
                                        Outcome.OK,
                                        List.of())),
                                new Seen.Request(Request.confirmed(0xEE, extended, "", List.of())),
                                claimed(Attribute.RUN_STATE, "run"),
                                claimed(Attribute.VENDOR, "Panasonic"),
                                claimed(Attribute.MODEL, "FP-X"),
                                claimed(Attribute.FIRMWARE, "5.0"),
                                claimed(Attribute.TYPE, "plc"),
                                new Seen.Response(new Response(0xEE, extended, "", Outcome.OK, List.of()))),
                row("a controller is stopped and set running")
                        .clientSays(frame("%EE#RMP"))
                        .serverSays(frame("%EE$RM"))
                        .clientSays(frame("%EE#RMR"))
                        .serverSays(frame("%EE$RM"))
                        .sees(
                                new Seen.Request(Request.confirmed(
                                        0xEE,
                                        new Service(-1, "remote_control_prog", Action.STOP, Danger.HALT, "RM/P"),
                                        "",
                                        List.of())),
                                new Seen.Response(new Response(0xEE, Command.PROG, "", Outcome.OK, List.of())),
                                claimed(Attribute.RUN_STATE, "prog"),
                                new Seen.Request(Request.confirmed(
                                        0xEE,
                                        new Service(-1, "remote_control_run", Action.START, Danger.MODE, "RM/R"),
                                        "",
                                        List.of())),
                                new Seen.Response(new Response(0xEE, Command.RUN, "", Outcome.OK, List.of())),
                                claimed(Attribute.RUN_STATE, "run")));
    }

    private static Stream<Row> programs() {
        return Stream.of(
                row("a program is taken out and put in")
                        .clientSays(frame("%01#RP0000000026"))
                        .serverSays(frame("%01$RP00AC"))
                        .clientSays(frame("%01#WP000000000000AC"))
                        .serverSays(frame("%01$WP"))
                        .sees(
                                asked(new Service(-1, "read_program", Action.UPLOAD, Danger.UPLOAD, "RP")),
                                answered(service("RP")),
                                asked(new Service(-1, "write_program", Action.DOWNLOAD, Danger.DOWNLOAD, "WP")),
                                answered(service("WP"))),
                row("what all stations shall do, which none answers, and the end of an answer in parts")
                        .clientSays(frame("%FF#RMP") + frame("%01#AB"))
                        .sees(
                                new Seen.Request(Request.unconfirmed(Command.PROG, "", List.of())),
                                new Seen.Request(Request.unconfirmed(service("AB"), "1", List.of()))));
    }

    private static Stream<Row> frames() {
        return Stream.of(
                row("an answer in two frames, of which the second is asked for")
                        .clientSays(frame("%01#RDD0000000002"))
                        .serverSays(part("%01$RD0100"))
                        .clientSays("%01**&\r")
                        .serverSays(frame("%0102000300"))
                        .sees(
                                asked(service("RD"), PointRange.of("DT", 0, 3)),
                                new Seen.Continues(),
                                answered(service("RD"), words("DT", 0, 1, 2, 3))),
                row("a command in two frames, by the longer form")
                        .clientSays(part("<01#WDD00000000010100"))
                        .serverSays("<01**&\r")
                        .clientSays(frame("<010200"))
                        .serverSays(frame("<01$WD"))
                        .sees(
                                new Seen.Continues(),
                                asked(service("WD"), words("DT", 0, 1, 2)),
                                answered(service("WD"))),
                row("what goes on without a beginning belongs to nothing")
                        .clientSays(frame("%01#RT"))
                        .serverSays(frame("%0102000300"))
                        .sees(asked(service("RT"))),
                row("nothing but the sign tells which way it goes")
                        .someone(hex(frame("%01$RD6300")))
                        .sees(new Seen.Direction(Direction.FROM_SERVER), answered(service("RD"))));
    }

    private static String hex(String text) {
        StringBuilder hex = new StringBuilder();
        text.chars().forEach(c -> hex.append(String.format("%02X", c)));
        return hex.toString();
    }

    private static Stream<Row> refusals() {
        return Stream.of(
                row("a controller that runs takes no program; a station that is not there")
                        .clientSays(frame("%01#WP000000000000AC"))
                        .serverSays(frame("%01!63"))
                        .clientSays(frame("%01#RT"))
                        .serverSays(frame("%01!28"))
                        .sees(
                                asked(service("WP")),
                                answered(service("WP"), Outcome.error(0x63, "mode_error")),
                                asked(service("RT")),
                                answered(service("RT"), Outcome.error(0x28, "gateway_no_response"))),
                row("a command that the manuals do not have")
                        .clientSays(frame("%01#RT") + frame("%01#ZZ1"))
                        .sees(
                                asked(service("RT")),
                                new Seen.Unknown("command", 'Z' << 8 | 'Z'),
                                askedAs(1, Command.UNSEEN)));
    }

    private static Stream<Row> broken() {
        return Stream.of(
                row("a wrong check code is another protocol's, until one was right")
                        .clientSays("%01#RDD011050110758\r")
                        .sees(),
                row("and then nobody acts upon it")
                        .clientSays(frame("%01#RT") + "%01#RMP00\r")
                        .sees(asked(service("RT")), new Seen.Malformed(MewtocolAnomaly.CHECK_CODE, 9)),
                row("an answer with a wrong check code says nothing of how it went")
                        .clientSays(frame("%01#RT"))
                        .serverSays("%01$RT00\r")
                        .sees(
                                asked(service("RT")),
                                new Seen.Malformed(MewtocolAnomaly.CHECK_CODE, 8),
                                answered(service("RT"), Outcome.UNPAIRED)),
                row("an index register whose address has letters")
                        .clientSays(frame("%01#RT") + frame("%01#WDIX00000000Z0100"))
                        .sees(asked(service("RT")), askedAs(1, service("WD"))),
                row("an answer to a question that was not understood accuses nobody")
                        .clientSays(frame("%01#RT") + frame("%01#RDZ0000000001"))
                        .serverSays(frame("%01$RD01000200"))
                        .sees(
                                asked(service("RT")),
                                new Seen.Malformed(MewtocolAnomaly.COMMAND_TEXT, 4),
                                askedAs(1, service("RD")),
                                answeredAs(1, service("RD"), Outcome.OK)),
                row("several questions at once, of one length too, are answered in their order")
                        .clientSays(frame("%01#WCSY001F1") + frame("%01#RDD0000000001") + frame("%01#RDD0001000011"))
                        .serverSays(frame("%01$WC") + frame("%01$RD01000200") + frame("%01$RD03000400"))
                        .sees(
                                asked(service("WCS"), bit("Y", 31, true)),
                                askedAs(1, service("RD"), PointRange.of("DT", 0, 2)),
                                askedAs(2, service("RD"), PointRange.of("DT", 10, 2)),
                                answered(service("WCS")),
                                answeredAs(1, service("RD"), Outcome.OK, words("DT", 0, 1, 2)),
                                answeredAs(2, service("RD"), Outcome.OK, words("DT", 10, 3, 4))),
                row("an answer of another length shows that those before it are missing")
                        .clientSays(frame("%01#RDD0000000001") + frame("%01#RDD0000000000"))
                        .serverSays(frame("%01$RD0300"))
                        .sees(
                                asked(service("RD"), PointRange.of("DT", 0, 2)),
                                askedAs(1, service("RD"), PointRange.of("DT", 0, 1)),
                                answeredAs(1, service("RD"), Outcome.OK, words("DT", 0, 3))),
                row("each station answers its own, and an error is that of the first")
                        .clientSays(frame("%01#RDD0000000000") + frame("%02#RDD0000100001"))
                        .clientSays(frame("%01#RDD0000200002"))
                        .serverSays(frame("%02$RD0500") + frame("%01!61") + frame("%01$RD0600"))
                        .sees(
                                asked(service("RD"), PointRange.of("DT", 0, 1)),
                                new Seen.Request(
                                        Request.confirmed(2, service("RD"), "2", List.of(PointRange.of("DT", 1, 1)))),
                                askedAs(1, service("RD"), PointRange.of("DT", 2, 1)),
                                new Seen.Response(
                                        new Response(2, service("RD"), "2", Outcome.OK, List.of(words("DT", 1, 5)))),
                                answered(service("RD"), Outcome.error(0x61, ErrorCode.name(0x61))),
                                answeredAs(1, service("RD"), Outcome.OK, words("DT", 2, 6))),
                row("a last register below the first")
                        .clientSays(frame("%01#RT") + frame("%01#RDD0000700003"))
                        .sees(
                                asked(service("RT")),
                                new Seen.Malformed(MewtocolAnomaly.COMMAND_TEXT, 4),
                                askedAs(1, service("RD"))),
                row("a text whose formula no manual at hand has is no fault")
                        .clientSays(frame("%01#RT") + frame("%01#WRX"))
                        .sees(asked(service("RT")), askedAs(1, service("WR"))),
                row("an answer with fewer words, and one to something else")
                        .clientSays(frame("%01#RDD0000000001"))
                        .serverSays(frame("%01$RD0100"))
                        .clientSays(frame("%01#RT"))
                        .serverSays(frame("%01$WD"))
                        .sees(
                                asked(service("RD"), PointRange.of("DT", 0, 2)),
                                new Seen.Malformed(MewtocolAnomaly.ANSWER, 4),
                                answered(service("RD")),
                                asked(service("RT")),
                                new Seen.Malformed(MewtocolAnomaly.ANSWER, 4)),
                row("other characters, and MEWTOCOL7, are another protocol's")
                        .clientSays("%01#R T**\r")
                        .sees(),
                row("a frame of MEWTOCOL7").clientSays(">@EEE00#00MMRD**\r").sees());
    }

    @Test
    void aProgramThatIsLongerThanTheBoundIsADownload() {
        DissectorHarness harness = new DissectorHarness(provider().create(), Carrier.STREAM);
        StringBuilder all = new StringBuilder(part("<01#WP" + "0".repeat(2_000)));
        for (int i = 0; i < 17; i++) {
            all.append(part("<01" + "0".repeat(2_000)));
        }
        harness.feed(Direction.FROM_CLIENT, all.toString().getBytes(StandardCharsets.US_ASCII), Integer.MAX_VALUE);
        assertThat(harness.seen()).contains(new Seen.Malformed(MewtocolAnomaly.TOO_LONG, 4), asked(service("WP")));
        assertThat(harness.seen().stream().filter(Seen.Request.class::isInstance))
                .hasSize(1);
    }

    /** One side says something; then so much time passes, in milliseconds. */
    private static final class Conversation extends DissectorHarness {
        private long now;

        Conversation() {
            super(new MewtocolProvider().create(), Carrier.STREAM);
        }

        @Override
        public long time() {
            return now * Nanos.MILLISECOND;
        }

        Conversation asks(String text, int passing) {
            return says(Direction.FROM_CLIENT, text, passing);
        }

        Conversation answers(String text, int passing) {
            return says(Direction.FROM_SERVER, text, passing);
        }

        private Conversation says(Direction from, String text, int passing) {
            feed(from, MewtocolDissectorTest.frame(text).getBytes(StandardCharsets.US_ASCII), Integer.MAX_VALUE);
            now += passing;
            return this;
        }

        private List<Seen> told() {
            return seen().stream()
                    .filter(each -> each instanceof Seen.Response || each instanceof Seen.Malformed)
                    .toList();
        }
    }

    @Test
    void whoWaitedBeforeHeAskedAgainHasGivenTheFirstQuestionUp() {
        Conversation talk = new Conversation();
        talk.asks("%01#WCSY001F1", 500).asks("%01#RDD0000000001", 500).asks("%01#RDD0000000000", 1);
        talk.answers("%01$WC", 1).answers("%01$RD01000200", 1).answers("%01$RD0300", 1);
        assertThat(talk.told()).containsExactly(answered(service("RD"), words("DT", 0, 3)));
    }

    @Test
    void anAnswerThatMayBeToAQuestionThatWasGivenUpHasNoValues() {
        Conversation talk = new Conversation();
        talk.asks("%01#RDD0000000000", 500).asks("%01#RDD0001000010", 1).answers("%01$RD0300", 1);
        talk.asks("%01#RDD0001000010", 500).asks("%01#RDD0001000010", 1).answers("%01$RD0400", 1);
        assertThat(talk.told()).containsExactly(answered(service("RD")), answered(service("RD"), words("DT", 10, 4)));
    }

    @Test
    void aLateAnswerIsOfTheOneQuestionThatItsLettersAndLengthFit() {
        Conversation talk = new Conversation();
        talk.asks("%01#RDD0000000000", 0).asks("%01#RDD0000000001", 500).asks("%01#RDD0000000002", 1);
        talk.answers("%01$RD01000200", 1).answers("%01$RD030004000500", 1);
        assertThat(talk.told())
                .containsExactly(
                        answeredAs(1, service("RD"), Outcome.OK), answered(service("RD"), words("DT", 0, 3, 4, 5)));
    }

    @Test
    void aLateAnswerThatFitsSeveralQuestionsOrNoneIsNoAnswerToAny() {
        Conversation several = new Conversation();
        several.asks("%01#RDD0000000000", 0).asks("%01#RDD0000100001", 500).asks("%01#WCSY001F1", 1);
        assertThat(several.answers("%01$RD0100", 1).told()).isEmpty();
        assertThat(several.answers("%01$RD0200", 1).told()).containsExactly(answeredAs(1, service("RD"), Outcome.OK));

        Conversation none = new Conversation();
        none.asks("%01#RDD0000000000", 0).asks("%01#RDD0000100001", 500).asks("%01#WCSY001F1", 1);
        assertThat(none.answers("%01$RD010002000300", 1).told())
                .containsExactly(new Seen.Malformed(MewtocolAnomaly.ANSWER, 4));
    }

    @Test
    void aLateAnswerIsNotOfALaterQuestionWithTheSameNumber() {
        Conversation talk = new Conversation();
        talk.asks("%01#RT", 0).asks("%01#RDD0000000000", 500);
        talk.asks("%01#RT", 0).asks("%01#WCSY001F1", 500).asks("%01#RT", 1);
        assertThat(talk.answers("%01$RD0100", 1).told()).isEmpty();
    }

    @Test
    void whoAsksOnAsSoonAsHeHasAnAnswerStillAsksSeveralAtOnce() {
        Conversation talk = new Conversation();
        talk.asks("%01#RDD0000000000", 0).asks("%01#RDD0000100001", 40).answers("%01$RD0A00", 1);
        talk.asks("%01#RDD0000200002", 40).answers("%01$RD0B00", 1).answers("%01$RD0C00", 1);
        assertThat(talk.told())
                .containsExactly(
                        answered(service("RD"), words("DT", 0, 10)),
                        answeredAs(1, service("RD"), Outcome.OK, words("DT", 1, 11)),
                        answeredAs(2, service("RD"), Outcome.OK, words("DT", 2, 12)));
    }

    @Test
    void aDatagramIsReadLikeAStream() {
        DissectorHarness harness = new DissectorHarness(provider().create(), Carrier.DATAGRAM);
        harness.feed(
                Direction.FROM_CLIENT, "%01#RDD011050110757\r".getBytes(StandardCharsets.US_ASCII), Integer.MAX_VALUE);
        assertThat(harness.seen()).contains(asked(service("RD"), PointRange.of("DT", 1105, 3)));
    }
}
