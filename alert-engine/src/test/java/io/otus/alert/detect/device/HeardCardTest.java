package io.otus.alert.detect.device;

import static io.otus.alert.Plant.HOUR;
import static io.otus.alert.Plant.MINUTE;
import static io.otus.alert.Plant.START;
import static org.assertj.core.api.Assertions.assertThat;

import io.otus.alert.Kept;
import io.otus.alert.Plant;
import io.otus.alert.PlantNetwork;
import io.otus.alert.baseline.AssetModel;
import io.otus.alert.baseline.LearningPlan;
import io.otus.alert.detect.Kind;
import io.otus.core.net.Endpoint;
import io.otus.core.net.IpAddress;
import io.otus.core.net.MacAddress;
import java.util.Objects;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A network card that says whose address it has long after that address was heard. */
class HeardCardTest {
    private static final int HMI = 1;
    private static final int PLC = 2;
    private static final int DRIVE = 3;
    private static final int CARD = 40;
    private static final int OTHER_CARD = 41;

    private final Plant plant = new Plant(new LearningPlan.Until(START + HOUR));
    private final PlantNetwork network = new PlantNetwork(plant);

    @BeforeEach
    void devices() {
        plant.device("HMI1", HMI);
        plant.device("PLC-1", PLC);
        plant.device("DRIVE", DRIVE);
        plant.read(HMI, PLC, 0, 10);
    }

    /** The address of the controller speaks from a card. */
    private void speaksFrom(int card) {
        Endpoint plc = Plant.endpoint(PLC, 502);
        Endpoint from = new Endpoint(plc.segment(), Plant.endpoint(card, 0).mac(), plc.ip(), plc.port());
        network.open(from, Plant.endpoint(HMI, 50_000));
    }

    private boolean isNew() {
        plant.pass(MINUTE);
        return plant.alerts().stream().anyMatch(each -> each.origin().kind() == Kind.ASSET_NEW);
    }

    private void learned() {
        plant.pass(2 * HOUR);
        plant.lines().clear();
    }

    @Test
    void theCardFromWhichTheAddressAlwaysSpokeIsNoNewDevice() {
        speaksFrom(CARD);
        learned();
        plant.namelessDevice(CARD);
        plant.arp(CARD, PLC);
        assertThat(isNew()).isFalse();
        AssetModel card = Objects.requireNonNull(plant.engine().baseline().find("asset-" + CARD));
        assertThat(Objects.requireNonNull(card.presence()).isKnown()).isTrue();
    }

    @Test
    void aCardThatSpokeForSeveralIsARoutersAndNoneOfThem() {
        speaksFrom(CARD);
        Endpoint other = Plant.endpoint(DRIVE, 502);
        Endpoint from = new Endpoint(other.segment(), Plant.endpoint(CARD, 0).mac(), other.ip(), other.port());
        network.open(from, Plant.endpoint(HMI, 50_000));
        learned();
        plant.namelessDevice(CARD);
        plant.arp(CARD, PLC);
        assertThat(isNew()).isTrue();
    }

    @Test
    void anyOtherOneIs() {
        speaksFrom(CARD);
        learned();
        plant.namelessDevice(OTHER_CARD);
        plant.arp(OTHER_CARD, PLC);
        assertThat(isNew()).isTrue();
    }

    @Test
    void soIsOneFromWhichItSpokeBesideAnother() {
        speaksFrom(CARD);
        speaksFrom(OTHER_CARD);
        learned();
        plant.namelessDevice(CARD);
        plant.arp(CARD, PLC);
        assertThat(isNew()).isTrue();
    }

    @Test
    void soIsOneFromWhichItSpeaksOnlyNow() {
        learned();
        speaksFrom(CARD);
        plant.namelessDevice(CARD);
        plant.arp(CARD, PLC);
        assertThat(isNew()).isTrue();
    }

    @Test
    void aRestartForgetsNoCard() {
        HeardCards cards = new HeardCards();
        IpAddress ip = IpAddress.parse("10.0.0.2");
        MacAddress mac = MacAddress.parse("00:90:e8:00:00:01");
        cards.heard(new Endpoint(7, mac, ip, 502));
        HeardCards later = new HeardCards();
        Kept.takeUp(Kept.lines(cards::keep), later::takeUp);
        assertThat(later.has(7, ip, mac)).isTrue();
        assertThat(later.has(8, ip, mac)).isFalse();
        cards.heard(new Endpoint(7, MacAddress.parse("00:90:e8:00:00:02"), ip, 502));
        assertThat(cards.has(7, ip, mac)).isFalse();
    }

    @Test
    void aRestartForgetsNoCardOfSeveral() {
        IpAddress first = IpAddress.parse("10.0.0.2");
        IpAddress second = IpAddress.parse("10.0.0.3");
        MacAddress router = MacAddress.parse("00:90:e8:00:00:01");
        HeardCards cards = new HeardCards();
        cards.heard(new Endpoint(7, router, first, 502));
        cards.heard(new Endpoint(7, MacAddress.parse("00:90:e8:00:00:02"), first, 502));
        cards.heard(new Endpoint(7, router, second, 502));
        assertThat(cards.has(7, second, router)).isFalse();

        HeardCards later = new HeardCards();
        Kept.takeUp(Kept.lines(cards::keep), later::takeUp);
        assertThat(later.has(7, second, router)).isFalse();
        assertThat(Kept.lines(later::keep)).containsExactlyInAnyOrderElementsOf(Kept.lines(cards::keep));
    }
}
