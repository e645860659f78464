package io.otus.inventory.graph;

import static org.assertj.core.api.Assertions.assertThat;

import io.otus.core.evidence.Evidence;
import io.otus.core.evidence.FrameSpan;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/** The bound on sub-devices holds over a restart. */
class RestoredPartsTest {
    @Test
    void subDevicesThatAreReadBackCount() {
        AssetRegistry before = new AssetRegistry();
        Evidence shown = new Evidence("c0ffee", List.of(new FrameSpan(1, 1, 0, 64)), 1, null);
        Asset device = Objects.requireNonNull(before.create(0, "10.0.0.1", "", null, 1));
        Asset part = Objects.requireNonNull(before.create(0, device.id(), "3", device, 1));
        device.appear(shown, 1);
        part.appear(shown, 1);
        assertThat(before.parts()).isEqualTo(1);

        AssetRegistry after = new AssetRegistry();
        new AssetReader(new AddressBook(), after)
                .read(List.of(AssetState.write(part), AssetState.write(device))::forEach);
        assertThat(after.parts()).isEqualTo(1);
        assertThat(Objects.requireNonNull(after.find(part.id())).parent()).isSameAs(after.find(device.id()));
    }
}
