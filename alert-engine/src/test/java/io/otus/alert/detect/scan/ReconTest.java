package io.otus.alert.detect.scan;

import static io.otus.alert.Plant.HOUR;
import static io.otus.alert.Plant.MINUTE;
import static io.otus.alert.Plant.SECOND;
import static io.otus.alert.Plant.START;
import static org.assertj.core.api.Assertions.assertThat;

import io.otus.alert.Plant;
import io.otus.alert.PlantNetwork;
import io.otus.alert.alert.AlertState;
import io.otus.alert.baseline.LearningPlan;
import io.otus.alert.detect.Kind;
import io.otus.alert.detect.PortUse;
import io.otus.alert.detect.Severity;
import io.otus.core.event.Action;
import io.otus.core.event.Service;
import io.otus.core.event.SessionSeen;
import io.otus.core.net.Transport;
import io.otus.testkit.TestFlow;
import java.util.List;
import java.util.function.IntFunction;
import org.junit.jupiter.api.Test;

/** Who looks around, speaks where nobody does, or hides what it says. */
class ReconTest {
    private static final int HMI = 1;
    private static final int PLC = 2;
    private static final int LAPTOP = 9;
    private static final Service IDENTIFY = new Service(43, "read_device_identification", Action.IDENTIFY);
    private static final Service START_PLC = new Service(40, "plc_start", Action.START);

    /** Port 502 is the one of modbus, and 102 is of nobody that is known here. */
    private static final PortUse PORTS = new PortUse() {
        @Override
        public boolean isUsual(String protocol, Transport transport, int port) {
            return !protocol.equals("odd");
        }

        @Override
        public boolean isReserved(Transport transport, int port) {
            return port == 502;
        }
    };

    private final Plant plant = new Plant(new LearningPlan.Until(START + HOUR), PORTS);
    private final PlantNetwork network = new PlantNetwork(plant);

    private void learned() {
        plant.device("HMI1", HMI);
        plant.device("LAPTOP", LAPTOP);
        for (int i = 0; i < 5; i++) {
            plant.device("PLC-" + i, PLC + i);
            plant.read(HMI, PLC + i, 0, 40);
        }
        plant.pass(2 * HOUR);
    }

    private List<AlertState> of(Kind kind) {
        return plant.alerts().stream()
                .filter(alert -> alert.origin().kind() == kind)
                .toList();
    }

    @Test
    void whoAsksOneDeviceAfterTheOtherWhoItIsLooksAround() {
        learned();
        for (int i = 0; i < 2; i++) {
            plant.ask(LAPTOP, PLC + i, "modbus", "1", IDENTIFY);
            plant.pass(SECOND);
        }
        assertThat(of(Kind.SCAN_FUNC)).isEmpty();
        plant.ask(LAPTOP, PLC + 2, "modbus", "1", IDENTIFY);
        assertThat(of(Kind.SCAN_FUNC)).hasSize(1);
        assertThat(of(Kind.SCAN_FUNC).getFirst().severity()).isEqualTo(Severity.HIGH);
        assertThat(of(Kind.SCAN_FUNC).getFirst().attack()).contains("T0888");
    }

    @Test
    void aKnownClientThatAsksWhoDevicesAreIsWorthALook() {
        learned();
        for (int i = 0; i < 5; i++) {
            plant.ask(HMI, PLC + i, "modbus", "1", IDENTIFY);
        }
        assertThat(plant.alerts()).allMatch(alert -> alert.severity() == Severity.LOW);
        assertThat(of(Kind.SCAN_FUNC)).isEmpty();
    }

    @Test
    void aProtocolOnAPortThatIsNotItsOwnIsOdd() {
        learned();
        plant.role(PLC, "controller");
        plant.ask(HMI, PLC, "odd", "1", Plant.READ_HOLDING);
        assertThat(of(Kind.PORT_ODD)).hasSize(1);
        assertThat(of(Kind.PORT_ODD).getFirst().severity()).isEqualTo(Severity.HIGH);
    }

    @Test
    void whatNobodyCanReadOnAPortOfTheProcessIsOdd() {
        learned();
        network.answer(network.open(LAPTOP, PLC, 502)).sent(0, 4, 600).sent(1, 4, 800);
        network.answer(network.open(HMI, PLC, 502))
                .sent(0, 4, 600)
                .sent(1, 4, 800)
                .speaks("modbus");
        network.answer(network.open(HMI, PLC + 1, 502)).sent(0, 2, 120).sent(1, 2, 120);
        network.answer(network.open(LAPTOP, PLC + 1, 8_080)).sent(0, 4, 600).sent(1, 4, 800);
        plant.pass(10 * SECOND);
        assertThat(plant.alerts()).hasSize(2);
        assertThat(of(Kind.PORT_ODD).getFirst().origin().explanation().title())
                .isEqualTo("LAPTOP speaks what nobody can read on port 502 of PLC-0");
        assertThat(of(Kind.LINK_NEW).getFirst().origin().explanation().fact())
                .as("a port that is nobody's is none that is odd")
                .isEqualTo("LAPTOP habit talks tcp/8080@10.0.0.3");
    }

    /** The HMI asks for so many names, one each so many nanoseconds. */
    private void asks(int count, long period, IntFunction<String> name) {
        learned();
        TestFlow flow = network.answer(network.open(HMI, LAPTOP, 53));
        for (int i = 0; i < count; i++) {
            network.session(flow, "dns", SessionSeen.NAME_QUERY, name.apply(i));
            plant.pass(period);
        }
    }

    @Test
    void manyLongNamesOfOneDomainAreATunnel() {
        asks(40, SECOND, i -> "0123456789abcdef0123456789" + i + ".t.example.com");
        assertThat(plant.alerts()).hasSize(1);
        assertThat(of(Kind.DNS_TUNNEL).getFirst().origin().explanation().fact())
                .isEqualTo("HMI1 habit names example.com");
    }

    @Test
    void aNameServerThatAsksOnForATunnelIsPartOfItsAlert() {
        learned();
        TestFlow flow = network.answer(network.open(HMI, LAPTOP, 53));
        TestFlow on = network.answer(network.open(LAPTOP, PLC, 53));
        for (int i = 0; i < 60; i++) {
            String name = "0123456789abcdef0123456789" + i + ".t.example.com";
            network.session(flow, "dns", SessionSeen.NAME_QUERY, name);
            network.session(on, "dns", SessionSeen.NAME_QUERY, "t.example.com");
            network.session(on, "dns", SessionSeen.NAME_QUERY, name);
            plant.pass(SECOND);
        }
        plant.pass(MINUTE);
        assertThat(of(Kind.DNS_TUNNEL)).hasSize(1);
        assertThat(of(Kind.DNS_TUNNEL).getFirst().origin().explanation().fact())
                .isEqualTo("HMI1 habit names example.com");
        assertThat(of(Kind.DNS_TUNNEL).getFirst().count()).isGreaterThanOrEqualTo(64);
    }

    @Test
    void aHostThatIsNewInEachNameIsPartOfTheData() {
        asks(40, SECOND, i -> "0123456789abcdef0123456789." + i + ".example.com");
        assertThat(of(Kind.DNS_TUNNEL)).hasSize(1);
    }

    @Test
    void longNamesBelowManyHostsOfAServiceAreNone() {
        asks(200, 2 * SECOND, i -> "0123456789abcdef0123456789" + i + ".edge" + i * 7 % 20 + ".example.com");
        assertThat(plant.alerts()).isEmpty();
    }

    @Test
    void ordinaryNamesThatAreAskedForAgainAndAgainAreNone() {
        asks(10_000, 0, i -> "host" + i % 300 + ".example.com");
        assertThat(of(Kind.DNS_TUNNEL)).isEmpty();
    }

    @Test
    void ordinaryNamesAreNone() {
        asks(
                800,
                SECOND / 2,
                i -> i % 2 == 0 ? "host" + i + ".example.com" : "d111111abcdef8d111111abcdef8.cdn.example.net");
        assertThat(plant.alerts()).isEmpty();
    }

    @Test
    void whoeverStartsWhatHeStoppedBeforeMayHaveChangedIt() {
        learned();
        plant.ask(LAPTOP, PLC, "s7comm", "", Plant.STOP);
        plant.pass(MINUTE);
        plant.ask(LAPTOP, PLC, "s7comm", "", START_PLC);
        assertThat(of(Kind.MODE_CHANGE)).hasSize(1);
        assertThat(of(Kind.MODE_CHANGE).getFirst().severity()).isEqualTo(Severity.CRITICAL);
    }
}
