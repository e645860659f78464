package io.otus.inventory;

import static io.otus.inventory.Wire.at;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.otus.core.event.Action;
import io.otus.core.event.Attribute;
import io.otus.core.event.Outcome;
import io.otus.core.event.Trust;
import io.otus.core.net.Transport;
import io.otus.inventory.graph.Asset;
import io.otus.inventory.output.ConversationWriter;
import io.otus.inventory.view.AssetDiff;
import io.otus.inventory.view.AssetFields;
import io.otus.inventory.view.AssetFilter;
import io.otus.inventory.view.AssetName;
import io.otus.inventory.view.AssetOrder;
import io.otus.inventory.view.Csv;
import io.otus.inventory.view.DifferenceWriter;
import io.otus.inventory.view.Entry;
import io.otus.inventory.view.GraphText;
import io.otus.inventory.view.HardwareList;
import io.otus.inventory.view.NetworkMap;
import io.otus.inventory.view.StatedChanges;
import io.otus.inventory.view.Topology;
import io.otus.inventory.view.UserValues;
import io.otus.testkit.TestFlow;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;

class ViewTest {
    private final Wire wire = new Wire();

    /** A controller at 10.0.0.10 with a hostile name and a client at 10.0.0.9 that falls silent. */
    private List<Asset> plant() {
        TestFlow flow = wire.connects(at("f8:bc:12:00:00:01", "10.0.0.9"), at("28:63:36:00:00:01", "10.0.0.10"));
        wire.asks(flow, "modbus", "1", Action.WRITE, Outcome.OK);
        wire.claims(flow, 1, "", Attribute.NAME, "<b>\"=cmd\"&\u0001", "lldp", Trust.MANAGEMENT);
        wire.claims(flow, 1, "", Attribute.VENDOR, "SIEMENS AG", "modbus id", Trust.DEVICE);
        wire.claims(flow, 1, "", Attribute.FIRMWARE, "V4.2", "modbus id", Trust.DEVICE);
        wire.later(7_200);
        wire.arp(0, "28:63:36:00:00:01", "10.0.0.10");
        return wire.inventory.assets();
    }

    private static List<String> chosen(List<Asset> all, String condition) {
        return all.stream()
                .filter(AssetFilter.parse(condition, all))
                .map(asset -> AssetFields.text(asset, "ip"))
                .toList();
    }

    @Test
    void conditionsChoose() {
        List<Asset> all = plant();
        assertThat(chosen(all, "type=PLC")).containsExactly("10.0.0.10");
        assertThat(chosen(all, "vendor~siem")).containsExactly("10.0.0.10");
        assertThat(chosen(all, "vendor!~siem")).containsExactly("10.0.0.9");
        assertThat(chosen(all, "firmware=")).containsExactly("10.0.0.9");
        assertThat(chosen(all, "silent>1h")).containsExactly("10.0.0.9");
        assertThat(chosen(all, "silent> 60 min")).containsExactly("10.0.0.9");
        assertThat(chosen(all, "silent<1h")).containsExactly("10.0.0.10");
        assertThat(chosen(all, "silent<999999999d")).hasSize(2);
        assertThat(chosen(all, "silent<1w")).hasSize(2);
        assertThat(chosen(all, "missing=serial")).hasSize(2);
        assertThat(chosen(all, "type=rtu,plc")).containsExactly("10.0.0.10");
        assertThat(chosen(all, "type!=rtu,plc")).containsExactly("10.0.0.9");
        assertThat(chosen(all, "firmware=V4.2,")).hasSize(2);
        assertThat(chosen(all, "ip=10.0.0.8/31")).containsExactly("10.0.0.9");
        assertThat(chosen(all, "ip=10.0.0.0/8,10.0.0.9")).hasSize(2);
        assertThat(chosen(all, "ip=fe80::/10")).isEmpty();
        assertThat(chosen(all, "ip!=0.0.0.0/0")).isEmpty();
        assertThat(chosen(all, "mac=28-63-36-00-00-01")).containsExactly("10.0.0.10");
        assertThat(chosen(all, "mac=2863.3600.0001")).containsExactly("10.0.0.10");
        assertThat(chosen(all, "mac~28-63-36")).containsExactly("10.0.0.10");
        assertThat(chosen(all, "firmware<V4.10")).containsExactly("10.0.0.10");
        assertThat(chosen(all, "firmware>V4.10")).isEmpty();
        assertThat(chosen(all, "firmware<19.011")).as("with and without V").containsExactly("10.0.0.10");
        assertThat(chosen(all, "firmware>1.9")).containsExactly("10.0.0.10");
        assertThat(chosen(all, "purdue_level<2")).containsExactly("10.0.0.10");
        String last = AssetFields.text(wire.asset("f8:bc:12:00:00:01", "10.0.0.9"), "last_seen");
        assertThat(chosen(all, "last_seen>" + last)).containsExactly("10.0.0.10");
        assertThat(chosen(all, "first_seen<1970-01-01")).isEmpty();
    }

    @Test
    void anAssetIsCalledByItsIdItsNameOrAnAddress() {
        List<Asset> all = plant();
        Asset asset = all.getFirst();
        for (String name : List.of(asset.id(), asset.id().substring(0, 4), AssetFields.text(asset, "ip"))) {
            assertThat(all.stream().filter(AssetName.of(name))).as(name).containsExactly(asset);
        }
        String mac = AssetFields.text(asset, "mac").toUpperCase(Locale.ROOT);
        assertThat(all.stream().filter(AssetName.of(mac))).containsExactly(asset);
        assertThat(all.stream().filter(AssetName.of(mac.replace(':', '-')))).containsExactly(asset);
        assertThat(all.stream().filter(AssetName.of(asset.id().substring(0, 3))))
                .isEmpty();
        assertThat(all.stream().filter(AssetName.of(""))).isEmpty();
    }

    @Test
    void whatIsNoConditionIsToldWithWhatWasExpected() {
        List<Asset> all = List.of();
        assertThatThrownBy(() -> AssetFilter.parse("plc", all)).hasMessageContaining("expected: such as type=plc");
        assertThatThrownBy(() -> AssetFilter.parse("silent", all))
                .hasMessageContaining("such as 'silent>7d'; quote a condition with < or >");
        assertThatThrownBy(() -> AssetFilter.parse("vlan", all)).hasMessageContaining("such as vlan=VALUE; quote");
        assertThatThrownBy(() -> AssetFilter.parse("colour=red", all)).hasMessageContaining("there are: silent");
        assertThatThrownBy(() -> AssetFilter.parse("silent>soon", all)).hasMessageContaining("such as 30 min or 7d");
        assertThatThrownBy(() -> AssetFilter.parse("silent=7d", all)).hasMessageContaining("such as >7d");
        assertThatThrownBy(() -> AssetFilter.parse("type>plc", all)).hasMessageContaining("no order");
        assertThatThrownBy(() -> AssetFilter.parse("type=plx", all))
                .hasMessageContaining("no type is called 'plx' (there are:");
        assertThatThrownBy(() -> AssetFilter.parse("purdue_level=7", all))
                .hasMessageContaining("0, 1, 2, 3, 3.5, 4, 5");
        assertThatThrownBy(() -> AssetFilter.parse("ip=10.0.0.0/33", all)).hasMessageContaining("such as 10.30.0.0/24");
        assertThatThrownBy(() -> AssetFilter.parse("vlan>x", all)).hasMessageContaining("no number");
        assertThatThrownBy(() -> AssetFilter.parse("last_seen>noon", all)).hasMessageContaining("such as 2026-03-02");
    }

    @Test
    void numbersAreSortedByTheirValueAndTheUnknownIsLast() {
        List<Asset> all = plant();
        all.sort(AssetOrder.by("ip"));
        assertThat(all).extracting(asset -> AssetFields.text(asset, "ip")).containsExactly("10.0.0.9", "10.0.0.10");
        all.sort(AssetOrder.by("-ip"));
        assertThat(all).extracting(asset -> AssetFields.text(asset, "ip")).containsExactly("10.0.0.10", "10.0.0.9");
        all.sort(AssetOrder.by("firmware"));
        assertThat(all).extracting(asset -> AssetFields.text(asset, "firmware")).containsExactly("V4.2", "");
    }

    @Test
    void cellsAreQuotedAndNeverFormulas() {
        assertThat(Csv.line(List.of("a,b", "c\"d", "=1+1", ""))).isEqualTo("\"a,b\",\"c\"\"d\",'=1+1,\r\n");
        assertThat(Csv.line(List.of("", "x"))).isEqualTo(",x\r\n");
        assertThat(Csv.read("a;b\r\n\"x;y\";\"1\"\"2\"\r\n\r\n"))
                .extracting(Csv.Line::cells)
                .containsExactly(List.of("a", "b"), List.of("x;y", "1\"2"));
    }

    @Test
    void theHardwareListHasADeviceWithItsFirmware() throws Exception {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        HardwareList.write(plant(), new HardwareList.Origin("1.2.3", "line-1", 1_700_000_000_000_000_000L), out);
        JsonNode list = new ObjectMapper().readTree(out.toByteArray());
        JsonNode made = list.path("metadata");
        assertThat(made.path("timestamp").asText()).isEqualTo("2023-11-14T22:13:20.000000Z");
        assertThat(made.path("tools").path("components").path(0).path("version").asText())
                .isEqualTo("1.2.3");
        assertThat(made.path("properties").path(0).path("value").asText()).isEqualTo("line-1");
        assertThat(list.path("bomFormat").asText()).isEqualTo("CycloneDX");
        assertThat(list.path("components")).hasSize(2).anySatisfy(device -> {
            assertThat(device.path("type").asText()).isEqualTo("device");
            assertThat(device.path("manufacturer").path("name").asText()).isEqualTo("Siemens");
            assertThat(device.path("components").path(0).path("version").asText())
                    .isEqualTo("V4.2");
        });
    }

    @Test
    void graphsAndPicturesAreWellFormedWhateverADeviceCallsItself() throws Exception {
        Topology topology = Topology.of(plant(), wire.inventory.conversations().all());
        assertThat(topology.edges()).singleElement().satisfies(edge -> {
            assertThat(edge.protocols()).containsExactly("modbus");
            assertThat(edge.writes()).isTrue();
            assertThat(edge.commands()).isTrue();
        });
        for (String xml : List.of(GraphText.graphMl(topology), NetworkMap.svg(topology))) {
            DocumentBuilderFactory.newInstance()
                    .newDocumentBuilder()
                    .parse(new ByteArrayInputStream(xml.getBytes(StandardCharsets.UTF_8)));
        }
        assertThat(NetworkMap.html(topology)).doesNotContain("<b>\"").contains("<table><tr><th></th><th><span>");
        assertThat(GraphText.dot(topology)).contains("<b>\\\"=cmd\\\"&?");
    }

    @Test
    void whatAPersonSaysLiesOnTopAndSurvivesAnEdit() {
        List<Asset> all = plant();
        String list =
                "MAC Address,Name,Owner,Type,Importance\n28-63-36-00-00-01,=Boiler,Anna,safety_plc,vital\n,x,y,,\n";
        assertThat(UserValues.lay(Entry.ofCsv(list), all)).hasSize(1);
        Asset plc = wire.asset("28:63:36:00:00:01", "10.0.0.10");
        assertThat(AssetFields.text(plc, "name")).isEqualTo("=Boiler");
        assertThat(AssetFields.text(plc, "type")).isEqualTo("safety_plc");
        assertThat(AssetFields.text(plc, "importance")).isEqualTo("high");
        assertThat(plc.claims().all()).noneMatch(claim -> claim.value().contains("Boiler"));
        assertThat(wire.export()).contains("\"name\":\"=Boiler\"");

        String exported = UserValues.csv(UserValues.entries(all, List.of()));
        plc.state(Map.of());
        assertThat(UserValues.lay(Entry.ofCsv(exported), all)).isEmpty();
        assertThat(plc.identity().stated()).containsEntry("owner", "Anna").containsEntry("name", "=Boiler");
    }

    @Test
    void whatAPersonSaysIsShownAsItIsSaid() {
        List<Asset> all = plant();
        TestFlow flow = wire.connects(at("f8:bc:12:00:00:01", "10.0.0.9"), at("28:63:36:00:00:01", "10.0.0.10"));
        wire.claims(flow, 1, "", Attribute.ORDER_NUMBER, "6ES7 315-2EH14-0AB0", "modbus id", Trust.DEVICE);
        String list = "ip,vendor,model\n10.0.0.10,Triconex,Trident\n10.0.0.9,SIEMENS AG,\n";
        assertThat(UserValues.lay(Entry.ofCsv(list), all)).isEmpty();

        assertThat(chosen(all, "vendor=Triconex")).containsExactly("10.0.0.10");
        assertThat(chosen(all, "vendor=SIEMENS AG")).containsExactly("10.0.0.9");
        assertThat(wire.export()).contains("\"vendor\":\"Triconex\"", "\"model\":\"Trident\"");
        assertThat(Entry.at(wire.asset("28:63:36:00:00:01", "10.0.0.10"), wire.now()))
                .hasValueSatisfying(entry -> assertThat(entry.values("vendor")).containsExactly("Triconex"));
    }

    @Test
    void theOrderNumberStandsBehindTheProductInJsonAloneAndForOneThatIsNotKnown() {
        TestFlow flow = wire.connects(at("f8:bc:12:00:00:01", "10.0.0.9"), at("28:63:36:00:00:01", "10.0.0.10"));
        wire.claims(flow, 1, "", Attribute.ORDER_NUMBER, "6ES7 315-2EH14-0AB0", "modbus id", Trust.DEVICE);
        Asset plc = wire.asset("28:63:36:00:00:01", "10.0.0.10");
        assertThat(AssetFields.text(plc, "model")).isEqualTo("6ES7 315-2EH14-0AB0");

        wire.claims(flow, 1, "", Attribute.MODEL, "CPU 315-2 PN/DP", "modbus id", Trust.DEVICE);
        assertThat(AssetFields.text(plc, "model")).isEqualTo("CPU 315-2 PN/DP");
        assertThat(AssetFields.text(plc, "order_number")).isEqualTo("6ES7 315-2EH14-0AB0");
        assertThat(wire.export())
                .contains(
                        "\"model\":\"CPU 315-2 PN/DP, 6ES7 315-2EH14-0AB0\"",
                        "\"order_number\":\"6ES7 315-2EH14-0AB0\"");
    }

    @Test
    void whatIsSaidOfDevicesThatAreYetToComeSurvivesAnEdit() {
        List<Asset> all = plant();
        List<Entry> list = Entry.ofCsv("""
            ip,mac,name,owner,same_as
            10.0.0.10,,Boiler,Anna,
            10.0.0.77,,Spare,Ben,
            10.0.0.10,,,Carl,10.0.0.78
            10.0.0.79,,,,
            """);
        assertThat(UserValues.lay(list, all))
                .extracting(Entry::label)
                .containsExactly("Spare (10.0.0.77)", "10.0.0.79");

        List<Entry> exported = Entry.ofCsv(UserValues.csv(UserValues.entries(all, list)));
        assertThat(exported)
                .extracting(entry -> entry.label() + entry.values("owner") + entry.values("same_as"))
                .containsExactlyInAnyOrder(
                        "10.0.0.9[][]",
                        "Boiler (10.0.0.10)[Carl][]",
                        "Spare (10.0.0.77)[Ben][]",
                        "10.0.0.10[][10.0.0.78]");
    }

    @Test
    void anAddressOnTwoVlansIsOneDeviceByTheVlanOfTheLine() {
        wire.connects(at(10, "f8:bc:12:00:00:01", "10.1.1.5", 50000), at(10, "28:63:36:00:00:01", "10.1.1.9", 502));
        wire.connects(at(20, "f8:bc:12:00:00:02", "10.1.1.5", 50000), at(20, "28:63:36:00:00:02", "10.1.1.9", 502));
        List<Asset> all = wire.inventory.assets();
        assertThatThrownBy(() -> UserValues.checkMeaning(Entry.ofCsv("ip,name\n10.1.1.5,x\n"), all))
                .hasMessageContaining("line 2: x (10.1.1.5) is 2 devices: ")
                .hasMessageContaining("on VLAN 10")
                .hasMessageContaining("on VLAN 20")
                .hasMessageContaining("a column vlan");

        List<Entry> list = Entry.ofCsv("ip,vlan,name\n10.1.1.5,20,Second\n10.1.1.5,30,Third\n");
        UserValues.checkMeaning(list, all);
        assertThat(UserValues.lay(list, all)).extracting(Entry::label).containsExactly("Third (10.1.1.5)");
        List<Entry> owned = Entry.ofCsv("ip,vlan,owner\n10.1.1.5,10,Ann\n10.1.1.5,20,Ann\n");
        assertThat(StatedChanges.of(List.of(), owned, all))
                .extracting(StatedChanges.Change::device)
                .containsExactlyInAnyOrderElementsOf(all.stream()
                        .filter(asset -> asset.address().equals("10.1.1.5"))
                        .map(Asset::id)
                        .toList());
        assertThat(chosen(all, "name=second")).containsExactly("10.1.1.5");
        assertThat(all.stream().filter(AssetFilter.parse("name=second", all)))
                .singleElement()
                .satisfies(asset -> assertThat(AssetFields.text(asset, "vlan")).isEqualTo("20"));
        assertThat(Entry.ofCsv(UserValues.csv(UserValues.entries(all, list))))
                .anySatisfy(entry -> assertThat(entry.values("vlan")).containsExactly("30"));
        assertThatThrownBy(() ->
                        UserValues.check(Entry.ofCsv("ip,vlan\n10.1.1.5,4095\n").getFirst()))
                .hasMessageContaining("line 2: vlan '4095' is no number from 0 to 4094");
    }

    @Test
    void thePlantsListIsComparedByAnyKeyAndInAnySpelling() {
        List<Entry> expected = Entry.ofCsv("""
            IP Address,MAC-Address,Manufacturer,Firmware
            ,28-63-36-00-00-01,Siemens,V4.0
            10.0.0.77,,Moxa,
            """);
        List<Entry> found = plant().stream().map(Entry::of).toList();
        assertThat(AssetDiff.of(expected, found))
                .filteredOn(each -> each.kind() != AssetDiff.Kind.LEARNED && each.kind() != AssetDiff.Kind.LOST)
                .extracting(each ->
                        each.kind() + " " + each.device().values("ip") + " " + each.field() + " " + each.before())
                .containsExactlyInAnyOrder(
                        "GONE [10.0.0.77]  ", "NEW [10.0.0.9]  ", "CHANGED [10.0.0.10] firmware V4.0");
        assertThat(AssetDiff.of(found, Entry.ofCsv("ip,firmware\n10.0.0.10,\n10.0.0.9,\n")))
                .filteredOn(each -> each.field().equals("firmware"))
                .extracting(each -> each.kind() + " " + each.before() + each.after())
                .containsExactly("LOST V4.2");
        assertThatThrownBy(() -> Entry.ofCsv("colour,size\nred,2")).hasMessageContaining("no column is called");
    }

    @Test
    void whatAPlantsListSaysInOtherWordsIsNoDifference() {
        List<Entry> found = Entry.ofCsv("""
            ip,name,type,model,order_number,firmware
            10.0.0.1,prn-1.local,printer,,,5.017
            10.0.0.2,,io_device,CPU 315-2 PN/DP,6ES7 315-2EH14-0AB0,V3.2.6
            10.0.0.3,,scada_server,CPU 315-2 PN/DP,6ES7 315-2EH14-0AB0,2
            10.0.0.4,,plc,M340,,2.10b
            10.0.0.5,,plc,M340,,2.10
            """);
        List<Entry> same = Entry.ofCsv("""
            IP Address,Hostname,Type,Model,Part Number,Version
            10.0.0.1,PRN-1,Network Printer,,,V5.17
            10.0.0.2,,I/O,6ES7315-2EH14-0AB0,,3.2.6
            10.0.0.3,,SCADA,"CPU 315-2 PN/DP, 6ES7 315-2EH14-0AB0",cpu 315-2 PN/DP,2.0
            10.0.0.4,,SPS,m340,,2.10B
            10.0.0.5,,plc,,,v 2.10
            """);
        assertThat(told(AssetDiff.ofPlant(same, found))).isEmpty();
        assertThat(told(AssetDiff.of(same, found))).as("two inventories").isNotEmpty();

        List<Entry> other = Entry.ofCsv("""
            IP Address,Hostname,Type,Model,Version
            10.0.0.1,prn-11,phone,,5.17.1
            10.0.0.2,,hmi,6ES7 315-2EH14-0AB1,3.20.6
            10.0.0.3,,controller,CPU 315,20
            10.0.0.4,,plc,M340,2.10
            10.0.0.5,,plc,M340,2.1
            """);
        assertThat(told(AssetDiff.ofPlant(other, found)))
                .containsExactly(
                        "10.0.0.1 name",
                        "10.0.0.1 type",
                        "10.0.0.1 firmware",
                        "10.0.0.2 type",
                        "10.0.0.2 model",
                        "10.0.0.2 firmware",
                        "10.0.0.3 type",
                        "10.0.0.3 model",
                        "10.0.0.3 firmware",
                        "10.0.0.4 firmware",
                        "10.0.0.5 firmware");
    }

    @Test
    void aDeviceIsFoundByItsNameWithOrWithoutTheDomainOfMdns() {
        assertThat(AssetDiff.ofPlant(Entry.ofCsv("name\nPRN-1\n"), Entry.ofCsv("name,ip\nprn-1.local,10.0.0.1\n")))
                .extracting(AssetDiff.Difference::kind)
                .containsOnly(AssetDiff.Kind.LEARNED);
    }

    private static List<String> told(List<AssetDiff.Difference> differences) {
        return differences.stream()
                .filter(each -> each.kind() != AssetDiff.Kind.LEARNED && each.kind() != AssetDiff.Kind.LOST)
                .map(each -> String.join(",", each.device().values("ip")) + " " + each.field())
                .toList();
    }

    @Test
    void devicesOfOneAddressAreToldApartByTheirVlan() {
        wire.connects(at(10, "f8:bc:12:00:00:01", "10.1.1.5", 50000), at(10, "28:63:36:00:00:01", "10.1.1.9", 502));
        wire.connects(at(20, "f8:bc:12:00:00:02", "10.1.1.5", 50000), at(20, "28:63:36:00:00:02", "10.1.1.8", 502));
        List<Entry> found = wire.inventory.assets().stream().map(Entry::of).toList();

        assertThat(AssetDiff.ofPlant(List.of(), found))
                .extracting(AssetDiff.Difference::label)
                .containsExactlyInAnyOrder("10.1.1.5 on VLAN 10", "10.1.1.5 on VLAN 20", "10.1.1.8", "10.1.1.9");
        List<Asset> assets = wire.inventory.assets();
        assertThat(Topology.of(assets, List.of()).nodes())
                .extracting(Topology.Node::label)
                .containsExactlyInAnyOrder("10.1.1.5 on VLAN 10", "10.1.1.5 on VLAN 20", "10.1.1.8", "10.1.1.9");
        ConversationWriter conversations = new ConversationWriter(assets);
        assertThat(assets)
                .extracting(asset -> conversations.shown(asset.id()))
                .contains("10.1.1.5 on VLAN 10", "10.1.1.8");
        for (String vlan : List.of("10", "20")) {
            assertThat(AssetDiff.ofPlant(Entry.ofCsv("IP,VLAN ID\n10.1.1.5," + vlan + "\n"), found))
                    .filteredOn(each -> each.kind() == AssetDiff.Kind.NEW)
                    .extracting(AssetDiff.Difference::label)
                    .as(vlan)
                    .containsExactlyInAnyOrder(
                            "10.1.1.5 on VLAN " + (vlan.equals("10") ? "20" : "10"), "10.1.1.8", "10.1.1.9");
        }
    }

    @Test
    void devicesOfOneNameOnOneVlanAreToldApartByTheirAddress() {
        wire.connects(at(10, "f8:bc:12:00:00:01", "10.1.1.5", 50000), at(10, "28:63:36:00:00:01", "10.1.1.9", 502));
        List<Asset> assets = wire.inventory.assets();
        assets.forEach(asset -> asset.state(Map.of("name", "Pump")));
        assertThat(Topology.of(assets, List.of()).nodes())
                .extracting(Topology.Node::label)
                .containsExactlyInAnyOrder("Pump on VLAN 10 (10.1.1.5)", "Pump on VLAN 10 (10.1.1.9)");
    }

    @Test
    void aPersonJoinsAndPartsDevices() {
        wire.connects(at("f8:bc:12:00:00:01", "10.1.1.5"), at("f8:bc:12:00:00:02", "10.2.1.5"));
        wire.arp(0, "f8:bc:12:00:00:02", "10.2.1.6");
        List<Entry> list =
                Entry.ofCsv("ip,same_as,separate\r\n10.1.1.5,10.2.1.5,\r\n10.2.1.6,,yes\r\n10.9.9.9,,yes\r\n");
        assertThat(UserValues.join(list, wire.inventory))
                .extracting(Entry::label)
                .containsExactly("10.9.9.9");

        Asset server = wire.asset("f8:bc:12:00:00:01", "10.1.1.5");
        assertThat(wire.asset("f8:bc:12:00:00:02", "10.2.1.5")).isSameAs(server);
        assertThat(AssetFields.values(server, "ip")).containsExactly("10.2.1.5", "10.1.1.5");
        assertThat(AssetFields.values(server, "mac")).containsExactly("f8:bc:12:00:00:02", "f8:bc:12:00:00:01");
        assertThat(wire.asset("f8:bc:12:00:00:02", "10.2.1.6")).isNotSameAs(server);
        assertThat(wire.merged)
                .singleElement()
                .satisfies(each -> assertThat(each.reason()).contains("person"));
        assertThat(wire.split).hasSize(1);
        assertThat(UserValues.csv(UserValues.entries(wire.inventory.assets(), list)))
                .contains("10.2.1.5,\r\n", ",yes\r\n");
    }

    @Test
    void whatAPartedDeviceSaidGoesWithTheMacAddressThatSaidIt() {
        String plc = "00:30:de:00:00:10";
        String laptop = "08:00:27:00:00:66";
        wire.arp(0, plc, "10.1.1.5");
        says(plc, Attribute.MODEL, "750-881");
        says(laptop, Attribute.NAME, "kali");
        says(laptop, Attribute.DESCRIPTION, "Linux");
        says(laptop, Attribute.LOCATION, "hall");
        says(plc, Attribute.LOCATION, "hall");
        var _ = UserValues.join(Entry.ofCsv("mac,same_as\r\n" + plc + "," + laptop + "\r\n"), wire.inventory);
        says(laptop, Attribute.LOCATION, "hall");
        Asset both = wire.asset(plc, "10.1.1.5");
        assertThat(both.value(Attribute.NAME)).isEqualTo("kali");

        var _ = UserValues.join(Entry.ofCsv("mac,separate\r\n" + laptop + ",yes\r\n"), wire.inventory);
        Asset controller = wire.asset(plc, "10.1.1.5");
        Asset computer = wire.asset(laptop, null);
        assertThat(computer).isNotSameAs(controller);
        assertThat(controller.value(Attribute.NAME)).isNull();
        assertThat(controller.value(Attribute.DESCRIPTION)).isNull();
        assertThat(controller.value(Attribute.MODEL)).isEqualTo("750-881");
        assertThat(controller.identity().vendor()).isEqualTo("WAGO");
        assertThat(computer.value(Attribute.NAME)).isEqualTo("kali");
        assertThat(computer.value(Attribute.MODEL)).isNull();
        assertThat(computer.identity().vendor()).isEqualTo("PCS Systemtechnik");
    }

    private void says(String mac, Attribute attribute, String value) {
        TestFlow flow = wire.sends(Transport.LINK, at(mac, null), at("01:80:c2:00:00:0e", null));
        wire.claims(flow, 0, "", attribute, value, "lldp advertisement", Trust.MANAGEMENT);
    }

    @Test
    void twoMomentsOfOneInventoryAreComparedByWhatWasSaidThen() throws IOException {
        TestFlow flow = wire.connects(
                Wire.at(0, "f8:bc:12:00:00:01", "10.3.1.5", 50_000), Wire.at(0, "00:1b:1b:01:02:03", "10.3.1.33", 502));
        wire.claims(flow, 1, "", Attribute.FIRMWARE, "V2.1", "modbus object", Trust.DEVICE);
        wire.later(10);
        long from = wire.now();
        wire.later(10);
        wire.claims(flow, 1, "", Attribute.FIRMWARE, "V2.2", "modbus object", Trust.DEVICE);
        wire.claims(flow, 1, "", Attribute.SERIAL, "4711-0815", "modbus object", Trust.DEVICE);
        wire.arp(0, "00:80:f4:00:00:07", "10.3.1.34");
        List<AssetDiff.Difference> differences = AssetDiff.between(wire.inventory.assets(), from, wire.now());

        assertThat(differences)
                .extracting(each -> each.kind() + " " + each.device().values("ip") + each.field() + each.before() + ">"
                        + each.after())
                .containsExactlyInAnyOrder(
                        "CHANGED [10.3.1.33]firmwareV2.1>V2.2",
                        "LEARNED [10.3.1.33]serial>4711-0815",
                        "NEW [10.3.1.34]>");
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        DifferenceWriter.write(differences, out);
        assertThat(out.toString(StandardCharsets.UTF_8).lines())
                .hasSize(3)
                .anySatisfy(line -> assertThat(line)
                        .startsWith("{\"change\":\"changed\",\"device\":{\"id\":")
                        .endsWith("\"field\":\"firmware\",\"before\":\"V2.1\",\"after\":\"V2.2\"}"));
        assertThat(AssetDiff.between(wire.inventory.assets(), wire.now(), wire.now()))
                .isEmpty();
    }

    @Test
    void whatRulesConcludedAtTwoMomentsIsCompared() {
        Wire wire = new Wire();
        wire.arp(0, "f8:bc:12:00:00:01", "10.3.1.5");
        wire.arp(0, "00:80:f4:00:00:01", "10.3.1.33");
        TestFlow flow = wire.connects(
                at(0, "f8:bc:12:00:00:01", "10.3.1.5", 40000), at(0, "00:80:f4:00:00:01", "10.3.1.33", 502));
        polls(wire, flow);
        long from = wire.now();
        wire.asks(flow, "modbus", "1", Action.FIRMWARE, Outcome.OK);
        wire.later(60);

        assertThat(AssetDiff.between(wire.inventory.assets(), from, wire.now()))
                .extracting(each -> each.kind() + " " + each.device().label() + " " + each.field() + " " + each.before()
                        + " -> " + each.after())
                .containsExactly(
                        "CHANGED 10.3.1.5 type hmi -> engineering_station",
                        "CHANGED 10.3.1.5 role monitor,hmi -> engineering_station,monitor");
    }

    private static void polls(Wire wire, TestFlow flow) {
        for (int i = 0; i < 40; i++) {
            wire.asks(flow, "modbus", "1", Action.READ, Outcome.OK);
            wire.later(60);
        }
    }

    @Test
    void whatWasNotBelievedIsNoDifference() {
        Wire wire = new Wire();
        TestFlow flow = wire.connects(
                at(0, "f8:bc:12:00:00:01", "10.3.1.5", 40000), at(0, "00:80:f4:00:00:01", "10.3.1.33", 502));
        wire.claims(flow, 1, "", Attribute.VENDOR, "Telemecanique", "modbus object", Trust.DEVICE);
        wire.claims(flow, 1, "", Attribute.FIRMWARE, "V2.1", "modbus object", Trust.DEVICE);
        long from = wire.now();
        wire.claims(flow, 1, "", Attribute.VENDOR, "x000", "modbus object", Trust.DEVICE);
        wire.claims(flow, 1, "", Attribute.FIRMWARE, "x002", "modbus object", Trust.DEVICE);

        assertThat(AssetDiff.between(wire.inventory.assets(), from, wire.now()))
                .filteredOn(each -> !each.field().isEmpty())
                .isEmpty();
    }

    @Test
    void aPersonsWordHasNoTime() {
        Wire wire = new Wire();
        wire.arp(0, "00:80:f4:00:00:01", "10.3.1.33");
        wire.asset("00:80:f4:00:00:01", "10.3.1.33").state(Map.of("type", "drive"));

        assertThat(wire.inventory.assets())
                .singleElement()
                .satisfies(asset -> assertThat(Entry.at(asset, wire.now()))
                        .hasValueSatisfying(
                                entry -> assertThat(entry.values("type")).containsExactly("drive")));
    }

    @Test
    void aLevelOfAPlantsListIsItsNumberHoweverItIsWritten() {
        List<Entry> list = Entry.ofCsv("ip,level\n10.3.1.33,Level 1\n10.3.1.34,L2\n");
        List<Entry> found = Entry.ofCsv("ip,level\n10.3.1.33,1\n10.3.1.34,1\n");

        assertThat(AssetDiff.of(list, found))
                .extracting(each -> each.device().label() + " " + each.field() + " " + each.before())
                .containsExactly("10.3.1.34 purdue_level L2");
    }
}
