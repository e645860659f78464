package io.otus.dissect.pn_io;

import static org.assertj.core.api.Assertions.assertThat;

import io.otus.core.bytes.ByteView;
import io.otus.core.bytes.Octets;
import io.otus.core.event.Element;
import io.otus.core.table.TableLines;
import io.otus.testkit.FieldTable;
import io.otus.testkit.RecordingFields;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Blocks by their grammar: contents by hand after IEC 61158-6-10 §5.2. */
class BlocksTest {
    private static List<String> fields(String hex) {
        BlockReader reader = new BlockReader();
        RecordingFields fields = new RecordingFields();
        new Element.Groups("blocks", reader.read(Octets.ofHex(hex).view())).write(fields);
        assertThat(reader.anomaly()).isNull();
        assertThat(fields.depth()).isZero();
        return fields.lines().stream()
                .map(line -> line.replace("blocks.*.", ""))
                .toList();
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', textBlock = """
        #type | content | a field | another
        0105 | DEA00000 6C97 11D1 827100010001002A 00000001 0258 0003 706C63 | block_name=prm_server_block_req | parameter_server_station_name=plc
        0106 | 0001 00000000 0001 0003 706C63 | iocr_reference=1 | provider_station_name=plc
        0107 | 8892 | block_name=ar_rpc_block_req | initiator_rpc_server_port=34962
        0108 | 0001 00000000 AABB | block_name=ar_vendor_block_req | data=aabb
        0109 | 0000 A1A2A3A4 A5A6 47A8 89AAABACADAEAFB0 0000 0001 0001 000D 00000102 | number_of_iocrs=1 | iocrs.*.subframe_offset=13
        010A | 0096 00000000 | block_name=sr_info_block | redundancy_data_hold_factor=150
        010B | 0000 0601 0018 0100 0000 00000001 A1A2A3A4 A5A6 47A8 89AAABACADAEAFB0 | block_name=arfsu_block | block_name=fs_parameter_block
        010C | 0000 00000001 | block_name=rs_info_block | rs_properties=1
        0119 | 0001 00000000 0001 0002 | number_of_entries=1 | entries.*.subslot_number=2
        8104 | 0001 00000000 0001 0001 00000011 0001 0001 0001 00000001 0001 | apis.*.modules.*.module_state=1 | apis.*.modules.*.module_state_name=wrong_module
        0014 | 0001 AABB | block_name=substitute_value | data=aabb
        0015 | 01 80 01 80 0002 1122 | block_name=record_input_data_object | data=1122
        0016 | 0000 01 01 0002 80 1122 80 0014 0006 0100 0001 AABB | data=1122 | block_name=substitute_value
        0019 | 0000000000000001 0001 0000000000000002 A1A2A3A4 A5A6 47A8 89AAABACADAEAFB0 DE80B000 00000007 | log_entries.*.entry_detail=7 | log_entries.*.error=iod_read_res access/invalid_index
        001A | 0001 00000000 | block_name=api_data | apis.*.api=0
        0022 | 323032362D30312D30312031323A3030 | block_name=im_2 | im_date=2026-01-01 12:00
        0030 | 0001 00000000 0001 0001 00000010 0001 0001 00000001 | block_name=im_0_filter_data_submodule | apis.*.modules.*.submodules.*.subslot_number=1
        0200 | 0000 0000 8001 020A 0014 0100 01 08 706F72742D303031 06 706C63303031 00 | peers.*.peer_port_id=port-001 | peers.*.peer_chassis_id=plc001
        0209 | 0000 00000003 0000 0000 | block_name=adjust_domain_boundary | domain_boundary=3
        020F | 0000 0000 8001 0E 706F72742D3030312D3030303031 01 08 706F72742D303031 06 706C63303031 0000000A 020000000001 0000 0010 0000 00000000 00000000 01 01 0000 00000001 | peers.*.peer_port_id=port-001 | peers.*.line_delay=10
        0226 | 0000 0001 0000 | block_name=adjust_preamble_length | preamble_length=1
        0240 | 03 706C63 0000 020000000001 0000 0A000001 FFFFFF00 0A0000FE | own_chassis_id=plc | ip_address=10.0.0.1
        0251 | 0000 00000001 00000002 00000003 00000004 00000005 00000006 | if_in_octets=1 | if_out_errors=6
        0400 | 0000 00000000 0001 0002 0107 0004 0100 8892 | slot_number=1 | initiator_rpc_server_port=34962
        0401 | 0000 00000000 0001 0002 0000 0005 AABB | index=5 | record_data=aabb
        0800 | 0201 0000 | block_name=pe_service_request | data=02010000
        0810 | 0000 | block_name=pe_entity_filter_data | data=0000
        0272 | 0000 AABB | block_name=tsn_domain_port_config_block | data=0000aabb
        7FFF | AABB | block_name=unknown | octets=aabb
        """)
    void aBlockIsReadToItsEnd(String type, String content, String first, String second) {
        List<String> fields = fields(Hex.block(Integer.parseInt(type, 16), content));
        assertThat(fields).contains(first);
        assertThat(fields).anyMatch(line -> line.endsWith(second));
    }

    @Test
    void diagnosisIsReadByItsUserStructure() {
        String where = "00000000 0001 0002 8000 0000";
        assertThat(fields(Hex.block11(0x0010, where + "8000 0001 0800 0006 0002 0800 0001")))
                .contains("alarm_items.*.channels.*.channel_error_type=6", "alarm_items.*.channels.*.channel_number=2");
        assertThat(fields(Hex.block11(0x0010, where + "8002 0001 0800 0006 8001 00000007")))
                .contains("alarm_items.*.channels.*.ext_channel_add_value=7");
        assertThat(fields(Hex.block11(0x0010, where + "8003 0001 0800 0006 8001 00000007 00000008")))
                .contains("alarm_items.*.channels.*.qualified_channel_qualifier=8");
        assertThat(fields(Hex.block11(0x0010, where + "8100 0F00 0008 0100 0000 00000001 0001 AABB")))
                .contains("alarm_items.*.maintenance_status=1", "alarm_items.*.octets=aabb");
    }

    @Test
    void blocksWithinMaintenanceGoNoDeeperThanOthers() {
        String where = "00000000 0001 0002 8000 0000";
        String nested = Hex.block11(0x0010, where + "8000 0001 0800 0006");
        for (int i = 0; i < 3_000; i++) {
            nested = Hex.block11(0x0010, where + "8100" + nested);
        }
        assertThat(fields(nested))
                .anyMatch(line -> line.startsWith("alarm_items.*.blocks") || line.contains("octets="));
    }

    @Test
    void versionsOfABlockDiffer() {
        String instance = "0233 0018 0100 00 00 A1A2A3A4 A5A6 47A8 89AAABACADAEAFB0 00000003";
        assertThat(fields(Hex.block11(0x0213, "00 01" + instance)))
                .contains("number_of_mrp_instances=1", "block_name=mrp_instance_data_check", "mrp_check=3");
        assertThat(fields(Hex.block(0x0213, "0000 A1A2A3A4 A5A6 47A8 89AAABACADAEAFB0 00000003")))
                .contains("block_name=pd_interface_mrp_data_check", "mrp_check=3");
        String sync = "0000 A1A2A3A4 A5A6 47A8 89AAABACADAEAFB0 00000000 00000000 000003E8 000003C0 0001 0000 0000"
                + "0003 0003 0001 01 FF 04 73796E63 000000";
        assertThat(fields(Hex.block11(0x0203, sync))).contains("pll_window=1000", "ptcp_subdomain_name=sync");
        assertThat(fields(Hex.block(0x0203, "0000 AABB"))).contains("data=aabb");
    }

    @Test
    void everyBlockOfTheGrammarHasAName() {
        assertThat(Grammar.size()).isGreaterThan(120);
        for (TableLines.Line line : TableLines.read(Grammar.class, "blocks.txt")) {
            int type = Integer.parseInt(line.text().substring(0, 4), 16);
            List<String> fields =
                    fieldsOf(Octets.ofHex(Hex.block(type, "00".repeat(200))).view());
            assertThat(fields).as(line.text()).noneMatch(field -> field.endsWith("block_name=unknown"));
        }
    }

    private static List<String> fieldsOf(ByteView bytes) {
        RecordingFields fields = new RecordingFields();
        new Element.Groups("blocks", new BlockReader().read(bytes)).write(fields);
        return fields.lines();
    }

    @Test
    void fieldsAreBounded() {
        String many = Hex.block(0x001A, "FFFF" + "00".repeat(60_000));
        assertThat(fieldsOf(Octets.ofHex(many).view()).size()).isLessThan(2 * BlockReader.MAX_FIELDS);
        Random random = new Random(1);
        byte[] noise = new byte[4_000];
        for (int i = 0; i < 2_000; i++) {
            random.nextBytes(noise);
            noise[0] = 0x04;
            noise[1] = 0;
            noise[2] = 0x0F;
            fieldsOf(ByteView.of(noise));
        }
    }

    @Test
    void thePageHasEveryFieldAndAnomaly() throws IOException {
        Set<String> written = new TreeSet<>(new CallTest().fieldsWritten());
        written.addAll(new FrameTest().fieldsWritten());
        assertThat(FieldTable.of("pn_io")).containsAll(written);
        String page = Files.readString(Path.of("..", "docs", "protocols", "pn_io.md"));
        for (PnioAnomaly anomaly : PnioAnomaly.values()) {
            assertThat(page).contains("`" + anomaly.id() + "`");
        }
    }
}
