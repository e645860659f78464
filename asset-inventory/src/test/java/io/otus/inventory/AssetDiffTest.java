package io.otus.inventory;

import static org.assertj.core.api.Assertions.assertThat;

import io.otus.inventory.view.AssetDiff;
import io.otus.inventory.view.Entry;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Which device of one list is which of another. */
class AssetDiffTest {
    private static List<String> told(String before, String after) {
        return AssetDiff.of(Entry.ofCsv(before), Entry.ofCsv(after)).stream()
                .map(each -> each.kind() + " " + each.label() + " " + each.field())
                .toList();
    }

    @Test
    void anIdThatOneCaptureGaveToARouterAndAnotherToAHostBehindItPairsNeither() {
        String router = "id,ip,mac\na1,10.0.0.1,00:1e:13:00:00:01\na2,10.20.1.7,\n";
        String host = "id,ip,mac\na1,10.20.1.7,\na3,10.0.0.1,00:1e:13:00:00:01\n";
        assertThat(told(router, host)).isEmpty();
        assertThat(told(host, router)).isEmpty();
    }

    @Test
    void aDeviceIsFoundByItsIdWhereItsAddressesChangedOrAreNotTold() {
        String before = "id,ip,mac,name\na1,10.0.0.1,00:1e:13:00:00:01,pump\n";
        assertThat(told(before, "id,ip,mac,name\na1,10.0.0.2,00:1e:13:00:00:02,valve\n"))
                .containsExactly(
                        "CHANGED valve (10.0.0.2) name", "CHANGED valve (10.0.0.2) ip", "CHANGED valve (10.0.0.2) mac");
        assertThat(told(before, "id,name\na1,pump\n")).allMatch(each -> each.startsWith("LOST"));
    }
}
