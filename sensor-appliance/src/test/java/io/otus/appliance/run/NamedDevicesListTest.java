package io.otus.appliance.run;

import static org.assertj.core.api.Assertions.assertThat;

import io.otus.alert.baseline.Baseline;
import io.otus.alert.baseline.Learning;
import io.otus.alert.baseline.LearningPlan;
import io.otus.core.event.EventConsumer;
import io.otus.core.event.FlowStarted;
import io.otus.core.event.FrameOrigin;
import io.otus.core.evidence.EvidenceRequests;
import io.otus.core.evidence.FrameSpan;
import io.otus.core.net.Endpoint;
import io.otus.core.net.IpAddress;
import io.otus.core.net.MacAddress;
import io.otus.core.net.Transport;
import io.otus.inventory.Inventory;
import io.otus.inventory.graph.Asset;
import io.otus.inventory.role.RoleRules;
import io.otus.inventory.vendor.OuiTable;
import io.otus.testkit.TestFlow;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Devices that people named are those of the list as it is. */
class NamedDevicesListTest {
    @TempDir
    Path state = Path.of("");

    private final Baseline baseline = new Baseline(new Learning(new LearningPlan.Enforce(), EvidenceRequests.NONE));
    private final Inventory inventory = new Inventory(
            new EventConsumer() {},
            EvidenceRequests.NONE,
            (_, _) -> false,
            RoleRules.of(_ -> false, "", ""),
            OuiTable.shipped());

    private Asset device(int host) {
        Endpoint sender =
                new Endpoint(0, MacAddress.parse("00:1b:1b:00:00:0" + host), IpAddress.parse("10.0.0." + host), 102);
        Endpoint other = new Endpoint(0, MacAddress.parse("00:1b:1b:00:00:0f"), IpAddress.parse("10.0.0.15"), 102);
        TestFlow flow = new TestFlow(host, Transport.UDP, sender, other, host);
        flow.frame(0, host);
        inventory.flowStarted(
                new FlowStarted(flow, new FrameOrigin(flow, "c0ffee", new FrameSpan(host, host, 0, 64)), 64, host));
        return Objects.requireNonNull(inventory.graph().find(sender));
    }

    private void lists(String lines) throws IOException {
        Files.writeString(state.resolve(StoredInventory.VALUES), lines);
    }

    @Test
    void aLineNamesItsDeviceAndTheOneThatItIsTheSameAs() throws IOException {
        NamedDevices named = new NamedDevices(state, baseline);
        assertThat(named.get().test(device(1))).isFalse();
        lists("ip,same_as,notes\n10.0.0.1,10.0.0.2,one\n");

        assertThat(named.get().test(device(1))).isTrue();
        assertThat(named.get().test(device(2))).isTrue();
        assertThat(named.get().test(device(3))).isFalse();
    }

    @Test
    void theListIsReadAgainOnceItIsWrittenAnew() throws IOException {
        NamedDevices named = new NamedDevices(state, baseline);
        lists("ip,notes\n10.0.0.1,one\n");
        assertThat(named.get().test(device(1))).isTrue();
        lists("ip,notes\n10.0.0.3,the third\n");

        assertThat(named.get().test(device(1))).isFalse();
        assertThat(named.get().test(device(3))).isTrue();
    }
}
