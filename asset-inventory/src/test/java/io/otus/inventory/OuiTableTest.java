package io.otus.inventory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.otus.core.net.MacAddress;
import io.otus.inventory.vendor.OuiTable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Makers by prefix; expected names are those of the IEEE listings. */
class OuiTableTest {
    private static final OuiTable SHIPPED = OuiTable.shipped();

    private static @Nullable String vendor(OuiTable table, String mac) {
        return table.vendor(MacAddress.parse(mac));
    }

    @ParameterizedTest
    @CsvSource({
        "00:1b:1b:01:02:03, Siemens AG",
        "00:00:54:00:00:01, Schneider Electric",
        "c8:5c:e2:71:02:03, SYNERGY SYSTEMS AND SOLUTIONS", // MA-M, C85CE27
        "8c:1f:64:af:a1:23, 'DATA ELECTRONIC DEVICES, INC'", // MA-S, 8C1F64AFA
    })
    void theLongestPrefixNamesTheMaker(String mac, String maker) {
        assertThat(vendor(SHIPPED, mac)).isEqualTo(maker);
    }

    @ParameterizedTest
    @CsvSource({"02:00:00:00:00:01", "01:1b:1b:00:00:01", "74:1a:e0:90:00:01", "8c:1f:64:ff:ff:ff"})
    void localGroupPrivateAndUnassignedAddressesNameNobody(String mac) {
        assertThat(vendor(SHIPPED, mac)).isNull();
    }

    @ParameterizedTest
    @CsvSource({
        "00:1d:9c:00:00:01, f4:54:33:00:00:02, true", // two prefixes of Rockwell Automation
        "00:1d:9c:00:00:01, 00:1b:1b:00:00:02, false",
        "24:66:95:00:00:01, 24:66:95:00:00:02, true", // not listed, one prefix
        "24:66:95:00:00:01, 24:66:96:00:00:02, false",
        "24:66:95:00:00:01, 00:1b:1b:00:00:02, false",
        "00:00:6c:00:00:01, 00:00:6c:00:00:02, true", // an owner who is not named
        "8c:1f:64:ff:ff:ff, 8c:1f:64:ff:ff:fe, false", // a block of many owners
        "00:55:da:f0:00:01, 00:55:da:e0:00:02, false", // one owner of such a block is not named
        "02:00:00:00:00:01, 02:00:00:00:00:02, false",
    })
    void oneMakerGaveOutBothAddresses(String one, String other, boolean same) {
        assertThat(SHIPPED.isOfOneMaker(MacAddress.parse(one), MacAddress.parse(other)))
                .isEqualTo(same);
    }

    @Test
    void theWholeListingIsThere() {
        assertThat(SHIPPED.size()).isGreaterThan(51_000);
    }

    @Test
    void aNewerFileIsImportedOnTopOfWhatIsThere(@TempDir Path state) throws IOException {
        Path csv = state.resolve("new.csv");
        Files.writeString(csv, """
                Registry,Assignment,Organization Name,Organization Address
                MA-L,001B1B,"Renamed ""Works"", Ltd",somewhere
                MA-S,8C1F64AFA,Other,
                """);
        assertThat(OuiTable.update(csv, state)).isEqualTo(2);

        OuiTable table = OuiTable.of(state);
        assertThat(vendor(table, "00:1b:1b:01:02:03")).isEqualTo("Renamed \"Works\", Ltd");
        assertThat(vendor(table, "8c:1f:64:af:a1:23")).isEqualTo("Other");
        assertThat(table.size()).isEqualTo(SHIPPED.size());
    }

    @Test
    void theTextFormOfTheListingIsReadToo(@TempDir Path state) throws IOException {
        Path text = state.resolve("mam.txt");
        Files.writeString(text, """
                C8-5C-E2   (hex)\t\tONE
                700000-7FFFFF     (base 16)\t\tONE

                00-1B-1B   (hex)\t\tTWO
                001B1B     (base 16)\t\tTWO
                \t\t\t\tSTREET
                """);
        assertThat(OuiTable.update(text, state)).isEqualTo(2);

        assertThat(vendor(OuiTable.of(state), "c8:5c:e2:70:00:01")).isEqualTo("ONE");
        assertThat(vendor(OuiTable.of(state), "00:1b:1b:01:02:03")).isEqualTo("TWO");
    }

    @Test
    void aFileWithoutEntriesIsRefusedAndChangesNothing(@TempDir Path state) throws IOException {
        Path junk = Files.writeString(state.resolve("junk.csv"), "hello\n");

        assertThatThrownBy(() -> OuiTable.update(junk, state)).hasMessageContaining("no MAC prefixes");
        assertThat(state.resolve(OuiTable.FILE)).doesNotExist();
    }
}
