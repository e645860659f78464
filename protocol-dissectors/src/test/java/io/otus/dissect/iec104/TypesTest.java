package io.otus.dissect.iec104;

import static io.otus.dissect.iec104.Frames.asdu;
import static io.otus.dissect.iec104.Frames.information;
import static io.otus.testkit.Row.row;
import static org.assertj.core.api.Assertions.assertThat;

import io.otus.core.bytes.Octets;
import io.otus.core.event.AnomalyCode;
import io.otus.core.event.PointRange;
import io.otus.core.spi.Direction;
import io.otus.core.spi.DissectorProvider;
import io.otus.testkit.DissectorContract;
import io.otus.testkit.DissectorHarness;
import io.otus.testkit.FieldTable;
import io.otus.testkit.RecordingFields;
import io.otus.testkit.Row;
import io.otus.testkit.Seen;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Every type with one object: its elements by the pictures of IEC 60870-5-101 §7.3, and what it means. */
class TypesTest extends DissectorContract {
    /** Type, cause, address, object: name, action, danger, key where the type is used otherwise, points with values. */
    private static final String TYPES = """
        1 3 100 41: m_sp_na_1 NOTIFY NONE ioa 100
        2 3 100 01 E803 05: m_sp_ta_1 NOTIFY NONE ioa 100 = 1
        3 3 100 02: m_dp_na_1 NOTIFY NONE ioa 100 = 2
        4 3 100 01 E803 05: m_dp_ta_1 NOTIFY NONE ioa 100 = 1
        5 3 100 FF 00: m_st_na_1 NOTIFY NONE ioa 100 = -1
        6 3 100 3F 00 E803 05: m_st_ta_1 NOTIFY NONE ioa 100 = 63
        7 3 100 FFFFFFFF 00: m_bo_na_1 NOTIFY NONE ioa 100 = 4294967295
        8 3 100 01000000 00 E803 05: m_bo_ta_1 NOTIFY NONE ioa 100 = 1
        9 1 100 00C0 00: m_me_na_1 NOTIFY NONE ioa 100 = -0.5
        10 3 100 0040 00 E803 05: m_me_ta_1 NOTIFY NONE ioa 100 = 0.5
        11 20 100 FFFF 00: m_me_nb_1 NOTIFY NONE ioa 100 = -1
        12 3 100 0A00 00 E803 05: m_me_tb_1 NOTIFY NONE ioa 100 = 10
        13 3 100 0000C03F 01: m_me_nc_1 NOTIFY NONE ioa 100 = 1.5
        14 3 100 0000C0BF 00 E803 05: m_me_tc_1 NOTIFY NONE ioa 100 = -1.5
        15 37 100 FFFFFFFF 25: m_it_na_1 NOTIFY NONE ioa 100 = -1
        16 3 100 05000000 05 E803 05: m_it_ta_1 NOTIFY NONE ioa 100 = 5
        17 3 100 02 0A00 E803 05: m_ep_ta_1 NOTIFY NONE ioa 100 = 2
        18 3 100 21 00 0A00 E803 05: m_ep_tb_1 NOTIFY NONE ioa 100 = 33
        19 3 100 03 00 0A00 E803 05: m_ep_tc_1 NOTIFY NONE ioa 100 = 3
        20 3 100 0500 0400 00: m_ps_na_1 NOTIFY NONE ioa 100 = 5
        21 1 100 0040: m_me_nd_1 NOTIFY NONE ioa 100 = 0.5
        30 3 100 01 E803 05 0E 62 0B 13: m_sp_tb_1 NOTIFY NONE ioa 100 = 1
        31 3 100 02 E803 05 0E 62 0B 13: m_dp_tb_1 NOTIFY NONE ioa 100 = 2
        32 3 100 40 00 E803 05 0E 62 0B 13: m_st_tb_1 NOTIFY NONE ioa 100 = -64
        33 3 100 02000000 00 E803 05 0E 62 0B 13: m_bo_tb_1 NOTIFY NONE ioa 100 = 2
        34 3 100 0080 00 E803 05 0E 62 0B 13: m_me_td_1 NOTIFY NONE ioa 100 = -1.0
        35 3 100 0080 00 E803 05 0E 62 0B 13: m_me_te_1 NOTIFY NONE ioa 100 = -32768
        36 3 100 0000C03F 00 E803 45 8E 62 0B 13: m_me_tf_1 NOTIFY NONE ioa 100 = 1.5
        37 3 100 05000000 05 E803 05 0E 62 0B 13: m_it_tb_1 NOTIFY NONE ioa 100 = 5
        38 3 100 01 0A00 E803 05 0E 62 0B 13: m_ep_td_1 NOTIFY NONE ioa 100 = 1
        39 3 100 01 00 0A00 E803 05 0E 62 0B 13: m_ep_te_1 NOTIFY NONE ioa 100 = 1
        40 3 100 01 00 0A00 E803 05 0E 62 0B 13: m_ep_tf_1 NOTIFY NONE ioa 100 = 1
        41 3 100 0200 05000000 05 E803 05 0E 62 0B 13: s_it_tc_1 NOTIFY NONE ioa 100 = 5
        45 6 100 01: c_sc_na_1 OPERATE NONE ioa 100 = 1
        45 6 100 81: c_sc_na_1 SELECT NONE 45/select ioa 100 = 1
        46 6 100 02: c_dc_na_1 OPERATE NONE ioa 100 = on
        47 6 100 01: c_rc_na_1 OPERATE NONE ioa 100 = lower
        48 6 100 0040 00: c_se_na_1 OPERATE NONE ioa 100 = 0.5
        48 6 100 0040 80: c_se_na_1 SELECT NONE 48/select ioa 100 = 0.5
        49 6 100 0A00 00: c_se_nb_1 OPERATE NONE ioa 100 = 10
        50 6 100 0000C03F 00: c_se_nc_1 OPERATE NONE ioa 100 = 1.5
        51 6 100 05000000: c_bo_na_1 OPERATE NONE ioa 100 = 5
        58 6 100 00 E803 05 0E 62 0B 13: c_sc_ta_1 OPERATE NONE ioa 100 = 0
        59 6 100 01 E803 05 0E 62 0B 13: c_dc_ta_1 OPERATE NONE ioa 100 = off
        60 6 100 02 E803 05 0E 62 0B 13: c_rc_ta_1 OPERATE NONE ioa 100 = higher
        61 6 100 0040 00 E803 05 0E 62 0B 13: c_se_ta_1 OPERATE NONE ioa 100 = 0.5
        62 6 100 0A00 00 E803 05 0E 62 0B 13: c_se_tb_1 OPERATE NONE ioa 100 = 10
        63 6 100 0000C03F 00 E803 05 0E 62 0B 13: c_se_tc_1 OPERATE NONE ioa 100 = 1.5
        64 6 100 05000000 E803 05 0E 62 0B 13: c_bo_ta_1 OPERATE NONE ioa 100 = 5
        70 4 0 81: m_ei_na_1 NOTIFY NONE
        100 6 0 14: c_ic_na_1 READ NONE station
        100 6 0 15: c_ic_na_1 READ NONE group_1
        100 8 0 14: c_ic_na_1 OTHER NONE 100/deactivation station
        101 6 0 05: c_ci_na_1 READ NONE counters
        101 6 0 81: c_ci_na_1 CONFIGURE NONE 101/freeze counter_group_1
        101 6 0 C5: c_ci_na_1 CONFIGURE NONE 101/reset counters
        45 134 100 01: c_sc_na_1 OPERATE NONE ioa 100 = 1
        13 131 100 0000C03F 01: m_me_nc_1 NOTIFY NONE 13/test
        102 5 100 : c_rd_na_1 READ NONE ioa 100
        103 6 0 E803 05 0E 62 0B 13: c_cs_na_1 TIME_SET TIME clock = 2019-11-02T14:05:01.000
        103 6 0 E803 05 0E 61 01 46: c_cs_na_1 TIME_SET TIME clock = 1970-01-01T14:05:01.000
        103 6 0 E803 05 0E 61 01 45: c_cs_na_1 TIME_SET TIME clock = 2069-01-01T14:05:01.000
        103 3 0 E803 05 0E 62 0B 13: c_cs_na_1 NOTIFY NONE 103/spontaneous clock = 2019-11-02T14:05:01.000
        104 6 0 AA55: c_ts_na_1 DIAGNOSE NONE
        105 6 0 01: c_rp_na_1 RESTART HALT
        105 6 0 02: c_rp_na_1 CONFIGURE BLIND 105/event_buffer
        106 6 0 6400: c_cd_na_1 DIAGNOSE NONE
        106 3 0 6400: c_cd_na_1 DIAGNOSE NONE
        107 6 0 0100 E803 05 0E 62 0B 13: c_ts_ta_1 DIAGNOSE NONE
        110 6 100 0040 01: p_me_na_1 ALARM_SET NONE ioa 100 = 0.5
        110 20 100 0040 01: p_me_na_1 NOTIFY NONE 110/told ioa 100 = 0.5
        111 6 100 0A00 01: p_me_nb_1 ALARM_SET NONE ioa 100 = 10
        112 6 100 0000C03F 01: p_me_nc_1 ALARM_SET NONE ioa 100 = 1.5
        113 6 100 03: p_ac_na_1 CONFIGURE NONE ioa 100
        120 13 100 0700 0A0000 00: f_fr_na_1 FILE NONE file 7
        121 13 100 0700 01 0A0000 00: f_sr_na_1
        122 13 100 0700 00 01: f_sc_na_1 FILE NONE file 7
        122 13 100 0700 00 04: f_sc_na_1 DELETE HALT 122/delete_file file 7
        122 5 100 0000 00 00: f_sc_na_1 FILE NONE file 0
        123 13 100 0700 01 03 00: f_ls_na_1
        124 13 100 0700 01 03: f_af_na_1
        125 13 100 0700 01 02 AABB: f_sg_na_1
        126 3 100 0700 0A0000 20 E803 05 0E 62 0B 13: f_dr_ta_1
        127 13 100 0700 E803 05 0E 62 0B 13 E803 06 0E 62 0B 13: f_sc_nb_1 FILE NONE file 7
        """;

    private record Line(int type, int cause, int address, String object, String told) {
        static Line of(String text) {
            int colon = text.lastIndexOf(": ");
            String[] words = text.substring(0, colon).split(" ", 4);
            return new Line(
                    Integer.parseInt(words[0]),
                    Integer.parseInt(words[1]),
                    Integer.parseInt(words[2]),
                    words.length > 3 ? words[3].strip() : "",
                    text.substring(colon + 2));
        }

        boolean fromServer() {
            return (type <= 70 && !told.startsWith("c_")) || type == 126 || cause == 20;
        }

        Row row() {
            String apdu = information(0, 0, asdu(type, cause, address, object));
            Row.Builder row = Row.row(told + ", cause " + cause);
            return (fromServer() ? row.server(apdu) : row.client(apdu)).sees();
        }
    }

    private static Stream<Line> lines() {
        return TYPES.lines().map(Line::of);
    }

    @Override
    protected DissectorProvider provider() {
        return new Iec104Provider();
    }

    @Override
    protected Stream<Row> rows() {
        return Stream.concat(
                lines().map(Line::row),
                Stream.of(row("a sequence of elements")
                        .server(information(0, 0, "0D 82 14 00 0300 640000 0000C03F 00 00000040 80"))
                        .sees()));
    }

    private static String told(List<Seen> seen) {
        StringBuilder told = new StringBuilder();
        for (Seen one : seen) {
            if (one instanceof Seen.Message message) {
                RecordingFields fields = new RecordingFields();
                message.event().fields(fields);
                fields.lines().stream()
                        .filter(line -> line.startsWith("asdu.type="))
                        .forEach(line -> told.append(line.substring("asdu.type=".length())));
            } else if (one instanceof Seen.Request(io.otus.core.spi.Request request)) {
                told.append(' ').append(request.service().action());
                told.append(' ').append(request.service().dangerous());
                if (!request.service()
                        .key()
                        .equals(Long.toString(request.service().code()))) {
                    told.append(' ').append(request.service().key());
                }
                for (PointRange point : request.points()) {
                    told.append(' ').append(point.describe());
                    for (int i = 0; i < point.values().size(); i++) {
                        told.append(" = ").append(point.values().text(i));
                    }
                }
            }
        }
        return told.toString();
    }

    @Test
    void everyTypeMeansWhatTheTableSays() {
        for (Line line : lines().toList()) {
            DissectorHarness harness = new DissectorHarness(provider().create(), carrier());
            line.row()
                    .steps()
                    .forEach(step -> harness.feed(step.direction(), step.bytes().toArray(), 1_000));
            assertThat(told(harness.seen())).isEqualTo(line.told());
        }
    }

    @Test
    void everyTypeHasALine() {
        Set<String> named = new TreeSet<>();
        lines().forEach(line -> named.add(line.told().split(" ", 2)[0]));
        for (TypeIdentification type : TypeIdentification.values()) {
            assertThat(named).contains(type.key());
        }
    }

    @Test
    void whatAStationCallsInvalidIsNoValueOfThePoint() {
        DissectorHarness harness = new DissectorHarness(provider().create(), carrier());
        harness.feed(
                Direction.FROM_SERVER,
                Octets.ofHex(information(0, 0, "0D 83 14 00 0300 640000 0000C03F 00 00000040 00 00000040 80"))
                        .toArray(),
                1_000);
        assertThat(told(harness.seen())).isEqualTo("m_me_nc_1 NOTIFY NONE ioa 100..101 = 1.5 = 2.0 ioa 102");
    }

    @Test
    void thePageHasEveryFieldAndEveryAnomaly() throws IOException {
        Set<String> written = fieldsWritten();
        written.addAll(new Iec104DissectorTest().fieldsWritten());
        written.addAll(new ExchangesTest().fieldsWritten());
        written.addAll(new SerialTest().fieldsWritten());
        written.add(RedundancyGroupsTest.FIELD);
        assertThat(FieldTable.of("iec104")).isEqualTo(written);
        String page = Files.readString(Path.of("..", "docs", "protocols", "iec104.md"), StandardCharsets.UTF_8);
        for (AnomalyCode anomaly : Iec104Anomaly.values()) {
            assertThat(page).contains("| " + anomaly.id() + " |");
        }
    }
}
