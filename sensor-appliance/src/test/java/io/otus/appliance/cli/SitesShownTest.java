package io.otus.appliance.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.otus.appliance.text.AlertText;
import io.otus.simulator.plant.DemoPlant;
import io.otus.simulator.wire.Frame;
import io.otus.simulator.wire.PcapngWriter;
import java.io.IOException;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Two sites with the same addresses that one sensor hears by an interface each. */
class SitesShownTest {
    private static final int FRAMES = 4_000;
    private static final int DHCP_CLIENT = 68;

    @TempDir
    Path directory = Path.of("");

    /** The beginning of a plant, and the same again with other network cards; leases would name the same ones. */
    private Path capture(boolean isTwice) throws IOException {
        Path file = directory.resolve("sites.pcapng");
        List<Frame> frames = DemoPlant.simulate(1).frames();
        try (PcapngWriter writer = new PcapngWriter(Files.newOutputStream(file), ByteOrder.BIG_ENDIAN)) {
            writer.addInterface("eth1", 9);
            writer.addInterface("eth2", 9);
            for (Frame frame : frames.subList(0, Math.min(FRAMES, frames.size()))) {
                byte[] bytes = frame.bytes();
                boolean isIpToOne = (bytes[0] & 1) == 0 && bytes[12] == 8 && bytes[13] == 0 && bytes[37] != DHCP_CLIENT;
                if (isIpToOne) {
                    writer.write(0, frame);
                }
                if (isIpToOne && isTwice) {
                    byte[] other = bytes.clone();
                    other[5] ^= 0x40;
                    other[11] ^= 0x40;
                    writer.write(1, frame.with(other));
                }
            }
        }
        return file;
    }

    private String results() {
        return directory.resolve("results").toString();
    }

    /** Of devices that tell no serial number: two that tell the same one are one with several cards. */
    private List<String> addresses(String... conditions) {
        List<String> arguments = new ArrayList<>(List.of("assets", "--state", results(), "-o", "json", "serial="));
        arguments.addAll(List.of(conditions));
        Ran listed = Ran.otus(arguments.toArray(new String[0]));
        assertThat(listed.code()).as(listed.talk()).isZero();
        return listed.data()
                .lines()
                .map(AlertText::parse)
                .flatMap(asset -> asset.path("addresses").path("ip").valueStream())
                .map(JsonNode::asText)
                .sorted()
                .toList();
    }

    private void replay(String configuration, boolean isTwice, String... more) throws IOException {
        Path config = Files.writeString(directory.resolve("otus.yaml"), configuration);
        List<String> arguments = new ArrayList<>(List.of("--config", config.toString(), "replay"));
        arguments.addAll(List.of(capture(isTwice).toString(), "--out", results(), "--force", "--no-events"));
        arguments.addAll(List.of(more));
        Ran replayed = Ran.otus(arguments.toArray(new String[0]));
        assertThat(replayed.code()).as(replayed.talk()).isZero();
    }

    @Test
    void eachSiteHasDevicesOfItsOwnAtTheSameAddresses() throws IOException {
        replay("sensor: hall-3\n", false);
        List<String> alone = addresses();
        assertThat(alone).isNotEmpty().doesNotHaveDuplicates();

        replay("sites:\n  north: [eth1]\n  south: [eth2]\n", true);
        assertThat(addresses("site=north")).isEqualTo(alone);
        assertThat(addresses("site=south")).isEqualTo(alone);
        assertThat(addresses()).hasSize(2 * alone.size());

        replay("sensor: hall-3\n", true);
        assertThat(addresses()).as("without sites").doesNotHaveDuplicates();
    }

    @Test
    void anAlertSaysTheSiteOfWhoHasPartInIt() throws IOException {
        String early = DemoPlant.simulate(1).frames().get(FRAMES / 20).time().toString();
        replay("sites:\n  north: [eth1]\n  south: [eth2]\n", true, "--learn-until", early);
        List<JsonNode> alerts = alerts();
        assertThat(alerts).isNotEmpty();
        assertThat(alerts).allSatisfy(alert -> {
            assertThat(alert.path("assets").findValuesAsText("site"))
                    .hasSameSizeAs(alert.path("assets"))
                    .containsAnyOf("north", "south");
            assertThat(AlertText.whole(alert)).containsPattern(", site (north|south), ");
        });

        replay("sensor: hall-3\n", false, "--learn-until", early);
        assertThat(alerts())
                .isNotEmpty()
                .allSatisfy(alert -> assertThat(alert.findValue("site")).isNull());
    }

    @Test
    void aRuleOfOneSiteLeavesTheSameAddressesOfTheOtherAlone() throws IOException {
        String early = DemoPlant.simulate(1).frames().get(FRAMES / 20).time().toString();
        String sites = "sites:\n  north: [eth1]\n  south: [eth2]\n";
        replay(
                sites + "groups:\n  quiet: [site north 10.0.0.0/8]\nrules:\n  - severity: off\n    assets: [quiet]\n",
                true,
                "--learn-until",
                early);
        assertThat(alerts())
                .filteredOn(alert -> alert.path("assets").findValue("ip") != null)
                .isNotEmpty()
                .allSatisfy(alert -> assertThat(alert.path("assets").findValuesAsText("site"))
                        .doesNotContain("north"));

        String config = directory.resolve("otus.yaml").toString();
        String id = alerts().getFirst().path("id").asText();
        Ran widths = Ran.otus("--config", config, "alerts", "except", id, "--state", results());
        assertThat(widths.data()).as(widths.talk()).contains("by site 2 10.");
    }

    private List<JsonNode> alerts() throws IOException {
        return Files.readAllLines(Path.of(results(), "alerts.jsonl")).stream()
                .map(AlertText::parse)
                .filter(alert -> !alert.path("assets").isEmpty())
                .toList();
    }

    @Test
    void anInterfaceInTwoSitesIsRefusedWithItsPlace() throws IOException {
        Path config = Files.writeString(
                directory.resolve("wrong.yaml"), "sensor: hall-3\nsites:\n  north: [eth1]\n  south: [eth1]\n");
        Ran ran = Ran.otus("--config", config.toString(), "replay", "x.pcap", "--out", "x");

        assertThat(ran.code()).isEqualTo(3);
        assertThat(ran.talk()).contains("interface 'eth1' is named twice");
    }

    @Test
    void anInterfaceOfASiteThatIsNotCapturedFromIsTold() throws IOException {
        Path config = Files.writeString(
                directory.resolve("otus.yaml"), "sites:\n  north: [no-such-interface]\n  south: [eth-south]\n");
        Ran ran = Ran.otus(
                "--config",
                config.toString(),
                "monitor",
                "-i",
                "no-such-interface",
                "--state",
                directory.resolve("state").toString());

        assertThat(ran.code()).isNotZero();
        assertThat(ran.talk())
                .contains("'sites' names interface 'eth-south', which is not captured from")
                .doesNotContain("names interface 'no-such-interface'");
    }
}
