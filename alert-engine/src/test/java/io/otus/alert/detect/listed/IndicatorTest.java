package io.otus.alert.detect.listed;

import static io.otus.alert.Plant.HOUR;
import static io.otus.alert.Plant.MINUTE;
import static io.otus.alert.Plant.SECOND;
import static io.otus.alert.Plant.START;
import static org.assertj.core.api.Assertions.assertThat;

import io.otus.alert.Plant;
import io.otus.alert.PlantNetwork;
import io.otus.alert.SiteRules;
import io.otus.alert.alert.AlertState;
import io.otus.alert.baseline.LearningPlan;
import io.otus.alert.custom.CustomRules;
import io.otus.alert.detect.Kind;
import io.otus.alert.detect.Severity;
import io.otus.alert.indicator.IndicatorList;
import io.otus.alert.indicator.Indicators;
import io.otus.alert.signature.SignatureSet;
import io.otus.core.event.Action;
import io.otus.core.event.FileDigest;
import io.otus.core.event.SessionFact;
import io.otus.core.event.SessionSeen;
import io.otus.core.net.Endpoint;
import io.otus.core.net.Transport;
import io.otus.testkit.TestFlow;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What is on a list of the site, from its list to its alert. */
class IndicatorTest {
    private static final int HMI = 1;
    private static final int PLC = 2;
    private static final int RESOLVER = 8;
    private static final int UPSTREAM = 9;
    private static final String FILE_HASH = "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08";
    private static final String LIST = """
        type,value,description
        ip,203.0.113.5,"command server, seen in 2026"
        ip,198.51.100.0/24,
        domain,update[.]bad.example,kill switch
        file,%s,wiper
        ja3,6734f37431670b3ab4292b8f60f29984,
        """.formatted(FILE_HASH);

    private final Plant plant = new Plant(
            new LearningPlan.Until(START + HOUR),
            new SiteRules(
                    CustomRules.NONE,
                    new Indicators(IndicatorList.read(LIST, "bad.csv").indicators()),
                    SignatureSet.NONE));
    private final PlantNetwork network = new PlantNetwork(plant);

    private void devices() {
        plant.device("HMI1", HMI);
        plant.device("PLC-1", PLC);
        plant.pass(MINUTE);
    }

    private AlertState expectListed() {
        List<AlertState> listed = plant.alerts().stream()
                .filter(alert -> alert.origin().kind() == Kind.MALWARE_IOC)
                .toList();
        assertThat(listed).hasSize(1);
        assertThat(listed.getFirst().severity()).isEqualTo(Severity.CRITICAL);
        return listed.getFirst();
    }

    @Test
    void anAddressThatIsTalkedToIsOnTheList() {
        devices();
        network.open(HMI, PlantNetwork.internet("203.0.113.5", 443));
        AlertState alert = expectListed();
        assertThat(alert.origin().explanation().title()).isEqualTo("HMI1 talks to 203.0.113.5, which bad.csv:2 lists");
        assertThat(alert.origin().explanation().explanation())
                .contains("bad.csv:2 lists")
                .contains("The list says: command server, seen in 2026.");
        assertThat(alert.evidence()).isNotEmpty();
    }

    @Test
    void anAddressOfAListedNetworkIsOnTheListOnceItIsAnswered() {
        devices();
        network.refuse(network.open(PlantNetwork.internet("198.51.100.77", 40_000), Plant.endpoint(PLC, 502)));
        network.open(PlantNetwork.internet("198.51.100.77", 40_001), Plant.endpoint(PLC, 502));
        assertThat(plant.alerts()).noneMatch(alert -> alert.origin().kind() == Kind.MALWARE_IOC);
        network.answer(network.open(PlantNetwork.internet("198.51.100.77", 40_002), Plant.endpoint(PLC, 502)));
        expectListed();
    }

    /** Both sides of BACnet/IP use one port, which shows no client. */
    @Test
    void whoAnswersAListedAddressIsOneAlertWhateverThePort() {
        devices();
        Endpoint listed = PlantNetwork.internet("203.0.113.5", 47_808);
        network.answer(network.open(listed, Plant.endpoint(PLC, 47_808), Transport.UDP));
        TestFlow flow = network.open(listed, Plant.endpoint(HMI, 47_808), Transport.UDP);
        network.answer(flow.client(TestFlow.NOBODY));
        plant.pass(2 * MINUTE); // the second line of an alert comes later
        AlertState alert = expectListed();
        assertThat(alert.assets()).extracting(each -> each.name()).contains("PLC-1", "HMI1");
        assertThat(alert.origin().explanation().explanation()).doesNotContain("the other side is");
    }

    @Test
    void aNameThatIsAskedForIsOnTheList() {
        devices();
        TestFlow flow = network.open(HMI, PLC, 53);
        network.session(flow, "dns", SessionSeen.NAME_QUERY, "a.UPDATE.bad.example");
        network.session(flow, "dns", SessionSeen.NAME_QUERY, "bad.example");
        network.session(flow, "dns", SessionSeen.NAME_QUERY, "xupdate.bad.example");
        expectListed();
    }

    @Test
    void aHandshakeShowsWhatIsOnTheList() {
        devices();
        TestFlow flow = network.open(HMI, PLC, 443);
        network.session(flow, "tls", new SessionFact.ClientFingerprint("6734f37431670b3ab4292b8f60f29984", "t13d"));
        expectListed();
    }

    @Test
    void aFileThatIsMovedIsOnTheList() {
        devices();
        plant.move(HMI, PLC, Action.FILE, "setup.exe", FILE_HASH);
        expectListed();
    }

    @Test
    void aFileInAMessageIsOnTheList() {
        devices();
        TestFlow flow = network.open(HMI, PLC, 25);
        network.session(flow, "smtp", attached("0".repeat(64), "b.pdf"));
        network.session(flow, "smtp", attached(FILE_HASH, "a plan.pdf"));
        AlertState alert = expectListed();
        assertThat(alert.origin().explanation().title())
                .isEqualTo("HMI1 sends in a message, as 'a plan.pdf', " + FILE_HASH + ", which bad.csv:5 lists");
        assertThat(alert.attack()).containsExactly("T0865");
    }

    @Test
    void aFileThatIsFetchedFromAServerIsOnTheList() {
        devices();
        TestFlow flow = network.open(HMI, PLC, 80);
        network.sessionOfServer(flow, "http", content("0".repeat(64), "/"));
        network.sessionOfServer(flow, "http", content(FILE_HASH, "/get/a b.exe"));
        AlertState alert = expectListed();
        assertThat(alert.origin().explanation().title())
                .isEqualTo("HMI1 fetches, as '/get/a b.exe', " + FILE_HASH + ", which bad.csv:5 lists");
        assertThat(alert.attack()).containsExactly("T0863", "T0867", "T0869");
    }

    @Test
    void aFileThatIsPutOnAServerIsOnTheList() {
        devices();
        network.session(network.open(HMI, PLC, 80), "http", content(FILE_HASH, "/a"));
        AlertState alert = expectListed();
        assertThat(alert.origin().explanation().title())
                .isEqualTo("HMI1 stores, as '/a', " + FILE_HASH + ", which bad.csv:5 lists");
        assertThat(alert.attack()).containsExactly("T0867", "T0869");
    }

    @Test
    void aFileInAMessageThatIsOnNoListIsSilentWhateverItsName() {
        devices();
        TestFlow flow = network.open(HMI, PLC, 25);
        String name = "a sha256=" + FILE_HASH + " server_name=update.bad.example";
        network.session(flow, "smtp", attached("0".repeat(64), name));
        assertThat(plant.alerts()).noneMatch(each -> each.origin().kind() == Kind.MALWARE_IOC);
    }

    /** The log cuts what is long; the list is asked for all of it. */
    @Test
    void aCertificateIsOnTheListHoweverLongItsSubject() {
        devices();
        network.session(network.open(HMI, PLC, 443), "tls", certificate("CN=" + "a".repeat(300), FILE_HASH));
        assertThat(expectListed().attack()).containsExactly("T0869", "T0883", "T0884");
    }

    @Test
    void aProgramThatCallsAgainAndAgainIsOneAlertWithItsOccurrences() {
        devices();
        for (int i = 0; i < 12; i++) {
            network.open(HMI, PlantNetwork.internet("203.0.113.5", 443));
            plant.pass(10 * MINUTE);
        }
        AlertState alert = expectListed();
        assertThat(alert.count()).isEqualTo(12);
        assertThat(alert.occurrence().n()).isEqualTo(12);
    }

    @Test
    void aFileThatIsMovedAgainAfterAPauseIsAnotherDeed() {
        devices();
        plant.move(HMI, PLC, Action.FILE, "setup.exe", FILE_HASH);
        plant.pass(10 * MINUTE);
        plant.move(HMI, PLC, Action.FILE, "setup.exe", FILE_HASH);
        assertThat(plant.alerts())
                .filteredOn(alert -> alert.origin().kind() == Kind.MALWARE_IOC)
                .hasSize(2);
    }

    private static SessionFact attached(String sha256, String name) {
        return new SessionFact.Attachment(new FileDigest(sha256, 4, name));
    }

    private static SessionFact content(String sha256, String name) {
        return new SessionFact.Content(new FileDigest(sha256, 4, name));
    }

    private static SessionFact certificate(String subject, String sha256) {
        return new SessionFact.Certificate("tls_certificate", subject, "CN=b", sha256);
    }

    private String filter() {
        return expectListed().origin().explanation().filter();
    }

    @Test
    void theFilterShowsTheFramesThatHaveIt() {
        devices();
        network.session(network.open(HMI, PLC, 53), "dns", SessionSeen.NAME_QUERY, "a.UPDATE.bad.example");
        assertThat(filter()).isEqualTo("dns.qry.name matches \"(^|[.])update[.]bad[.]example[.]?$\"");
    }

    @Test
    void theFilterOfAHandshakeNamesItsField() {
        devices();
        TestFlow flow = network.open(HMI, PLC, 443);
        network.session(flow, "tls", new SessionFact.EncryptionHello("update.bad.example", List.of()));
        assertThat(filter())
                .isEqualTo("tls.handshake.extensions_server_name matches \"(^|[.])update[.]bad[.]example[.]?$\"");
        network.session(flow, "tls", new SessionFact.ClientFingerprint("6734f37431670b3ab4292b8f60f29984", "t13d"));
        assertThat(plant.alerts())
                .extracting(each -> each.origin().explanation().filter())
                .contains("tls.handshake.ja3 == \"6734f37431670b3ab4292b8f60f29984\"");
    }

    @Test
    void theFilterOfAFileShowsItsFlow() {
        devices();
        plant.move(HMI, PLC, Action.FILE, "setup.exe", FILE_HASH);
        assertThat(filter()).contains("ip.addr == 10.0.0.1", "ip.addr == 10.0.0.2", "tcp.port == ");
    }

    @Test
    void devicesThatAnswerOneListedAddressAreOneAlert() {
        devices();
        for (int host : List.of(PLC, HMI)) {
            network.answer(network.open(PlantNetwork.internet("198.51.100.77", 40_002), Plant.endpoint(host, 502)));
        }
        plant.pass(MINUTE);
        AlertState alert = expectListed();
        assertThat(alert.further().count()).isEqualTo(1);
        assertThat(alert.origin().explanation().filter()).isEqualTo("ip.addr == 198.51.100.77");
    }

    private void asks(int client, int server, String name) {
        network.session(
                network.open(Plant.endpoint(client, 50_000), Plant.endpoint(server, 53), Transport.UDP),
                "dns",
                SessionSeen.NAME_QUERY,
                name);
    }

    private void resolvers() {
        devices();
        plant.device("DC1", RESOLVER);
        plant.device("DC2", UPSTREAM);
    }

    @Test
    void aNameServerThatAsksOnIsPartOfTheAlertOfItsClient() {
        resolvers();
        asks(HMI, RESOLVER, "a.update.bad.example");
        plant.pass(SECOND);
        asks(RESOLVER, UPSTREAM, "A.update.bad.example");
        plant.pass(SECOND);
        asks(UPSTREAM, PLC, "update.bad.example");
        asks(UPSTREAM, PLC, "a.update.bad.example");
        plant.pass(MINUTE);
        AlertState alert = expectListed();
        assertThat(alert.origin().explanation().title()).startsWith("HMI1 asks for");
        assertThat(alert.count()).isEqualTo(4);
    }

    @Test
    void aNameServerThatAsksForItselfIsAnAlertOfItsOwn() {
        resolvers();
        asks(HMI, RESOLVER, "a.update.bad.example");
        asks(RESOLVER, UPSTREAM, "b.update.bad.example");
        plant.pass(MINUTE);
        asks(HMI, UPSTREAM, "c.update.bad.example");
        plant.pass(MINUTE);
        asks(UPSTREAM, RESOLVER, "c.update.bad.example");
        assertThat(plant.alerts())
                .filteredOn(each -> each.origin().kind() == Kind.MALWARE_IOC)
                .extracting(each -> each.origin().explanation().title())
                .containsExactly(
                        "HMI1 asks for update.bad.example, which bad.csv:4 lists",
                        "DC1 asks for update.bad.example, which bad.csv:4 lists",
                        "DC2 asks for update.bad.example, which bad.csv:4 lists");
    }

    @Test
    void whatIsOnNoListIsSilent() {
        devices();
        TestFlow flow = network.answer(network.open(HMI, PLC, 443));
        network.session(flow, "tls", new SessionFact.EncryptionHello("good.example", List.of("h2")));
        network.session(flow, "tls", certificate("CN=a", "0".repeat(64)));
        plant.move(HMI, PLC, Action.FILE, "setup.exe", "1".repeat(64));
        network.answer(network.open(HMI, PlantNetwork.internet("203.0.113.6", 443)));
        assertThat(plant.alerts()).noneMatch(alert -> alert.origin().kind() == Kind.MALWARE_IOC);
    }
}
