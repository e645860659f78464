package io.otus.inventory;

import static io.otus.inventory.Wire.at;
import static org.assertj.core.api.Assertions.assertThat;

import io.otus.core.event.Attribute;
import io.otus.core.event.Trust;
import io.otus.inventory.graph.Asking;
import io.otus.inventory.graph.Asset;
import io.otus.inventory.view.AssetDiff;
import io.otus.testkit.TestFlow;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A device that gets another IP address has the one before no more. */
class AddressChangeTest {
    private static final String HMI = "3c:d9:2b:00:00:01";
    private static final String PLC = "00:80:f4:00:00:10";
    private static final String OLD = "10.0.0.10";
    private static final String NEW = "10.0.0.12";

    private final Wire wire = new Wire();

    private void polled(String ip) {
        wire.connects(at(0, HMI, "10.0.0.5", 40_000), at(0, PLC, ip, 502));
    }

    private List<String> addresses() {
        return wire.asset(PLC, null).claims().all().stream()
                .filter(claim -> claim.attribute() == Attribute.IP && claim.isOpen())
                .map(claim -> claim.value())
                .distinct()
                .toList();
    }

    private void moves() {
        wire.arp(0, HMI, "10.0.0.5");
        wire.arp(0, PLC, OLD);
        polled(OLD);
        wire.later(60);
        wire.arp(0, PLC, NEW);
        polled(NEW);
    }

    @Test
    void anAddressThatIsNotHeardSinceAnotherOneIsInUseEndsAfterADayAndThatIsTold() {
        moves();
        wire.later(86_300);
        polled(NEW);
        assertThat(addresses()).containsExactly(OLD, NEW);
        assertThat(wire.changed).isEmpty();

        wire.later(101);
        polled(NEW);
        assertThat(addresses()).containsExactly(NEW);
        assertThat(wire.changed).singleElement().satisfies(change -> {
            assertThat(change.attribute()).isEqualTo(Attribute.IP);
            assertThat(change.before()).isEqualTo(OLD);
            assertThat(change.after()).isEqualTo(NEW);
        });
    }

    @Test
    void anAddressThatIsUsedSeldomStaysAndOneThatIsHeardAgainComesBack() {
        moves();
        wire.later(40_000);
        polled(OLD);
        wire.later(86_500);
        polled(NEW);
        assertThat(addresses()).containsExactly(OLD, NEW);

        wire.later(86_500);
        polled(NEW);
        polled(OLD);
        assertThat(addresses()).contains(OLD, NEW);
    }

    @Test
    void betweenTwoMomentsAChangeOfAddressIsTold() {
        moves();
        long before = wire.now() - 30 * Wire.SECOND;
        wire.later(86_500);
        polled(NEW);
        Asset plc = wire.asset(PLC, null);

        assertThat(AssetDiff.between(List.of(plc), before, wire.now()))
                .singleElement()
                .satisfies(difference -> {
                    assertThat(difference.field()).isEqualTo("ip");
                    assertThat(difference.before()).isEqualTo(OLD);
                    assertThat(difference.after()).isEqualTo(NEW);
                });
    }

    @Test
    void whatOneHostBehindAnAddressSaidBeforeItWasKnownIsNotWhoTheDeviceIs() {
        wire.arp(0, PLC, OLD);
        TestFlow flow = wire.connects(at(0, PLC, OLD, 40_001), at(0, HMI, "10.0.0.5", 80));
        wire.claims(flow, 0, "", Attribute.OS, "Windows NT 10.0", "http user_agent", Trust.SESSION);
        wire.claims(flow, 0, "", Attribute.NAME, "own", "lldp advertisement", Trust.MANAGEMENT);
        wire.claims(
                wire.connects(at(0, HMI, "10.0.0.5", 40_001), at(0, PLC, OLD, 21)),
                1,
                "",
                Attribute.DESCRIPTION,
                "Hirschmann OCTOPUS - SW: 3.2",
                "ftp banner",
                Trust.SESSION);
        Asset nat = wire.asset(PLC, OLD);
        for (String family : List.of("Windows", "Linux", "Windows", "Linux", "Windows")) {
            wire.later(20);
            wire.inventory
                    .graph()
                    .asks(
                            nat,
                            new Asking(
                                    at(PLC, OLD),
                                    family,
                                    "habit",
                                    false,
                                    true,
                                    wire.message(flow, 0, "tcp").evidence(),
                                    wire.now()));
        }

        assertThat(nat.identity().holding(Attribute.CAPABILITY, "nat"::equals)).isNotNull();
        assertThat(nat.value(Attribute.OS)).isNull();
        wire.claims(flow, 0, "", Attribute.OS, "Windows NT 10.0", "http user_agent", Trust.SESSION);
        assertThat(nat.identity().holding(Attribute.OS, "Windows NT 10.0"::equals))
                .isNull();
        assertThat(nat.value(Attribute.NAME)).isEqualTo("own");
        assertThat(nat.value(Attribute.MODEL)).isEqualTo("OCTOPUS");
    }
}
