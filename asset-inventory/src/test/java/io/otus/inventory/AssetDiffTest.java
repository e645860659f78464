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
        String before = "id,ip,mac,name,first_seen\na1,10.0.0.1,00:1e:13:00:00:01,pump,7\n";
        assertThat(told(before, "id,ip,mac,name,first_seen\na1,10.0.0.2,00:1e:13:00:00:02,valve,7\n"))
                .containsExactly(
                        "CHANGED valve (10.0.0.2) name", "CHANGED valve (10.0.0.2) ip", "CHANGED valve (10.0.0.2) mac");
        assertThat(told(before, "id,name\na1,pump\n")).allMatch(each -> each.startsWith("LOST"));
    }

    @Test
    void anIdAloneIsNoDeviceOfAnotherInventory() {
        String before = "id,ip,mac,name,first_seen\na1,10.0.0.1,00:1e:13:00:00:01,pump,7\n";
        assertThat(told(before, "id,ip,mac,name,first_seen\na1,10.0.0.2,00:1e:13:00:00:02,valve,9\n"))
                .containsExactly("GONE pump (10.0.0.1) ", "NEW valve (10.0.0.2) ");
    }

    @Test
    void aSubDeviceIsThatOfTheSameDevice() {
        String before = "id,ip,model,parent,first_seen\na1,10.0.0.1,,,7\nb1,,PM800,a1,8\n";
        assertThat(told(before, "id,ip,model,parent,first_seen\na1,10.0.0.1,,,9\nb1,,PM820,a1,9\n"))
                .containsExactly("CHANGED b1 model");
        assertThat(told(before, "id,ip,model,parent,first_seen\na1,10.0.0.2,,,9\nb1,,PM820,a1,9\n"))
                .containsExactly("GONE 10.0.0.1 ", "GONE b1 ", "NEW 10.0.0.2 ", "NEW b1 ");
    }

    @Test
    void aListThatPeopleKeepNamesADeviceByItsId() {
        List<Entry> listed = Entry.ofCsv("id,ip\na1,10.0.0.1\n");
        List<Entry> found = Entry.ofCsv("id,ip,first_seen\na1,10.0.0.2,9\n");
        assertThat(AssetDiff.ofPlant(listed, found))
                .singleElement()
                .satisfies(each -> assertThat(each.kind()).isEqualTo(AssetDiff.Kind.CHANGED));
    }
}
