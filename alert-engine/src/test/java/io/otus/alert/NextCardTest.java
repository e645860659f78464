package io.otus.alert;

import static io.otus.alert.Plant.HOUR;
import static io.otus.alert.Plant.SECOND;
import static io.otus.alert.Plant.START;
import static org.assertj.core.api.Assertions.assertThat;

import io.otus.alert.baseline.LearningPlan;
import io.otus.alert.detect.Kind;
import io.otus.alert.detect.Severity;
import io.otus.core.asset.AssetRef;
import io.otus.core.event.AddressBinding;
import io.otus.core.event.Origin;
import io.otus.core.evidence.FrameSpan;
import io.otus.core.net.Endpoint;
import io.otus.core.net.IpAddress;
import io.otus.core.net.MacAddress;
import io.otus.core.net.Transport;
import io.otus.testkit.TestFlow;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** A computer in the network of a controller goes on with another of its network cards, and says so to all. */
class NextCardTest {
    private static final int HMI = 1;
    private static final int PLC = 2;
    private static final String OWN = "3c:d9:2b:3c:c9:ac";
    private static final IpAddress ADDRESS = IpAddress.parse("10.0.0.10");

    /** What the card claims before; null for nothing. */
    private @Nullable IpAddress first;

    private final Plant plant = new Plant(new LearningPlan.Until(START + HOUR));

    private void takesOver(String card, boolean isToAll) {
        takesOver(card, isToAll, false);
    }

    private void takesOver(String card, boolean isToAll, boolean isOfProcess) {
        plant.devices("HMI1", "PLC-1");
        plant.read(HMI, PLC, 0, 10);
        AssetRef historian =
                new AssetRef("asset-10", "HIST1", "unknown", List.of(), OWN, ADDRESS.toString(), 0, null, START);
        plant.enter(historian, ADDRESS);
        plant.appears(historian, 10);
        if (isOfProcess) {
            plant.read(10, PLC, 0, 10);
        }
        plant.pass(2 * HOUR);
        AssetRef nameless = new AssetRef("asset-77", card, "unknown", List.of(), card, null, 0, null, plant.now());
        plant.enter(nameless, IpAddress.parse("10.0.0.77"));
        plant.appears(nameless, 77);
        MacAddress mac = MacAddress.parse(card);
        MacAddress told = isToAll ? MacAddress.BROADCAST : MacAddress.parse("02:00:00:00:00:01");
        for (IpAddress each : first == null ? List.of(ADDRESS) : List.of(first, ADDRESS)) {
            TestFlow flow = TestFlow.of(
                    Transport.LINK,
                    new Endpoint(0, mac, null, Endpoint.NO_PORT),
                    new Endpoint(0, told, null, Endpoint.NO_PORT));
            FrameSpan frame = new FrameSpan(5, plant.now(), 0, 60);
            Origin origin = new Origin(flow, 0, "arp", "cafe00000000", plant.now(), frame);
            plant.engine().addressBinding(new AddressBinding(origin, 0, mac, each, AddressBinding.Source.ARP, 0));
        }
        plant.pass(10 * SECOND);
    }

    private Severity appeared() {
        return plant.alerts().stream()
                .filter(each -> each.origin().kind() == Kind.ASSET_NEW)
                .findFirst()
                .orElseThrow()
                .severity();
    }

    @Test
    void theNextCardOfAMachineIsToldLow() {
        takesOver("3c:d9:2b:3c:c9:ad", true);
        assertThat(appeared()).isEqualTo(Severity.LOW);
    }

    @Test
    void aCardOfTheSameMakerIsAnother() {
        takesOver("3c:d9:2b:77:00:01", true);
        assertThat(appeared()).isEqualTo(Severity.MEDIUM);
    }

    @Test
    void aCardNextToTheOneOfAStationOfTheProcessIsAsAnyOther() {
        takesOver("3c:d9:2b:3c:c9:ad", true, true);
        assertThat(appeared()).isEqualTo(Severity.MEDIUM);
    }

    @Test
    void whoClaimedTheAddressOfAControllerBeforeIsNotTakenForAnotherCard() {
        first = IpAddress.parse("10.0.0.2");
        takesOver("3c:d9:2b:3c:c9:ad", true);
        assertThat(appeared()).isEqualTo(Severity.MEDIUM);
    }

    @Test
    void whoTellsItAsideIsNotTakenForAnotherCard() {
        takesOver("3c:d9:2b:3c:c9:ad", false);
        assertThat(appeared()).isEqualTo(Severity.MEDIUM);
    }
}
