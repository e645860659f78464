package io.otus.appliance.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.otus.simulator.plant.DemoPlant;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/**
 * What people say of devices: their own values from CSV and YAML, devices that are one or two, each written into the
 * audit and undone again.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class AssetValuesTest {
    private static final ObjectMapper JSON = new ObjectMapper();

    @TempDir
    static Path directory = Path.of("");

    private Path state = Path.of("");

    @BeforeAll
    void replay() throws IOException {
        Path capture = directory.resolve("plant.pcap");
        DemoPlant.simulate(1).writeTo(capture);
        state = directory.resolve("results");
        assertThat(Ran.otus("replay", capture.toString(), "--out", state.toString(), "--no-events")
                        .code())
                .isZero();
    }

    private Ran otus(String... command) {
        List<String> arguments = new ArrayList<>(List.of(command));
        Collections.addAll(arguments, "--state", state.toString());
        return Ran.otus(arguments.toArray(String[]::new));
    }

    private List<String> addresses() throws IOException {
        List<String> addresses = new ArrayList<>();
        for (String line : otus("assets", "-o", "json").data().lines().toList()) {
            JSON.readTree(line).path("addresses").path("ip").forEach(ip -> addresses.add(ip.asText()));
        }
        Collections.sort(addresses);
        return addresses;
    }

    private int devices() {
        return (int) otus("assets", "-o", "json").data().lines().count();
    }

    @Test
    void valuesComeFromYamlAndGoOutAsYaml() throws IOException {
        String ip = addresses().getFirst();
        Path list = directory.resolve("list.yaml");
        Files.writeString(list, "- IP Address: " + ip + "\n  owner: maintenance\n  notes: \"spare, in rack 4\"\n");
        assertThat(otus("assets", "import", list.toString()).code()).isZero();

        assertThat(otus("assets", "owner=maintenance", "-o", "csv").data()).contains("\"spare, in rack 4\"");
        assertThat(otus("assets", "export", "-o", "yaml").data()).contains("owner: \"maintenance\"");
        assertThat(otus("audit").data()).contains("assets").contains("list.yaml");
        assertThat(otus("assets", "compare", list.toString()).data()).contains("unexpected");
        Files.writeString(list, "owner: nobody\n");
        assertThat(otus("assets", "import", list.toString()).talk()).contains("no sequence of devices");
    }

    @Test
    void aValueThatAFieldCannotHaveIsAnErrorWithItsPlace() throws IOException {
        String ip = addresses().getFirst();
        Path csv = directory.resolve("list.csv");
        Files.writeString(csv, "ip,notes,importance\n" + ip + ",\"two\nlines\",high\n10.9.9.9,,urgent\n");
        Ran refused = otus("assets", "import", csv.toString());
        assertThat(refused.code()).isNotZero();
        assertThat(refused.talk()).contains(csv + ": line 4: importance 'urgent' is none of high, medium, low");

        Path yaml = directory.resolve("list.yaml");
        Files.writeString(yaml, "- ip: 10.9.9.9\n  owner: me\n- ip: " + ip + "\n  purdue_level: 6\n");
        assertThat(otus("assets", "import", yaml.toString()).talk())
                .contains(yaml + ": line 3: purdue_level '6' is none of 0, 1, 2, 3, 3.5, 4, 5");
        assertThat(otus("assets", "owner=me", "-o", "csv").data()).doesNotContain(ip);
    }

    @Test
    void whatIsNoYamlIsAnErrorWithItsPlaceAndWhatIsExpected() throws IOException {
        Path yaml = directory.resolve("broken.yaml");
        for (String[] row : new String[][] {
            {"- ip: [10.9.9.9\n  owner: me\n", "line 2, column 8: expected ',' or ']', but got :, while parsing a flow"
            },
            {"- ip: 10.9.9.9\n\towner: me\n", "line 2, column 1: found character"},
            {"- ip: 10.9.9.9: 5\n", "line 1, column 15: mapping values are not allowed here"},
            {"owner: nobody\n", "line 1, column 1: no sequence of devices"},
            {"- ip: 10.9.9.9\n- nobody\n", "line 2, column 3: a device is a mapping of fields to values"},
            {"", "no sequence of devices"},
        }) {
            Files.writeString(yaml, row[0]);
            for (String command : List.of("import", "compare")) {
                Ran refused = otus("assets", command, yaml.toString());
                assertThat(refused.code()).as(row[0]).isNotZero();
                assertThat(refused.talk())
                        .as(row[0])
                        .contains(yaml + ": ", row[1], "(expected: a sequence of devices, such as '- ip: 10.20.0.21')");
            }
        }
    }

    @Test
    void aListThatIsBrokenChangesNothing() throws IOException {
        String ip = addresses().getFirst();
        Path good = Files.writeString(directory.resolve("good.csv"), "ip,owner\n\n" + ip + ",Zoe\n\n\n");
        assertThat(otus("assets", "import", good.toString()).talk()).contains("1 line taken over");
        Path bad = directory.resolve("bad.csv");
        for (String[] row : new String[][] {
            {"ip,name\n\"" + ip + ",9\n", "line 2: a quotation mark is not closed"},
            {"ip,name\n10.10.10.999,9\n", "line 2: '10.10.10.999' is no IP address, such as 10.20.0.21 or fd00::21"},
            {"mac,name\n00:11:22,9\n", "line 2: '00:11:22' is no MAC address"},
            {"ip,name\n" + ip + ",1\n,9\n", "line 3: says of no device: id, mac and ip are missing"},
        }) {
            Files.writeString(bad, row[0]);
            Ran refused = otus("assets", "import", bad.toString());
            assertThat(refused.code()).as(row[0]).isEqualTo(1);
            assertThat(refused.talk()).contains(bad + ": " + row[1]);
        }
        assertThat(otus("assets", "owner=Zoe", "-o", "csv").data()).contains(ip);
    }

    /** The last line counts, whether the device was heard or not; what is the same or left out contradicts nothing. */
    @Test
    void linesThatContradictEachOtherAreNamed() throws IOException {
        String ip = addresses().getFirst();
        Path list = Files.writeString(
                directory.resolve("twice.csv"),
                "ip,owner,location\n" + ip + ",Ida,hall\n10.9.9.9,Ada,\n" + ip + ",Zoe,hall\n10.9.9.9,Eve,\n" + ip
                        + ",,\n");
        String talk = otus("assets", "import", list.toString()).talk();
        assertThat(talk)
                .contains(list + ": line 4: owner 'Zoe' contradicts 'Ida' in line 2 for the same device")
                .contains(list + ": line 5: owner 'Eve' contradicts 'Ada' in line 3 for the same device");
        assertThat(talk.split("contradicts", -1)).hasSize(3);
        assertThat(otus("assets", "owner=Zoe", "-o", "csv").data()).contains(ip);
        assertThat(otus("assets", "import", list.toString(), "--dry-run").talk())
                .contains("contradicts");
    }

    @Test
    void everyAttributeExplainsItselfWithWhatPeopleSay() throws IOException {
        String ip = "10.20.0.21";
        Path list = Files.writeString(
                directory.resolve("said.csv"), "ip,name,owner,vendor\n" + ip + ",Own name,Ida,Triconex\n");
        assertThat(otus("assets", "import", list.toString()).code()).isZero();
        assertThat(otus("explain", ip + ".name").data()).contains("name = Own name  (a person says so)");
        assertThat(otus("explain", ip + ".vendor").data()).contains("vendor = Triconex  (a person says so)");
        assertThat(otus("assets", "show", ip).data()).containsPattern("vendor +Triconex  \\(a person says so\\)");
        assertThat(otus("explain", ip + ".owner").data()).contains("owner = Ida  (a person says so)");
        assertThat(otus("explain", ip).data()).contains("owner = Ida  (a person says so)", "type = ", "(a rule: ");
        for (String attribute : List.of("type", "role", "purdue_level", "importance")) {
            assertThat(otus("explain", ip + '.' + attribute).data()).contains("(a rule: ");
        }
        assertThat(otus("explain", ip + ".service").data()).containsPattern("service = .*\nfirst answer:\n  frame ");
        assertThat(otus("explain", ip + ".protocol").data().split("protocol = "))
                .hasSizeGreaterThan(2)
                .filteredOn(each -> !each.startsWith("asset "))
                .allSatisfy(each -> assertThat(each).containsPattern("asked .*\n(first|its first) .*\n  frame "));
        assertThat(otus("explain", ip + ".first_seen").data())
                .containsPattern("first_seen = 20.*Z\nfirst shown by:\n  frame ");
        assertThat(otus("explain", ip + ".last_seen").data())
                .containsPattern("last_seen = 20.*Z .*\nfirst shown by:\n  frame ");
        assertThat(otus("explain", ip + ".traffic").data())
                .containsPattern("traffic = sent [0-9]+ frames? .*\n  of [a-z]+.*: sent ");
        assertThat(otus("explain", ip + ".criticality").data()).contains("nothing is known of its criticality");
        Ran none = otus("explain", ip + ".colour");
        assertThat(none.code()).isEqualTo(1);
        assertThat(none.talk()).contains("'colour' is no attribute of an asset (there are: ", "criticality", "role");
        assertThat(otus("explain", "Own name.owner").data()).contains("Ida");
        assertThat(otus("alerts", "--asset", "Own name").data())
                .isEqualTo(otus("alerts", "--asset", ip).data());
    }

    @Test
    void aColumnThatMeansNothingIsAnErrorWithItsPlace() throws IOException {
        Path csv = directory.resolve("columns.csv");
        Files.writeString(csv, "ip,onwer\n10.9.9.9,me\n");
        Ran refused = otus("assets", "import", csv.toString());
        assertThat(refused.code()).isEqualTo(1);
        assertThat(refused.talk())
                .contains(
                        csv + ": line 1, column 2: 'onwer' is no column of such a list (there are: id, mac, ip, vlan,")
                .contains("owner");
        Files.writeString(csv, "ip,name,Hostname\n10.9.9.9,a,b\n");
        assertThat(otus("assets", "import", csv.toString()).talk())
                .contains("line 1, column 3: 'Hostname' is the second");
        Files.writeString(csv, "ip,name\n10.9.9.9,a,b\n");
        assertThat(otus("assets", "import", csv.toString()).talk())
                .contains("line 2, column 3: 'b' stands under no name");
        Path yaml = directory.resolve("columns.yaml");
        Files.writeString(yaml, "- ip: 10.9.9.9\n  colour: red\n");
        assertThat(otus("assets", "import", yaml.toString()).talk())
                .contains(yaml + ": line 1: 'colour' is no field of such a list (there are: id,");

        String ip = addresses().getFirst();
        Files.writeString(csv, "ip,level\n" + ip + ",3.5\n");
        assertThat(otus("assets", "import", csv.toString()).talk())
                .contains("line 1, column 2: 'level' is no column of such a list", "purdue_level");
        Files.writeString(csv, "ip,purdue_level\n" + ip + ",3.5\n");
        assertThat(otus("assets", "import", csv.toString()).code()).isZero();
        assertThat(otus("assets", "purdue_level=3.5", "-o", "csv").data()).contains(ip);
        assertThat(otus("assets", "level=3.5").talk()).contains("'level' is no field of an asset", "purdue_level");
        assertThat(otus("assets", "import", directory.resolve("none.csv").toString())
                        .talk())
                .contains("there is no file " + directory.resolve("none.csv"));
    }

    @Test
    void columnsThatAreNotComparedAreNamed() throws IOException {
        String ip = "10.20.0.2";
        Path csv = directory.resolve("plant.csv");
        Files.writeString(csv, "IP Address;Cabinet;Manufacturer;Owner;Name;Hostname\n" + ip + ";C4;Nobody;Ann;;SW\n");
        Ran compared = otus("assets", "compare", csv.toString());
        assertThat(compared.code()).isEqualTo(6);
        assertThat(compared.data()).contains("vendor: Nobody -> ", "name: SW -> ");
        assertThat(compared.talk())
                .contains(csv + ": not compared: 'Cabinet', 'Owner', 'Hostname' (where there is another name);"
                        + " compared: 'IP Address' (ip), 'Manufacturer' (vendor), 'Name' (name)");
        Path yaml = directory.resolve("plant.yaml");
        Files.writeString(yaml, "- ip: " + ip + "\n  Cabinet: C4\n- ip: 10.9.9.9\n  role: pump\n");
        assertThat(otus("assets", "compare", yaml.toString()).talk())
                .contains("not compared: 'Cabinet', 'role'; compared: ip");
        Files.writeString(csv, "ip,vendor\n" + ip + ",Nobody\n");
        assertThat(otus("assets", "compare", csv.toString()).talk()).isEmpty();
    }

    @Test
    void anImportTellsWhatItChangesAndIsTakenBack() throws IOException {
        String ip = addresses().get(6);
        String other = addresses().get(7);
        Path list = directory.resolve("told.csv");
        Path none = Files.writeString(directory.resolve("nothing.csv"), "ip,owner\n");
        otus("assets", "import", none.toString());
        Files.writeString(list, "ip,owner,notes\n" + ip + ",Ann,old\n" + other + ",Ben,\n");
        String[] command = {"assets", "import", list.toString(), "--reason", "handover"};
        Ran first = otus(command);
        assertThat(first.talk()).contains("added 3 values of 2 devices; 'otus alerts undo ");
        assertThat(otus(command).talk()).contains("nothing is changed");
        Path same = Files.writeString(
                directory.resolve("same.csv"), otus("assets", "export").data());
        assertThat(otus("assets", "import", same.toString()).talk()).isEqualTo("nothing is changed by that\n");
        assertThat(otus("audit").data()).containsPattern("told.csv \\(added 3 values of 2 devices\\) +handover\n");

        Files.writeString(list, "ip,owner,name\n" + ip + ",Eve,Mill\n");
        Ran shown = otus("assets", "import", list.toString(), "--dry-run");
        assertThat(shown.data())
                .contains("  owner: Ann -> Eve\n", "added     ", "  name: Mill\n", "removed   ", "  notes: old\n")
                .contains("  owner: Ben\n")
                .contains("added 1 value of 1 device, changed 1 value of 1 device, removed 2 values of 2 devices\n")
                .endsWith("Nothing is saved; without --dry-run it is.\n");
        assertThat(otus("assets", "owner=Ben", "-o", "csv").data()).contains(other);
        Ran second = otus("assets", "import", list.toString());
        assertThat(second.talk()).contains("removed 2 values of 2 devices");
        assertThat(otus("assets", "owner=Ben", "-o", "csv").data()).doesNotContain(other);

        assertThat(otus("alerts", "undo", number(first)).talk())
                .contains("were changed since: take decision " + number(second) + " back first");
        assertThat(otus("alerts", "undo", number(second)).code()).isZero();
        assertThat(otus("assets", "owner=Ben", "-o", "csv").data()).contains(other);
        assertThat(otus("alerts", "undo", number(second)).talk()).contains("taken back already");
        assertThat(otus("alerts", "undo", number(first)).code()).isZero();
        assertThat(otus("assets", "owner=Ann,Ben", "-o", "csv").data()).doesNotContain(ip, other);
        assertThat(otus("verify").code()).isZero();

        Path lists = state.resolve("audit-lessons");
        Path aside = Files.move(lists, state.resolve("aside"));
        assertThat(otus("verify").talk() + otus("verify").data()).contains("its file in audit-lessons is missing");
        Files.move(aside, lists);
    }

    @Test
    void aSubDeviceIsCalledByItsDeviceAndUnitWhereItDiffers() throws IOException {
        Path csv = Files.writeString(directory.resolve("units.csv"), "ip\n10.20.0.23\n");
        assertThat(otus("assets", "compare", csv.toString()).data()).contains("unexpected  10.20.0.23 unit 2\n");
        assertThat(otus("assets", "show", "10.20.0.23 unit 2").data()).contains("Meter");
        assertThat(otus("assets", "--conversations").data()).containsPattern("10.20.0.10 +10.20.0.23 unit 2 +modbus");
        assertThat(otus("assets", "-o", "cyclonedx").data()).contains("otus:parent");
    }

    private static String number(Ran decided) {
        return decided.talk().replaceAll("(?s).*undo (\\d+)'.*", "$1");
    }

    @Test
    void aMergeIsTakenBackAsADecisionToo() throws IOException {
        int before = devices();
        Ran merged = otus("assets", "merge", addresses().get(8), addresses().get(9), "--reason", "one server");
        assertThat(devices()).isEqualTo(before - 1);
        assertThat(otus("alerts", "undo", number(merged)).code()).isZero();
        assertThat(devices()).isEqualTo(before);
    }

    @Test
    void whatALineSaysOfNoDeviceOrOfNoTypeIsToldWithItsPlace() throws IOException {
        String ip = addresses().getFirst();
        Path list = directory.resolve("odd.csv");
        Files.writeString(list, "ip,type\n" + ip + ",plcc\n10.9.9.9,PLC\n10.9.9.8,Remote I/O\n");
        assertThat(otus("assets", "import", list.toString(), "--dry-run").talk())
                .contains(list + ": line 2: type: 'plcc' is none that this version knows; the nearest: plc")
                .contains(list + ": line 3: no device is 10.9.9.9; the line is kept until there is one")
                .doesNotContain("line 3: type", "line 4: type");
    }

    @Test
    void whatCannotBeReadIsNoDifference() {
        String none = directory.resolve("none").toString();
        assertThat(otus("assets", "compare", none).code()).isEqualTo(5);
        assertThat(Ran.otus("assets", "diff", state.toString(), none).code()).isEqualTo(5);
        assertThat(Ran.otus("assets", "diff", state.toString(), state.toString())
                        .code())
                .isZero();
    }

    @Test
    void twoDevicesAreOneUntilThatIsTakenBack() throws IOException {
        List<String> all = addresses();
        String one = all.get(0);
        String other = all.get(1);
        int before = devices();
        assertThat(otus("assets", "merge", one, other).code()).isZero();

        assertThat(devices()).isEqualTo(before - 1);
        assertThat(addresses()).isEqualTo(all);
        assertThat(otus("assets", "show", other).data()).contains(one).contains("a person says so");
        assertThat(otus("timeline", other).data()).contains("merge " + one + ' ' + other);
        assertThat(otus("assets", "merge", one, other).talk()).contains("one device already");
        assertThat(otus("audit").data()).contains("merge " + one + ' ' + other);
        assertThat(otus("assets", "export").data()).contains(other);

        assertThat(otus("assets", "split", other).code()).isZero();
        assertThat(devices()).isEqualTo(before);
        assertThat(otus("assets", "split", other, "--undo").talk())
                .containsPattern(other + " is a device of its own no more; took back decision \\d+");
        assertThat(devices()).isEqualTo(before - 1);
        assertThat(otus("assets", "merge", one, other, "--undo").talk())
                .contains(one + " and " + other + " are two devices again");
        assertThat(devices()).isEqualTo(before);
        assertThat(otus("assets", "merge", one, other, "--undo").code()).isEqualTo(1);
        assertThat(otus("assets", "split", "10.99.99.99").talk()).contains("no device has the address");
    }

    @Test
    void nameAndOwnerOutliveAMergeAndItsUndo() throws IOException {
        String one = addresses().get(2);
        String other = addresses().get(3);
        Path list = directory.resolve("named.csv");
        Files.writeString(list, "ip,name,owner\n" + one + ",SIS,safety\n");
        assertThat(otus("assets", "import", list.toString()).code()).isZero();

        assertThat(otus("assets", "merge", one, other).code()).isZero();
        assertThat(otus("assets", "show", "SIS").data()).contains("safety").contains(other);
        assertThat(otus("assets", "merge", "SIS", other, "--undo").code()).isZero();
        assertThat(otus("assets", "show", "SIS").data()).contains("safety").doesNotContain(other + ", ");
        assertThat(Files.readAllLines(state.resolve("asset-values.csv"))).hasSize(2);
    }

    @Test
    void whatAPersonSaysIsMarkedAndARuleThatSaysOtherwiseIsOverruled() throws IOException {
        String ip = addresses().get(5);
        Path list = directory.resolve("stated.csv");
        Files.writeString(list, "ip,name,type,purdue_level\n" + ip + ",Edge,firewall,3.5\n");
        assertThat(otus("assets", "import", list.toString()).code()).isZero();
        assertThat(otus("assets", "show", ip).data())
                .containsPattern("type +firewall  \\(a person says so\\)")
                .containsPattern("level +3.5  \\(a person says so\\)")
                .containsPattern("importance +medium: others are reached through it")
                .contains("; but a person says firewall")
                .doesNotContainPattern("  name +no protocol in which");
    }

    @Test
    void linesAboutOneDeviceAreTakenTogether() throws IOException {
        String ip = addresses().get(4);
        String mac = JSON.readTree(otus("assets", "ip=" + ip, "-o", "json").data())
                .path("addresses")
                .path("mac")
                .path(0)
                .asText();
        Path list = directory.resolve("twice.csv");
        Files.writeString(list, "ip,mac,name,owner\n" + ip + ",,Pump,Ann\n," + mac + ",,Ben\n");
        assertThat(otus("assets", "import", list.toString()).talk()).contains("2 lines taken over");
        assertThat(otus("assets", "name=Pump", "owner=Ben", "-o", "csv").data()).contains(ip);
    }
}
