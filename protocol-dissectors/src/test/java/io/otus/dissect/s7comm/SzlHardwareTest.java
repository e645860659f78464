package io.otus.dissect.s7comm;

import static org.assertj.core.api.Assertions.assertThat;

import io.otus.core.bytes.Octets;
import io.otus.testkit.RecordingFields;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the lists of interfaces, racks, stations and submodules tell. */
class SzlHardwareTest {
    private static final String NO_TIME = "0000000000000000";
    private static final String NO_PORTS = "00".repeat(14);

    private static List<String> told(int szlId, int szlIndex, String record) {
        RecordingFields fields = new RecordingFields();
        SzlRecord.fields(szlId, szlIndex, Octets.ofHex(record).view(), fields);
        return fields.lines();
    }

    @Test
    void anInterfaceTellsItsAddressesAndItsPorts() {
        assertThat(told(
                        0x37,
                        0,
                        "07FE C0A8010A FFFFFF00 C0A80101 001B1B1D1A2D 01 00" + NO_TIME + "8F 88" + NO_PORTS + "0000"))
                .containsExactly(
                        "logical_address=2046",
                        "ip_address=192.168.1.10",
                        "subnet_mask=255.255.255.0",
                        "default_router=192.168.1.1",
                        "mac_address=00:1b:1b:1d:1a:2d",
                        "ip_set_by=1",
                        "ip_set_by_name=configuration",
                        "ports=[]",
                        "ports.*.port=1",
                        "ports.*.link=true",
                        "ports.*.full_duplex=true",
                        "ports.*.megabits_per_second=100",
                        "ports.*.negotiates=true",
                        "ports.*.port=2",
                        "ports.*.link=false",
                        "ports.*.full_duplex=false",
                        "ports.*.megabits_per_second=10",
                        "ports.*.negotiates=true");
    }

    @Test
    void whenDcpSetAnAddressIsToldWhereItDid() {
        String record = "07FE C0A8010A FFFFFF00 C0A80101 001B1B1D1A2D 02 00 1408201159439124 80 00" + NO_PORTS + "0000";
        assertThat(told(0x37, 0, record)).contains("ip_set_by_name=dcp", "ip_set_time=2014-08-20T11:59:43.912");
    }

    /** Racks are counted from 0, stations of a bus from 1. */
    @ParameterizedTest
    @CsvSource({
        "0x0092, 0, 01, status=configured, 'racks=[0]'",
        "0x0292, 0, 03, status=available, 'racks=[0, 1]'",
        "0x0692, 1, 82, status=faulty_or_deactivated, 'stations=[2, 8]'",
        "0x0192, 1, 04, status=activated, 'stations=[3]'"
    })
    void aBitStandsForARackOrAStation(String szlId, int szlIndex, String first, String status, String set) {
        assertThat(told(Integer.decode(szlId), szlIndex, first + "00".repeat(15)))
                .containsExactly(status, set);
    }

    @Test
    void whatABitMeansInOtherExtractsIsNotSaid() {
        assertThat(told(0x0392, 0, "01" + "00".repeat(15))).isEmpty();
        assertThat(told(0x0194, 100, "0064 03 01" + "00".repeat(254))).isEmpty();
    }

    @Test
    void theFirstBitOfAllStationsStandsForNone() {
        assertThat(told(0x0294, 100, "0064 03 01" + "00".repeat(254)))
                .containsExactly("io_system=100", "status=available", "stations=[1, 8]");
    }

    @Test
    void aSubmoduleTellsWhatIsExpectedThere() {
        assertThat(told(
                        0x0696,
                        0,
                        "07FF 0064 00000000 0003 0001 0001 0000"
                                + "002A 0301 0001 00000011 00000012 0001 0000 0002 0024" + "00".repeat(10)))
                .contains(
                        "io_system=100",
                        "station=3",
                        "vendor_id=42",
                        "device_id=769",
                        "module_ident=17",
                        "submodule_ident=18",
                        "differs_from_expected=true",
                        "io_status=2");
    }

    @Test
    void whatIsNotOfProfinetHasNoIdentNumbers() {
        assertThat(told(
                        0x0696,
                        0,
                        "07FF 0001 00000000 0003 0001 0001 0000"
                                + "00C0 0000 0000 00000000 00000000 0001 0000 0002 0024" + "00".repeat(10)))
                .contains("io_system=1", "station=3", "differs_from_expected=true")
                .noneMatch(line -> line.startsWith("vendor_id") || line.startsWith("module_ident"));
    }

    @Test
    void whenDhcpSetAnAddressIsNotTold() {
        String record = "07FE C0A8010A FFFFFF00 C0A80101 001B1B1D1A2D 03 00 1408201159439124 80 00" + NO_PORTS + "0000";
        assertThat(told(0x37, 0, record))
                .contains("ip_set_by_name=dhcp")
                .noneMatch(line -> line.startsWith("ip_set_time"));
    }

    @Test
    void aRecordThatEndsEarlyTellsNothing() {
        assertThat(told(0x37, 0, "07FE C0A8010A")).isEmpty();
        assertThat(told(0x92, 0, "01")).isEmpty();
        assertThat(told(0x96, 0, "07FF 0064")).isEmpty();
    }
}
