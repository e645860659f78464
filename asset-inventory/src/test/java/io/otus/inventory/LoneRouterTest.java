package io.otus.inventory;

import static io.otus.inventory.Wire.at;
import static org.assertj.core.api.Assertions.assertThat;

import io.otus.core.event.Attribute;
import io.otus.core.event.Trust;
import io.otus.inventory.graph.Asset;
import io.otus.testkit.TestFlow;
import org.junit.jupiter.api.Test;

/** Routers of which nothing is known but that they forward. */
class LoneRouterTest {
    private static final String PLC = "00:1b:1b:00:00:01";
    private static final String ROUTER = "00:1e:13:00:00:01";

    private final Wire wire = new Wire();

    /** A host behind the router asks the controller, with a time to live as it arrives. */
    private TestFlow asks(String host, int timeToLive) {
        wire.timeToLive = 64;
        wire.proven(PLC, "10.2.0.20", at(PLC, "10.2.0.20"));
        wire.timeToLive = timeToLive;
        TestFlow flow = wire.connects(at(PLC, "10.2.0.20"), at(ROUTER, host));
        wire.timeToLive = 64;
        return flow;
    }

    private void hosts(int count, int timeToLive) {
        for (int host = 1; host <= count; host++) {
            asks("172.16.0." + host, timeToLive);
        }
    }

    @Test
    void aRouterThatOnlyForwardsIsADeviceOfItsOwn() {
        hosts(5, 127);

        Asset router = wire.asset(ROUTER, null);
        assertThat(wire.inventory.assets()).hasSize(7);
        assertThat(router.addresses().ip()).isNull();
        assertThat(router.addresses().forwarded()).hasSize(3);
        assertThat(router.value(Attribute.VENDOR)).contains("Cisco");
        assertThat(wire.resolve(ROUTER, null).type()).isEqualTo("router");
        assertThat(wire.resolve(ROUTER, null).mac()).isEqualTo(ROUTER);
        for (int host = 1; host <= 5; host++) {
            Asset behind = wire.asset(ROUTER, "172.16.0." + host);
            assertThat(behind).isNotSameAs(router);
            assertThat(behind.addresses().mac()).isNull();
            assertThat(behind.value(Attribute.VENDOR)).isNull();
        }
    }

    @Test
    void itIsNotNamedByWhatHostsBehindItSay() {
        TestFlow flow = asks("172.16.0.1", 63);
        asks("172.16.0.2", 63);
        asks("172.16.0.3", 63);
        wire.claims(flow, 1, "", Attribute.MODEL, "P1", "modbus read_device_identification", Trust.DEVICE);

        assertThat(wire.asset(ROUTER, null).value(Attribute.MODEL)).isNull();
        assertThat(wire.asset(ROUTER, "172.16.0.1").value(Attribute.MODEL)).isEqualTo("P1");
    }

    @Test
    void twoHostsAreTooFew() {
        hosts(2, 127);
        asks("172.16.0.2", 127);

        assertThat(wire.inventory.graph().find(at(ROUTER, null))).isNull();
    }

    @Test
    void aDeviceWithSeveralAddressesIsNotListedOnceMore() {
        hosts(2, 64);

        assertThat(wire.inventory.assets()).noneMatch(asset -> asset.addresses().ip() == null);
    }

    @Test
    void itIsThereAsLongAsItForwards() {
        hosts(3, 127);
        Asset router = wire.asset(ROUTER, null);
        wire.later(600);
        asks("172.16.0.2", 127);

        assertThat(wire.now() - router.lastTime()).isLessThan(1_000_000_000L);
    }

    @Test
    void anAddressThatArpBindsLaterIsTheRouters() {
        hosts(3, 127);
        Asset router = wire.asset(ROUTER, null);
        wire.arp(0, ROUTER, "10.2.0.1");

        assertThat(wire.asset(ROUTER, "10.2.0.1")).isSameAs(router);
    }
}
