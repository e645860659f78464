package io.otus.alert;

import static io.otus.alert.Plant.HOUR;
import static io.otus.alert.Plant.MINUTE;
import static io.otus.alert.Plant.SECOND;
import static io.otus.alert.Plant.START;
import static org.assertj.core.api.Assertions.assertThat;

import io.otus.alert.alert.AlertState;
import io.otus.alert.baseline.AssetModel;
import io.otus.alert.baseline.Habit;
import io.otus.alert.baseline.LearningPlan;
import io.otus.alert.detect.Kind;
import io.otus.alert.detect.PortUse;
import io.otus.alert.detect.Severity;
import io.otus.core.event.Action;
import io.otus.core.event.Service;
import io.otus.core.evidence.Evidence;
import io.otus.core.evidence.FrameSpan;
import io.otus.core.net.Endpoint;
import io.otus.core.net.MacAddress;
import io.otus.core.net.Transport;
import io.otus.testkit.TestFlow;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/** Conversations that nobody can read. */
class UnreadTalkTest {
    private static final int HMI = 1;
    private static final int PLC = 2;
    private static final int DRIVE = 3;
    private static final int OFFICE = 9;
    private static final int PRINTER = 10;
    private static final int SAFETY = 20;
    private static final int DEBUG = 17_185;

    private static final PortUse PORTS = new PortUse() {
        @Override
        public boolean isUsual(String protocol, Transport transport, int port) {
            return protocol.equals("modbus") && port == 502;
        }

        @Override
        public boolean isReserved(Transport transport, int port) {
            return transport == Transport.TCP && port == 502;
        }
    };

    private final Plant plant = new Plant(new LearningPlan.Until(START + HOUR), PORTS);
    private final PlantNetwork network = new PlantNetwork(plant);
    private int clientPort = 50_000;

    private void learned() {
        plant.device("HMI1", HMI);
        plant.device("PLC-1", PLC);
        plant.device("DRIVE", DRIVE);
        plant.device("OFFICE", OFFICE);
        plant.device("PRINTER", PRINTER);
        plant.role(PLC, "controller");
        for (int i = 0; i < 10; i++) {
            plant.read(HMI, PLC, 0, 40);
            plant.read(HMI, DRIVE, 0, 40);
            plant.pass(MINUTE);
        }
    }

    private void watched() {
        learned();
        plant.pass(HOUR);
        assertThat(plant.alerts()).isEmpty();
    }

    private TestFlow begin(int client, Endpoint server) {
        return network.open(Plant.endpoint(client, clientPort++), server, Transport.UDP)
                .client(-1);
    }

    private TestFlow talk(int client, int server, int port) {
        TestFlow flow = network.answer(begin(client, Plant.endpoint(server, port)));
        flow.sent(0, 1, 120).sent(1, 1, 120);
        plant.pass(5 * SECOND);
        return flow;
    }

    private void connect(int client, int server, int port) {
        TestFlow flow = network.answer(network.open(client, server, port));
        network.end(flow.sent(0, 8, 900).sent(1, 8, 2_000));
    }

    private List<Kind> kinds() {
        return plant.alerts().stream().map(alert -> alert.origin().kind()).toList();
    }

    @Test
    void whoTalksToAControllerThatHeNeverAskedIsToldOnce() {
        watched();
        network.end(talk(OFFICE, PLC, DEBUG));
        network.end(talk(OFFICE, PLC, DEBUG));
        AlertState alert = plant.only(Kind.LINK_NEW, Severity.HIGH);
        assertThat(alert.origin().explanation().title())
                .isEqualTo("OFFICE talks to PLC-1 on udp/17185 for the first time, in what nobody reads");
        assertThat(alert.origin().explanation().fact()).isEqualTo("OFFICE habit talks udp/17185@10.0.0.2");
        assertThat(alert.attack()).contains("T0848");
    }

    /** A device that reports something, in so many datagrams of one flow. */
    private void report(int from, int to, int count) {
        TestFlow flow = begin(from, Plant.endpoint(to, 514)).sent(0, count, 90L * count);
        plant.pass(5 * SECOND);
        network.end(flow);
    }

    @Test
    void whoReportsNowAndThenIsKnownToDoSoWhenHeHasMuchToReport() {
        learned();
        report(DRIVE, HMI, 1);
        plant.pass(2 * MINUTE);
        report(DRIVE, HMI, 1);
        plant.pass(HOUR);
        report(DRIVE, HMI, 40);
        assertThat(plant.alerts()).isEmpty();
        report(PLC, HMI, 1); // a datagram alone is no talk
        assertThat(plant.alerts()).isEmpty();
        report(PLC, HMI, 40);
        assertThat(kinds()).containsExactly(Kind.LINK_NEW);
    }

    @Test
    void whoReportedOnceIsNotKnownToDoSo() {
        learned();
        report(DRIVE, HMI, 1);
        plant.pass(HOUR);
        report(DRIVE, HMI, 40);
        assertThat(kinds()).containsExactly(Kind.LINK_NEW);
    }

    /** Datagrams to so many ports of one, which nobody answers. */
    private void scan(int from, int to) {
        for (int port = 0; port < 400; port++) {
            network.end(begin(from, Plant.endpoint(to, 2_000 + port)).sent(0, 1, 4));
        }
        plant.pass(2 * MINUTE);
    }

    @Test
    void whoScansWhileConversationsAreLearnedMayTalkToNobodyByThat() {
        learned();
        scan(OFFICE, PLC);
        scan(OFFICE, PLC);
        plant.pass(HOUR);
        connect(OFFICE, PLC, DEBUG);
        assertThat(kinds()).contains(Kind.LINK_NEW);
    }

    @Test
    void whoDoesMoreThanThereIsRoomForIsToldOfOnceStill() {
        learned();
        Evidence shown = Evidence.of("cafe00000000", new FrameSpan(1, plant.now(), 0, 60));
        AssetModel office = Objects.requireNonNull(plant.engine().baseline().find("asset-" + OFFICE));
        for (int i = 0; i < 1_024; i++) {
            Habit habit = new Habit("calls", Integer.toString(i));
            plant.engine().baseline().assetFacts().habit(office, habit, plant.now(), shown);
        }
        plant.pass(HOUR);
        for (int i = 0; i < 4; i++) {
            network.end(talk(OFFICE, PLC, DEBUG));
            plant.pass(10 * MINUTE);
        }
        assertThat(kinds()).containsOnlyOnce(Kind.LINK_NEW);
        network.end(talk(OFFICE, PLC, DEBUG + 1));
        assertThat(kinds()).filteredOn(Kind.LINK_NEW::equals).hasSize(2);
    }

    @Test
    void whoTalksWithManyIsKnownToUseThatServiceAndNoOther() {
        learned();
        for (int i = 0; i < 300; i++) {
            plant.device("D" + i, 100 + i);
            plant.role(100 + i, "controller");
            network.end(talk(HMI, 100 + i, DEBUG));
        }
        plant.pass(HOUR);
        AssetModel hmi = Objects.requireNonNull(plant.engine().baseline().find("asset-" + HMI));
        assertThat(hmi.countHabits("talks")).isEqualTo(257);
        network.end(talk(HMI, 399, DEBUG));
        assertThat(kinds()).doesNotContain(Kind.LINK_NEW);
        network.end(talk(HMI, 399, DEBUG + 1));
        assertThat(kinds()).contains(Kind.LINK_NEW);
    }

    @Test
    void aLongTalkIsToldWhileItLastsAndOnce() {
        watched();
        TestFlow flow = talk(OFFICE, PLC, DEBUG);
        plant.only(Kind.LINK_NEW, Severity.HIGH);
        for (int i = 0; i < 3; i++) {
            plant.pass(MINUTE);
            plant.engine().flowInterval(flow, plant.now());
        }
        assertThat(plant.only(Kind.LINK_NEW, Severity.HIGH).count()).isEqualTo(1);
    }

    @Test
    void whatWasLearnedIsSilentWhateverThePortOfTheClient() {
        learned();
        network.end(talk(OFFICE, PLC, DEBUG));
        plant.pass(HOUR);
        network.end(talk(OFFICE, PLC, DEBUG));
        assertThat(plant.alerts()).isEmpty();
    }

    @Test
    void whoIsKnownToAskTheControllerIsWorthALook() {
        watched();
        network.end(talk(HMI, PLC, DEBUG));
        plant.only(Kind.LINK_NEW, Severity.LOW);
    }

    @Test
    void aDeviceOfTheProcessThatIsNoControllerIsMedium() {
        watched();
        network.end(talk(OFFICE, DRIVE, 4_000));
        plant.only(Kind.LINK_NEW, Severity.MEDIUM);
    }

    @Test
    void aPortByWhichNetworksAreRunIsWorthALook() {
        watched();
        network.end(talk(OFFICE, DRIVE, 514));
        plant.only(Kind.LINK_NEW, Severity.LOW);
    }

    @Test
    void whoMerelyStandsInTheSameNetworkIsWorthALookByDatagramsAndNothingByConnections() {
        watched();
        connect(OFFICE, PRINTER, 6_000);
        assertThat(plant.alerts()).noneMatch(alert -> alert.origin().kind() == Kind.LINK_NEW);
        network.end(talk(OFFICE, PRINTER, 6_000));
        assertThat(plant.alerts())
                .anyMatch(alert -> alert.origin().kind() == Kind.LINK_NEW && alert.severity() == Severity.LOW);
    }

    @Test
    void aSwitchInTheNetworkOfTheProcessIsMedium() {
        learned();
        plant.type(PRINTER, "switch");
        plant.pass(HOUR);
        network.end(talk(OFFICE, PRINTER, 2_101));
        plant.only(Kind.LINK_NEW, Severity.MEDIUM);
    }

    @Test
    void aControllerIsOneByItsTypeToo() {
        learned();
        plant.type(DRIVE, "rtu");
        plant.pass(HOUR);
        network.end(talk(OFFICE, DRIVE, 2_101));
        plant.only(Kind.LINK_NEW, Severity.HIGH);
    }

    @Test
    void aServiceOfTheNetworkThatIsNoDeviceOfTheProcessIsNobodysMatter() {
        watched();
        network.end(talk(OFFICE, PRINTER, 514));
        assertThat(plant.alerts()).isEmpty();
    }

    @Test
    void theOneWhoWakesASilentDeviceIsNoPartOfTheNewsThatItIsThere() {
        watched();
        plant.device("SAFETY", SAFETY);
        network.end(talk(OFFICE, SAFETY, 1_502));
        assertThat(plant.alerts())
                .anyMatch(alert -> alert.origin().kind() == Kind.LINK_NEW
                        && alert.severity() == Severity.MEDIUM
                        && alert.origin().explanation().title().startsWith("OFFICE talks to SAFETY"));
    }

    @Test
    void aConnectionIsLedByWhoAsks() {
        watched();
        connect(OFFICE, PLC, 20_256);
        plant.pass(MINUTE);
        AlertState alert = plant.only(Kind.LINK_NEW, Severity.HIGH);
        assertThat(alert.also()).contains(Kind.PROTO_NEW);
    }

    @Test
    void aFurtherPortForWhoIsKnownToTalkIsTheServersNews() {
        watched();
        connect(HMI, PLC, 9_999);
        assertThat(kinds()).containsExactly(Kind.PROTO_NEW);
    }

    @Test
    void whatTheSensorJoinsInTheMiddleOrMissesInPartIsNotTold() {
        watched();
        TestFlow joined = network.answer(network.open(OFFICE, PLC, 9_999).joined());
        network.end(joined.sent(0, 8, 900).sent(1, 8, 2_000));
        TestFlow lost = network.answer(network.open(OFFICE, PLC, 9_998)).lost(plant.now());
        network.end(lost.sent(0, 8, 900).sent(1, 8, 2_000));
        assertThat(kinds()).doesNotContain(Kind.LINK_NEW);
    }

    @Test
    void whoGoesOnIsHeardThoughHisSideAloneIsSeen() {
        watched();
        network.end(begin(OFFICE, Plant.endpoint(PLC, DEBUG)).sent(0, 4, 480));
        assertThat(plant.alerts()).as("who knocks").isEmpty();
        network.end(begin(OFFICE, Plant.endpoint(PLC, DEBUG)).sent(0, 20, 2_400));
        plant.only(Kind.LINK_NEW, Severity.HIGH);
    }

    @Test
    void anAnswerWhoseQuestionWasMissedIsOfTheSameConversation() {
        learned();
        network.end(talk(OFFICE, PLC, DEBUG));
        plant.pass(HOUR);
        Endpoint server = Plant.endpoint(PLC, DEBUG);
        TestFlow high = network.answer(network.open(server, Plant.endpoint(OFFICE, 50_500), Transport.UDP)
                .client(-1));
        TestFlow low = network.answer(network.open(server, Plant.endpoint(OFFICE, 1_030), Transport.UDP)
                .client(-1));
        network.end(high.sent(0, 2, 300).sent(1, 2, 300));
        network.end(low.sent(0, 2, 300).sent(1, 2, 300));
        assertThat(plant.alerts()).isEmpty();
    }

    @Test
    void whatIsReadOrOfTheMomentOrForAGroupOrOfTheInternetIsNoneOfThese() {
        watched();
        TestFlow read = network.answer(begin(OFFICE, Plant.endpoint(PLC, 53))).speaks("dns");
        network.end(read.sent(0, 2, 300).sent(1, 2, 300));
        network.end(talk(OFFICE, PLC, 50_001));
        Endpoint group =
                new Endpoint(0, MacAddress.BROADCAST, Plant.endpoint(255, 4_000).ip(), 4_000);
        network.end(network.answer(begin(OFFICE, group)).sent(0, 20, 3_000).sent(1, 2, 300));
        TestFlow outside = network.answer(begin(PLC, PlantNetwork.internet("203.0.113.5", 4_000)));
        network.end(outside.sent(0, 20, 3_000).sent(1, 2, 300));
        assertThat(kinds()).doesNotContain(Kind.LINK_NEW);
    }

    @Test
    void thePortOfAProtocolInWhichTheTwoAreKnownToTalkIsNoOtherConversation() {
        watched();
        network.end(talk(HMI, PLC, 502));
        assertThat(plant.alerts()).isEmpty();
    }

    @Test
    void aPortThatTheirFtpAgreedOnIsNoOtherConversation() {
        watched();
        plant.ask(OFFICE, PLC, "ftp", "", new Service(-1, "list", Action.READ));
        connect(OFFICE, PLC, 1_031);
        assertThat(plant.alerts())
                .noneMatch(alert -> alert.origin()
                        .explanation()
                        .title()
                        .contains("tcp/1031 for the first time, in what nobody reads"));
    }

    @Test
    void oneSourceThatAsksSeveralOnOnePortIsOneAlert() {
        watched();
        network.end(talk(OFFICE, PLC, DEBUG));
        network.end(talk(OFFICE, DRIVE, DEBUG));
        plant.pass(MINUTE);
        assertThat(plant.only(Kind.LINK_NEW, Severity.HIGH).further().count()).isEqualTo(1);
    }

    @Test
    void whatOneWhoScansIsAnsweredByTheWayIsALineOfThat() {
        watched();
        for (int host = 30; host < 70; host++) {
            begin(OFFICE, Plant.endpoint(host, DEBUG));
        }
        plant.pass(5 * SECOND);
        TestFlow probe =
                network.answer(begin(OFFICE, Plant.endpoint(PLC, DEBUG)).sent(0, 0, 60));
        probe.sent(1, 0, 60);
        plant.pass(5 * SECOND);
        assertThat(kinds()).containsExactly(Kind.SCAN_HOST);
        plant.pass(MINUTE);
        assertThat(plant.alerts().getFirst().also()).contains(Kind.LINK_NEW);
    }
}
