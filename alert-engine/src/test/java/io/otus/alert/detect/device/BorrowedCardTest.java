package io.otus.alert.detect.device;

import static org.assertj.core.api.Assertions.assertThat;

import io.otus.alert.Plant;
import io.otus.alert.PlantNetwork;
import io.otus.alert.alert.AlertState;
import io.otus.alert.alert.EvidenceItem;
import io.otus.alert.detect.Kind;
import io.otus.alert.detect.Severity;
import io.otus.core.event.Attribute;
import io.otus.core.evidence.FrameSpan;
import org.junit.jupiter.api.Test;

/** Machines whose own word tells that they send from the addresses of another device. */
class BorrowedCardTest {
    private static final int HMI = 1;
    private static final int PLC = 2;
    private static final int LAPTOP = 9;

    private final Plant plant = Plant.watched();
    private final PlantNetwork network = new PlantNetwork(plant);

    private void says(int from, String name, int card) {
        network.claims(from, "mdns", Attribute.NAME, name, "mdns address_record");
        network.claims(from, "mdns", Attribute.MAC, "02:00:00:00:00:0" + card, "mdns service");
    }

    @Test
    void whoSendsFromAControllersAddressesIsToldByItsOwnWord() {
        says(PLC, "mixer.local", LAPTOP);
        assertThat(plant.alerts()).as("nobody has that card yet").isEmpty();
        says(LAPTOP, "mixer.local", LAPTOP);

        AlertState alert = plant.only(Kind.ARP_SPOOF, Severity.MEDIUM);
        assertThat(alert.origin().explanation().title())
                .isEqualTo("LAPTOP sends from 10.0.0.2 of PLC-1 with its MAC address, by its own word");
        assertThat(alert.origin().explanation().explanation())
                .contains("What came from 10.0.0.2 and 02:00:00:00:00:02 says to be mixer.local with the MAC address"
                        + " 02:00:00:00:00:09 (mdns service), and LAPTOP says the same from that MAC address");
        assertThat(alert.assets()).extracting(each -> each.id()).containsExactly("asset-9", "asset-2");
        assertThat(alert.evidence()).as("both words").hasSize(2);
        says(PLC, "mixer.local", LAPTOP);
        assertThat(plant.alerts()).hasSize(1);
    }

    /** The inventory calls both by the name that was said from both addresses. */
    @Test
    void whoGaveTheVictimItsNameIsToldByAddress() {
        plant.device("mixer.local (10.0.0.2)", PLC);
        plant.device("mixer.local (10.0.0.9)", LAPTOP);
        says(PLC, "mixer.local", LAPTOP);
        says(LAPTOP, "mixer.local", LAPTOP);
        AlertState alert = plant.only(Kind.ARP_SPOOF, Severity.MEDIUM);
        assertThat(alert.origin().explanation().title())
                .isEqualTo("10.0.0.9 sends from 10.0.0.2 with its MAC address, by its own word");
        assertThat(alert.origin().explanation().explanation())
                .contains(" and 10.0.0.9 says the same from that MAC address");
    }

    @Test
    void theOrderOfTheTwoWordsDoesNotMatter() {
        says(LAPTOP, "mixer.local", LAPTOP);
        says(PLC, "mixer.local", LAPTOP);
        assertThat(plant.only(Kind.ARP_SPOOF, Severity.MEDIUM).evidence())
                .as("both words")
                .hasSize(2)
                .extracting(EvidenceItem::span)
                .extracting(FrameSpan::frame)
                .isSorted();
    }

    @Test
    void whoSaysAnotherNameOrItsOwnCardIsNobodyElse() {
        says(LAPTOP, "mixer.local", LAPTOP);
        says(PLC, "pump.local", LAPTOP);
        says(PLC, "mixer.local", PLC);
        assertThat(plant.alerts()).isEmpty();
    }

    @Test
    void aSecondCardOfAComputerMaySayTheFirstOne() {
        says(LAPTOP, "office.local", LAPTOP);
        says(HMI, "office.local", LAPTOP);
        assertThat(plant.alerts()).isEmpty();
    }

    @Test
    void aRouterPassesOnWhatOthersSay() {
        plant.forwards(PLC);
        says(LAPTOP, "mixer.local", LAPTOP);
        says(PLC, "mixer.local", LAPTOP);
        assertThat(plant.alerts()).isEmpty();
    }
}
