package io.otus.alert.detect.device;

import static io.otus.alert.Plant.HOUR;
import static io.otus.alert.Plant.MINUTE;
import static io.otus.alert.Plant.SECOND;
import static io.otus.alert.Plant.START;
import static org.assertj.core.api.Assertions.assertThat;

import io.otus.alert.Plant;
import io.otus.alert.PlantNetwork;
import io.otus.alert.baseline.LearningPlan;
import io.otus.alert.detect.Kind;
import io.otus.alert.detect.Severity;
import io.otus.core.event.Attribute;
import io.otus.core.event.NameAnswer;
import org.junit.jupiter.api.Test;

/** Who answers for which names. */
class NameAnswerTest {
    private static final int HMI = 1;
    private static final int PLC = 2;
    private static final int LAPTOP = 9;

    private final Plant plant = new Plant(new LearningPlan.Until(START + HOUR));
    private final PlantNetwork network = new PlantNetwork(plant);

    private void learned() {
        plant.device("HMI1", HMI);
        plant.device("PLC-1", PLC);
        plant.device("PLC-2", 3);
        plant.device("LAPTOP", LAPTOP);
        for (int i = 0; i < 10; i++) {
            plant.read(HMI, PLC, 0, 40);
            plant.read(HMI, 3, 0, 40);
            plant.pass(MINUTE);
        }
        answers(LAPTOP, "old-name", NameAnswer.LLMNR);
        plant.pass(HOUR);
    }

    private void answers(int host, String name, String service) {
        network.claims(host, service.substring(0, service.indexOf(' ')), Attribute.NAME, name, service);
        plant.pass(SECOND);
    }

    @Test
    void whoAnswersForOneNameAfterTheOtherStandsBetweenOthers() {
        learned();
        answers(LAPTOP, "print", NameAnswer.LLMNR);
        answers(LAPTOP, "PRINT", NameAnswer.NETBIOS);
        answers(LAPTOP, "print.local", NameAnswer.MDNS);
        answers(LAPTOP, "fileserv01", NameAnswer.LLMNR);
        assertThat(plant.alerts()).isEmpty();
        answers(LAPTOP, "BACKUP", NameAnswer.NETBIOS);
        answers(LAPTOP, "isatap", NameAnswer.LLMNR);
        var alert = plant.only(Kind.ROLE_NEW, Severity.HIGH).origin();
        assertThat(alert.explanation().title()).isEqualTo("LAPTOP answers for the names of others");
        assertThat(alert.explanation().explanation()).contains("print, fileserv01, backup");
    }

    private void answersTo(int host, int asker, String name) {
        network.tells(host, asker, "llmnr", Attribute.NAME, name, NameAnswer.LLMNR);
        plant.pass(SECOND);
    }

    @Test
    void whoAnswersForTheProxyThatAllLookForIsToldAtOnce() {
        learned();
        answersTo(LAPTOP, HMI, "WPAD");
        plant.only(Kind.ROLE_NEW, Severity.HIGH);
    }

    @Test
    void aProxyAnswersForIt() {
        plant.device("PROXY", 40);
        network.claims(40, "nbns", Attribute.NAME, "WPAD", "nbns registration");
        plant.device("OLD-PROXY", 41);
        answersTo(41, HMI, "wpad");
        learned();
        answersTo(40, HMI, "wpad");
        answersTo(41, HMI, "wpad");
        assertThat(plant.alerts()).isEmpty();
    }

    @Test
    void whoAnswersThreeForOneNameThatIsNotItsOwnIsTold() {
        learned();
        for (int i = 0; i < 10; i++) {
            answersTo(LAPTOP, HMI, "fileserv01");
            answersTo(LAPTOP, 3, "fileserv01");
            answers(LAPTOP, "fileserv01", NameAnswer.MDNS);
            answersTo(LAPTOP, 1 + i % 3, "laptop");
        }
        assertThat(plant.alerts()).isEmpty();
        answersTo(LAPTOP, PLC, "fileserv01");
        plant.only(Kind.ROLE_NEW, Severity.HIGH);
    }

    @Test
    void aHostAnswersForItsOwnNamesAndAFewMore() {
        learned();
        network.claims(LAPTOP, "nbns", Attribute.NAME, "NOTEBOOK-OF-THE-NIGHT-SHIFT", "nbns registration");
        for (int i = 0; i < 10; i++) {
            answers(LAPTOP, "laptop", NameAnswer.LLMNR);
            answers(LAPTOP, "OLD-NAME", NameAnswer.NETBIOS);
            answers(LAPTOP, "NOTEBOOK-OF-THE", NameAnswer.NETBIOS);
            answers(LAPTOP, "alias-1", NameAnswer.LLMNR);
            answers(LAPTOP, "alias-2.local", NameAnswer.MDNS);
            plant.pass(HOUR);
        }
        assertThat(plant.alerts()).isEmpty();
    }

    @Test
    void anOwnNameWithANumberIsItsOwnWhereAnotherHostHasItToo() {
        learned();
        for (int i = 2; i < 12; i++) {
            answers(LAPTOP, "laptop-" + i + ".local", NameAnswer.MDNS);
        }
        assertThat(plant.alerts()).isEmpty();
    }

    @Test
    void aNameWithANumberThatADeviceOfTheProcessHasIsNot() {
        learned();
        network.claims(LAPTOP, "nbns", Attribute.NAME, "PLC", "nbns registration");
        answers(LAPTOP, "plc-2.local", NameAnswer.MDNS);
        plant.only(Kind.ROLE_NEW, Severity.HIGH);
    }

    @Test
    void whatIsAnsweredAgainCountsAgain() {
        learned();
        answers(LAPTOP, "hmi1", NameAnswer.LLMNR);
        plant.pass(10 * MINUTE);
        answers(LAPTOP, "hmi1", NameAnswer.LLMNR);
        assertThat(plant.only(Kind.ROLE_NEW, Severity.HIGH).occurrence().n()).isEqualTo(2);
    }

    @Test
    void namesThatBrowsersMakeUpAreNobodys() {
        learned();
        for (int i = 10; i < 30; i++) {
            answers(LAPTOP, "1f4712" + i + "-1f0a-4b2c-8d3e-9a0b1c2d3e4f.local", NameAnswer.MDNS);
        }
        assertThat(plant.alerts()).isEmpty();
    }

    @Test
    void namesThatSomebodyRegistersWithoutEndAreNotItsOwn() {
        learned();
        for (int i = 0; i < 8; i++) {
            network.claims(LAPTOP, "nbns", Attribute.NAME, "SRV" + i, "nbns registration");
            answers(LAPTOP, "srv" + i, NameAnswer.LLMNR);
        }
        plant.only(Kind.ROLE_NEW, Severity.HIGH);
    }

    @Test
    void theNameOfOneThatTakesPartInTheProcessIsEnough() {
        learned();
        answers(LAPTOP, "hmi1", NameAnswer.LLMNR);
        assertThat(plant.only(Kind.ROLE_NEW, Severity.HIGH)
                        .origin()
                        .explanation()
                        .explanation())
                .contains("which is the name of HMI1");
    }

    @Test
    void aSuccessorHasTheNameOfTheOneBeforeIt() {
        learned();
        plant.device("10.0.0.12", 12);
        answers(12, "hmi1", NameAnswer.LLMNR);
        network.claims(LAPTOP, "dhcp", Attribute.NAME, "HMI1", "dhcp host_name");
        answers(LAPTOP, "hmi1", NameAnswer.LLMNR);
        assertThat(plant.alerts()).noneMatch(each -> each.origin().kind() == Kind.ROLE_NEW);
    }

    @Test
    void whoTellsTheNamesOfOthersAtTheirAddressesIsANameServer() {
        learned();
        for (int i = 0; i < 20; i++) {
            network.claims(LAPTOP, "dns", Attribute.NAME, "host" + i, "dns address_record");
        }
        assertThat(plant.alerts()).isEmpty();
    }

    @Test
    void theNodeOfAClusterTakesNamesOverWithTheirAddress() {
        plant.device("NODE-1", 30);
        for (int i = 0; i < 5; i++) {
            answers(30, "role-" + i, NameAnswer.NETBIOS);
        }
        learned();
        plant.address(LAPTOP, "10.0.0.99");
        network.changes(LAPTOP, Attribute.LOCATION, "here", "there");
        for (int i = 0; i < 5; i++) {
            answers(LAPTOP, "role-" + i, NameAnswer.NETBIOS);
        }
        assertThat(plant.alerts()).noneMatch(each -> each.origin().kind() == Kind.ROLE_NEW);
        for (int i = 0; i < 5; i++) {
            answers(HMI, "role-" + i, NameAnswer.NETBIOS);
        }
        assertThat(plant.alerts()).anyMatch(each -> each.origin().kind() == Kind.ROLE_NEW);
    }
}
