package io.otus.appliance.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.otus.simulator.plant.DemoPlant;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a site says of the types and levels of its devices. */
class AssetRulesTest {
    @TempDir
    Path directory = Path.of("");

    private Ran replay(String rules) throws IOException {
        Path file = Files.writeString(directory.resolve("ours.txt"), rules);
        Path config = Files.writeString(directory.resolve("otus.yaml"), "asset_rules: '" + file + "'\n");
        Path capture = directory.resolve("plant.pcap");
        DemoPlant.simulate(1).writeTo(capture);
        return Ran.otus(
                "--config",
                config.toString(),
                "replay",
                capture.toString(),
                "--out",
                directory.resolve("results").toString(),
                "--no-events");
    }

    @Test
    void aSitesRulesHoldInTheResultsAndForWhoeverLooksAtThem() throws IOException {
        Ran ran = replay(
                "# pumps\ntype booster if says name ^BOOSTER$: its name says so\nlevel 0 if type booster: it pumps\n");
        assertThat(ran.code()).as(ran.talk()).isZero();
        Path results = directory.resolve("results");
        assertThat(Files.readString(results.resolve("assets.jsonl"))).contains("\"type\":\"booster\"");
        Ran seen = Ran.otus("assets", "--state", results.toString(), "type=booster", "-o", "csv");
        assertThat(seen.data().lines()).hasSize(2);
        assertThat(seen.data()).contains("BOOSTER,booster,controller,0");
    }

    @Test
    void whatIsNoRuleStopsTheStartAndIsNamed() throws IOException {
        Ran ran = replay("# pumps\ntype booster if named BOOSTER: its name says so\n");
        assertThat(ran.code()).isEqualTo(3);
        assertThat(ran.talk()).contains("ours.txt line 2: ").contains("(expected: ");
        assertThat(directory.resolve("results")).doesNotExist();
    }
}
