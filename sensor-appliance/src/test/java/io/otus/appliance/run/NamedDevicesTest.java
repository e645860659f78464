package io.otus.appliance.run;

import static org.assertj.core.api.Assertions.assertThat;

import io.otus.alert.baseline.Baseline;
import io.otus.alert.baseline.Learning;
import io.otus.alert.baseline.LearningPlan;
import io.otus.core.event.EventConsumer;
import io.otus.core.event.FlowStarted;
import io.otus.core.event.FrameOrigin;
import io.otus.core.evidence.Evidence;
import io.otus.core.evidence.EvidenceRequests;
import io.otus.core.evidence.FrameSpan;
import io.otus.core.net.Endpoint;
import io.otus.core.net.IpAddress;
import io.otus.core.net.MacAddress;
import io.otus.core.net.Transport;
import io.otus.inventory.Inventory;
import io.otus.inventory.graph.Asset;
import io.otus.inventory.vendor.OuiTable;
import io.otus.testkit.TestFlow;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class NamedDevicesTest {
    private static final long TIME = 1_700_000_000_000_000_000L;
    private static final FrameSpan FRAME = new FrameSpan(1, TIME, 0, 64);
    private static final Endpoint DEVICE =
            new Endpoint(0, MacAddress.parse("06:00:00:00:00:01"), IpAddress.parse("10.1.1.9"), 4_000);
    private static final Endpoint GROUP =
            new Endpoint(0, MacAddress.parse("01:00:5e:01:02:03"), IpAddress.parse("239.1.2.3"), 4_000);

    @TempDir
    Path state;

    private final Inventory inventory =
            new Inventory(new EventConsumer() {}, EvidenceRequests.NONE, (_, _) -> false, OuiTable.shipped());
    private final Baseline baseline = new Baseline(new Learning(new LearningPlan.Enforce(), EvidenceRequests.NONE));

    private Asset heard() {
        inventory.registered(0);
        TestFlow flow = new TestFlow(1, Transport.UDP, DEVICE, GROUP, TIME);
        inventory.flowStarted(new FlowStarted(flow, new FrameOrigin(flow, "c0ffee", FRAME), 64, TIME));
        return inventory.assets().getFirst();
    }

    @Test
    void whoIsInTheListIsNamedAsLongAsItCanBeRead() throws IOException {
        Asset asset = heard();
        NamedDevices named = new NamedDevices(state, baseline);
        assertThat(named.get().test(asset)).isFalse();
        Path list = state.resolve(StoredInventory.VALUES);
        Files.writeString(list, "ip,owner\r\n10.1.1.9,somebody\r\n");
        assertThat(named.get().test(asset)).isTrue();
        Files.writeString(list, "ip,owner\r\n\"10.1.1.9");
        assertThat(named.get().test(asset)).isTrue();
        Files.writeString(list, "ip,owner\r\n10.1.1.10,somebody\r\n");
        assertThat(named.get().test(asset)).isFalse();
    }

    @Test
    void whoWasApprovedIsNamed() {
        Asset asset = heard();
        NamedDevices named = new NamedDevices(state, baseline);
        baseline.assetFacts()
                .presence(
                        baseline.asset(Objects.requireNonNull(inventory.find(asset.id()))),
                        TIME,
                        Evidence.of("c0ffee", FRAME));
        assertThat(named.get().test(asset)).isFalse();
        Objects.requireNonNull(Objects.requireNonNull(baseline.find(asset.id())).presence())
                .approve();
        assertThat(named.get().test(asset)).isTrue();
    }
}
