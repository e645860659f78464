package io.otus.alert;

import static io.otus.alert.Plant.HOUR;
import static io.otus.alert.Plant.MINUTE;
import static io.otus.alert.Plant.SECOND;
import static io.otus.alert.Plant.START;
import static org.assertj.core.api.Assertions.assertThat;

import io.otus.alert.alert.AlertState;
import io.otus.alert.baseline.LearningPlan;
import io.otus.alert.detect.Kind;
import io.otus.alert.detect.PortUse;
import io.otus.alert.detect.Severity;
import io.otus.core.event.PointRange;
import io.otus.core.net.Endpoint;
import io.otus.core.value.ValueList;
import io.otus.testkit.TestFlow;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Points that are tried, requests that are refused, values that are none, and services that were never there. */
class OddTalkTest {
    private static final int HMI = 1;
    private static final int PLC = 2;
    private static final int OFFICE = 3;
    private static final int SERVER = 4;

    /** Messages of Modbus may lie in those of COTP, and TLS in those of HTTP, as far as these tests go. */
    private static final PortUse PORTS = new AnyPort() {
        @Override
        public boolean isCarriedIn(String protocol, String carrier) {
            return protocol.equals("modbus") && carrier.equals("cotp");
        }

        @Override
        public boolean isGuestOf(String protocol, String host) {
            return protocol.equals("tls") && host.equals("http");
        }
    };

    private final Plant plant = new Plant(new LearningPlan.Until(START + HOUR), PORTS);
    private final PlantNetwork network = new PlantNetwork(plant);

    private void learned() {
        plant.device("HMI1", HMI);
        plant.device("PLC-1", PLC);
        plant.device("OFFICE", OFFICE);
        plant.device("SERVER", SERVER);
        for (int i = 0; i < 40; i++) {
            plant.read(HMI, PLC, 0, 40);
            plant.write(HMI, PLC, 20, 100 + i);
            plant.refuse(HMI, PLC, Plant.READ_INPUT, 2, PointRange.of("input", 900, 1));
            serve(HMI, PLC, 80, "http");
            plant.pass(MINUTE);
        }
        plant.pass(HOUR);
        assertThat(plant.alerts()).isEmpty();
    }

    private void serve(int client, int server, int port, String protocol) {
        TestFlow flow = network.answer(network.open(client, server, port));
        flow.speaks(protocol).sent(0, 4, 900).sent(1, 4, 2_000);
        network.end(flow);
    }

    private AlertState only(Kind kind) {
        assertThat(plant.alerts())
                .filteredOn(alert -> alert.origin().kind() == kind)
                .hasSize(1);
        return plant.alerts().stream()
                .filter(alert -> alert.origin().kind() == kind)
                .findFirst()
                .orElseThrow();
    }

    @Test
    void onePointAfterTheOtherIsASweep() {
        learned();
        for (int i = 0; i < 20; i++) {
            plant.read(HMI, PLC, 1_000 + 10 * i, 10);
            plant.pass(SECOND);
        }
        assertThat(only(Kind.SCAN_POINT).severity()).isEqualTo(Severity.MEDIUM);
        assertThat(only(Kind.SCAN_POINT).attack()).contains("T0861");
        assertThat(only(Kind.SCAN_POINT).origin().explanation().title())
                .isEqualTo("HMI1 tries one point after the other on PLC-1, unit 1");
    }

    @Test
    void pointsThatAreRefusedOneAfterTheOtherAreASweepSooner() {
        learned();
        for (int i = 0; i < 6; i++) {
            plant.refuse(HMI, PLC, Plant.READ_HOLDING, 2, PointRange.of("holding", 1_000 + 10 * i, 10));
        }
        only(Kind.SCAN_POINT);
    }

    @Test
    void aFewNewPointsAndKnownOnesAreNoSweep() {
        learned();
        for (int i = 0; i < 60; i++) {
            plant.read(HMI, PLC, i % 30, 10);
            plant.read(HMI, PLC, 1_000 + 10 * (i % 6), 10);
            plant.pass(SECOND);
        }
        assertThat(plant.alerts())
                .noneMatch(alert ->
                        alert.also().contains(Kind.SCAN_POINT) || alert.origin().kind() == Kind.SCAN_POINT);
    }

    @Test
    void aRefusalThatTheDeviceIsNotKnownForIsLow() {
        learned();
        plant.refuse(HMI, PLC, Plant.READ_HOLDING, 4, PointRange.of("holding", 0, 40));
        assertThat(only(Kind.PROTOCOL_ERROR).severity()).isEqualTo(Severity.LOW);
        assertThat(only(Kind.PROTOCOL_ERROR).origin().explanation().fact()).endsWith("refuses modbus/3/4");
    }

    @Test
    void refusalsAgainAndAgainAreMedium() {
        learned();
        for (int i = 0; i < 30; i++) {
            plant.refuse(HMI, PLC, Plant.READ_HOLDING, 4, PointRange.of("holding", 0, 40));
            plant.pass(3 * SECOND);
        }
        assertThat(plant.alerts()).hasSize(1);
        assertThat(only(Kind.PROTOCOL_ERROR).severity()).isEqualTo(Severity.MEDIUM);
        // What was read there all along: whoever refuses it takes away the view.
        assertThat(only(Kind.PROTOCOL_ERROR).attack()).contains("T0815");
    }

    @Test
    void thatAGatewayDoesNotReachWhomItAsksForIsNoLossOfControl() {
        learned();
        for (int i = 0; i < 5; i++) {
            plant.refuse(HMI, PLC, Plant.WRITE_REGISTERS, 0x0B, PointRange.of("holding", 20, 1));
            plant.pass(MINUTE);
        }
        assertThat(only(Kind.PROTOCOL_ERROR).severity()).isEqualTo(Severity.LOW);
    }

    @Test
    void aRefusalThatTheDeviceIsKnownForIsNoNews() {
        learned();
        for (int i = 0; i < 100; i++) {
            plant.refuse(HMI, PLC, Plant.READ_INPUT, 2, PointRange.of("input", 900, 1));
            plant.pass(SECOND);
        }
        assertThat(plant.alerts()).as("but that it is asked more often").hasSize(1);
        only(Kind.POLL_CHANGE);
    }

    @Test
    void valuesWithoutOrderAreHiddenData() {
        learned();
        Random random = new Random(7);
        for (int i = 0; i < 70; i++) {
            plant.write(HMI, PLC, 20, random.nextInt(65_536));
            plant.pass(SECOND);
        }
        assertThat(plant.alerts())
                .filteredOn(alert -> alert.also().contains(Kind.VALUE_ENTROPY)
                        || alert.origin().kind() == Kind.VALUE_ENTROPY)
                .hasSize(1);
    }

    @Test
    void aBlockOfWordsWithoutOrderIsHiddenData() {
        learned();
        long[] words = new Random(7).longs(64, 0, 65_536).toArray();
        plant.ask(
                HMI,
                PLC,
                "modbus",
                "1",
                Plant.WRITE_REGISTERS,
                PointRange.of("holding", 500, ValueList.unsigned(words)));
        assertThat(plant.alerts()).hasSize(1);
        assertThat(plant.alerts().getFirst().also()).contains(Kind.VALUE_ENTROPY);
    }

    @Test
    void setpointsCountersAndPackedNumbersHaveOrder() {
        learned();
        Random random = new Random(7);
        for (int i = 0; i < 200; i++) {
            int noisy = 100 + random.nextInt(40);
            int real = Float.floatToIntBits(20 + random.nextFloat());
            plant.write(HMI, PLC, 20, noisy, i & 0xFFFF, real >>> 16, random.nextInt(4_096));
            plant.pass(SECOND);
        }
        assertThat(plant.alerts())
                .noneMatch(alert -> alert.also().contains(Kind.VALUE_ENTROPY)
                        || alert.origin().kind() == Kind.VALUE_ENTROPY);
    }

    @Test
    void aControllerThatServesAnotherProtocolIsMedium() {
        learned();
        serve(HMI, PLC, 21, "ftp");
        AlertState alert = only(Kind.PROTO_NEW);
        assertThat(alert.severity()).isEqualTo(Severity.MEDIUM);
        assertThat(alert.origin().explanation().title())
                .isEqualTo("PLC-1 answers connections in ftp on port 21 for the first time");
    }

    private void stoodAlready(int port, String protocol) {
        TestFlow flow = network.answer(network.open(HMI, PLC, port).joined());
        network.end(flow.speaks(protocol).sent(0, 4, 900).sent(1, 4, 2_000));
        plant.pass(SECOND);
    }

    @Test
    void whatMayBeginInAnotherProtocolIsNoMoreOfAServiceThatWasTold() {
        learned();
        serve(HMI, PLC, 21, "ftp");
        plant.pass(SECOND);
        for (int i = 0; i < 3; i++) {
            stoodAlready(21, "ftp");
        }
        plant.pass(MINUTE);
        assertThat(plant.alerts())
                .extracting(OddTalkTest::told)
                .containsExactly("MEDIUM 1 and 0 more", "INFO 3 and 0 more");
        serve(HMI, PLC, 21, "ftp");
        plant.pass(MINUTE);
        assertThat(plant.alerts())
                .extracting(OddTalkTest::told)
                .containsExactly("MEDIUM 2 and 0 more", "INFO 3 and 0 more");
    }

    @Test
    void besideAnotherThatMayBeginSoItIsAFurtherOneOnce() {
        learned();
        stoodAlready(53, "dns");
        serve(HMI, PLC, 21, "ftp");
        plant.pass(SECOND);
        for (int i = 0; i < 3; i++) {
            stoodAlready(21, "ftp");
        }
        plant.pass(MINUTE);
        assertThat(plant.alerts())
                .extracting(OddTalkTest::told)
                .containsExactly("INFO 4 and 1 more", "MEDIUM 1 and 0 more");
    }

    private static String told(AlertState alert) {
        return alert.severity() + " " + alert.count() + " and "
                + alert.further().count() + " more";
    }

    @Test
    void anOfficeComputerThatServesOneIsWorthALook() {
        learned();
        serve(SERVER, OFFICE, 8_080, "http");
        assertThat(only(Kind.PROTO_NEW).severity()).isEqualTo(Severity.LOW);
    }

    @Test
    void aPortThatNobodyReadsIsAServiceToo() {
        learned();
        TestFlow flow = network.answer(network.open(HMI, PLC, 9_999));
        long answered = plant.now();
        plant.pass(20 * SECOND);
        network.end(flow.sent(0, 4, 900).sent(1, 4, 2_000));
        assertThat(only(Kind.PROTO_NEW).origin().explanation().fact()).endsWith("serves tcp/9999");
        assertThat(only(Kind.PROTO_NEW).origin().firstSeen()).isEqualTo(answered);
    }

    @Test
    void whoTakesAConnectionAndSaysNothingAnswersInNoProtocol() {
        learned();
        TestFlow flow = network.answer(network.open(OFFICE, PLC, 102));
        network.end(flow.speaks("cotp").sent(0, 2, 136).sent(1, 1, 60));
        assertThat(plant.alerts()).noneMatch(alert -> alert.origin().kind() == Kind.PROTO_NEW);
    }

    @Test
    void theConnectionInWhichADeviceAlwaysCarriedItsProtocolIsNoNewService() {
        learned();
        serve(OFFICE, PLC, 102, "cotp");
        assertThat(plant.alerts()).isEmpty();
        serve(HMI, SERVER, 102, "cotp");
        assertThat(only(Kind.PROTO_NEW).origin().explanation().title())
                .startsWith("SERVER answers connections in cotp");
    }

    @Test
    void whatIsLeftOfAConnectionThatLostBytesIsNoNewService() {
        learned();
        TestFlow flow = network.answer(network.open(SERVER, OFFICE, 3_128));
        network.end(flow.speaks("tls").lost(flow.firstTime()).sent(0, 4, 900).sent(1, 4, 2_000));
        assertThat(plant.alerts()).isEmpty();
    }

    @Test
    void whatAConnectionCarriesThatStoodAlreadyMayHaveBegunInAnotherProtocol() {
        learned();
        TestFlow flow = network.answer(network.open(SERVER, OFFICE, 3_128).joined());
        network.end(flow.speaks("tls").sent(0, 4, 900).sent(1, 4, 2_000));
        assertThat(only(Kind.PROTO_NEW).severity()).isEqualTo(Severity.INFO);
        assertThat(only(Kind.PROTO_NEW).origin().explanation().explanation()).contains("stood before");
    }

    @Test
    void whatGoesOverToAnotherProtocolIsThatServiceStillWhereItsBeginningWasNotSeen() {
        plant.device("SERVER", SERVER);
        plant.device("OFFICE", OFFICE);
        for (int i = 0; i < 40; i++) {
            serve(OFFICE, SERVER, 3_128, "http");
            plant.pass(MINUTE);
        }
        plant.pass(HOUR);
        TestFlow later = network.answer(network.open(OFFICE, SERVER, 3_128).joined());
        network.end(later.speaks("tls").sent(0, 4, 900).sent(1, 4, 2_000));
        assertThat(plant.alerts()).noneMatch(alert -> alert.origin().kind() == Kind.PROTO_NEW);
        TestFlow other = network.answer(network.open(SERVER, OFFICE, 3_128).joined());
        network.end(other.speaks("tls").sent(0, 4, 900).sent(1, 4, 2_000));
        assertThat(only(Kind.PROTO_NEW).origin().explanation().title()).startsWith("OFFICE answers connections in tls");
    }

    @Test
    void whatIsCarriedWithinIsNoServiceWhereTheAnswerToTheBeginningWasNotSeen() {
        learned();
        TestFlow flow = network.open(OFFICE, PLC, 80);
        network.asks(flow, "http");
        network.end(network.answer(flow).speaks("tls").sent(0, 4, 900).sent(1, 4, 2_000));
        assertThat(plant.alerts()).noneMatch(alert -> alert.origin().kind() == Kind.PROTO_NEW);
    }

    @Test
    void whatTheInternetServesIsNobodysMatterWhereItsAnswerIsTheFirstThatWasSeen() {
        learned();
        Endpoint client = Plant.endpoint(OFFICE, 50_200);
        TestFlow flow =
                network.open(PlantNetwork.internet("203.0.113.10", 443), client).client(1);
        network.end(network.answer(flow).speaks("tls").sent(0, 4, 900).sent(1, 4, 2_000));
        assertThat(plant.alerts()).noneMatch(alert -> alert.origin().kind() == Kind.PROTO_NEW);
    }

    @Test
    void whatIsKnownOrRefusedOrOfTheMomentIsNoNewService() {
        learned();
        serve(OFFICE, PLC, 80, "http");
        network.refuse(network.open(HMI, PLC, 9_999));
        network.end(network.answer(network.open(HMI, PLC, 9_998))); // no more than a handshake
        TestFlow data = network.answer(network.open(HMI, PLC, 50_123));
        network.end(data.sent(0, 4, 900).sent(1, 4, 2_000));
        assertThat(plant.alerts()).isEmpty();
    }

    @Test
    void commandsThatWereAlwaysCarriedOutAndAreRefusedOneAfterTheOtherAreLossOfControl() {
        Plant watched = Plant.watched();
        refuse(watched, 4, MINUTE, 2);
        watched.coil(1, 2, 1, true);
        refuse(watched, 4, MINUTE, 2);
        watched.only(Kind.PROTOCOL_ERROR, Severity.LOW);
        refuse(watched, 4, MINUTE, 1);
        watched.only(Kind.PROTOCOL_ERROR, Severity.MEDIUM);
    }

    /** Commands of the client's own, one after the other. */
    private static void refuse(Plant watched, int code, long pause, int count) {
        for (int i = 0; i < count; i++) {
            watched.refuse(1, 2, Plant.WRITE_COIL, code, PointRange.of("coil", i, 1));
            watched.pass(pause);
        }
    }

    @Test
    void aCommandThatIsRepeatedAtOnceIsLostOnlyWhenThatLasts() {
        Plant watched = Plant.watched();
        refuse(watched, 4, SECOND, 6);
        watched.only(Kind.PROTOCOL_ERROR, Severity.LOW);
        watched.pass(MINUTE);
        refuse(watched, 4, MINUTE, 1);
        watched.only(Kind.PROTOCOL_ERROR, Severity.MEDIUM);
    }

    @Test
    void anOperatorWhoseCommandIsRefusedAFewTimesWithinHalfAMinuteHasLostControl() {
        Plant watched = Plant.watched();
        refuse(watched, 4, 10 * SECOND, 3);
        watched.pass(MINUTE); // an alert that goes on is written once a minute
        watched.only(Kind.PROTOCOL_ERROR, Severity.MEDIUM);
    }

    @Test
    void aDeviceThatIsBusyRefusesNoCommand() {
        Plant watched = Plant.watched();
        refuse(watched, 6, MINUTE, 4);
        refuse(watched, 5, MINUTE, 4);
        assertThat(watched.alerts()).allMatch(each -> each.severity() == Severity.LOW);
    }

    @Test
    void whatIsReadInVainIsNoLossOfControl() {
        Plant watched = Plant.watched();
        for (int i = 0; i < 6; i++) {
            watched.refuse(1, 2, Plant.READ_HOLDING, 6, PointRange.of("holding", 0, 40));
        }
        watched.only(Kind.PROTOCOL_ERROR, Severity.LOW);
    }
}
