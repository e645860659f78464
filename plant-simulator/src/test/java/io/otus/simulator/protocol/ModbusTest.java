package io.otus.simulator.protocol;

import static org.assertj.core.api.Assertions.assertThat;

import io.otus.simulator.Tshark;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Expected bytes are the examples of MODBUS Application Protocol V1.1b3 §6. */
class ModbusTest {
    private static final boolean T = true;
    private static final boolean F = false;

    static Stream<Arguments> examples() {
        return Stream.of(
                Arguments.of("§6.1 request", "0100130013", Modbus.read(1, 0x13, 0x13)),
                Arguments.of(
                        "§6.1 response",
                        "0103cd6b05",
                        Modbus.bits(1, T, F, T, T, F, F, T, T, T, T, F, T, F, T, T, F, T, F, T)),
                Arguments.of("§6.3 request", "03006b0003", Modbus.read(3, 0x6B, 3)),
                Arguments.of("§6.3 response", "0306022b00000064", Modbus.registers(3, 0x22B, 0, 100)),
                Arguments.of("§6.5", "0500acff00", Modbus.writeCoil(0xAC, true)),
                Arguments.of("§6.6", "0600010003", Modbus.writeRegister(1, 3)),
                Arguments.of("§6.7 response", "076d", Modbus.exceptionStatus(0x6D)),
                Arguments.of("§6.8", "080000a537", Modbus.diagnostics(0, 0xA537)),
                Arguments.of("§6.9 response", "0bffff0108", Modbus.commEventCounter(true, 0x108)),
                Arguments.of(
                        "§6.10 response",
                        "0c080000010801212000",
                        Modbus.commEventLog(false, 0x108, 0x121, new byte[] {0x20, 0})),
                Arguments.of(
                        "§6.11 request", "0f0013000a02cd01", Modbus.writeCoils(0x13, T, F, T, T, F, F, T, T, T, F)),
                Arguments.of("§6.11 response", "0f0013000a", Modbus.written(15, 0x13, 10)),
                Arguments.of("§6.12 request", "100001000204000a0102", Modbus.writeRegisters(1, 10, 0x102)),
                Arguments.of(
                        "§6.15", "150d0600040007000306af04be100d", Modbus.writeFileRecord(4, 7, 0x6AF, 0x4BE, 0x100D)),
                Arguments.of("§6.16", "16000400f20025", Modbus.maskWriteRegister(4, 0xF2, 0x25)),
                Arguments.of(
                        "§6.17 request",
                        "1700030006000e00030600ff00ff00ff",
                        Modbus.readWriteRegisters(3, 6, 14, 0xFF, 0xFF, 0xFF)),
                Arguments.of("§6.18 request", "1804de", Modbus.readFifoQueue(0x4DE)),
                Arguments.of("§6.18 response", "180006000201b81284", Modbus.fifoQueue(0x1B8, 0x1284)),
                Arguments.of("§6.21 request", "2b0e0100", Modbus.readDeviceIdentification(1, 0)),
                Arguments.of("RTU", "1103006b00037687", Modbus.rtu(17, Modbus.read(3, 0x6B, 3))),
                Arguments.of(
                        "ASCII", "3a313130333030364230303033" + "37450d0a", Modbus.ascii(17, Modbus.read(3, 0x6B, 3))),
                Arguments.of("§7 exception", "8102", Modbus.exception(1, 2)),
                Arguments.of(
                        "Messaging §3.1.3, MBAP",
                        "150100000006ff0300040001",
                        Modbus.adu(0x1501, 255, Modbus.read(3, 4, 1))));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("examples")
    void theExampleOfTheStandardComesOut(String clause, String expected, byte[] actual) {
        assertThat(Talk.hex(actual)).isEqualTo(expected);
    }

    @Test
    void anIndependentDecoderReadsEveryFunction(@TempDir Path directory) {
        Tshark.required();
        Talk talk = new Talk(Modbus.PORT).open();
        int transaction = 0;
        for (List<byte[]> turn : turns()) {
            transaction++;
            talk.client(Modbus.adu(transaction, 7, turn.getFirst()));
            talk.server(Modbus.adu(transaction, 7, turn.getLast()));
        }
        Tshark.assertClean(talk.frames(), directory);
        assertThat(Tshark.decode(
                        talk.frames(),
                        directory,
                        "-Y",
                        "modbus.request_frame",
                        "-T",
                        "fields",
                        "-e",
                        "modbus.func_code"))
                .containsExactly(
                        "1", "2", "3", "4", "5", "6", "7", "8", "11", "12", "15", "16", "17", "20", "21", "22", "23",
                        "24", "43");
        assertThat(Tshark.decode(talk.frames(), directory, "-Y", "modbus.exception_code==2"))
                .hasSize(1);
        assertThat(Tshark.decode(
                        talk.frames(),
                        directory,
                        "-Y",
                        "modbus.func_code==43",
                        "-T",
                        "fields",
                        "-e",
                        "modbus.object_str_value"))
                .contains("Maker,Product,1.2,Name");
    }

    @Test
    void severalRequestsFitInOneSegment(@TempDir Path directory) {
        Tshark.required();
        byte[] first = Modbus.adu(1, 7, Modbus.read(3, 0, 2));
        byte[] second = Modbus.adu(2, 7, Modbus.read(4, 0, 2));
        Talk talk = new Talk(Modbus.PORT).open().client(Modbus.pipelined(List.of(first, second)));
        assertThat(Tshark.decode(talk.frames(), directory, "-Y", "modbus", "-T", "fields", "-e", "mbtcp.trans_id"))
                .containsExactly("1,2");
    }

    private static List<List<byte[]>> turns() {
        TreeMap<Integer, String> identity = new TreeMap<>(Map.of(0, "Maker", 1, "Product", 2, "1.2", 4, "Name"));
        return List.of(
                List.of(Modbus.read(1, 0, 3), Modbus.bits(1, T, F, T)),
                List.of(Modbus.read(2, 0, 9), Modbus.bits(2, T, F, T, F, F, F, F, F, T)),
                List.of(Modbus.read(3, 0, 2), Modbus.registers(3, 1, 65535)),
                List.of(Modbus.read(4, 0, 1), Modbus.registers(4, 1)),
                List.of(Modbus.writeCoil(1, true), Modbus.writeCoil(1, true)),
                List.of(Modbus.writeRegister(1, 9), Modbus.writeRegister(1, 9)),
                List.of(Modbus.readExceptionStatus(), Modbus.exceptionStatus(1)),
                List.of(Modbus.diagnostics(0, 1), Modbus.diagnostics(0, 1)),
                List.of(Modbus.getCommEventCounter(), Modbus.commEventCounter(false, 1)),
                List.of(Modbus.getCommEventLog(), Modbus.commEventLog(false, 1, 2, new byte[] {0x20})),
                List.of(Modbus.writeCoils(1, T, T), Modbus.written(15, 1, 2)),
                List.of(Modbus.writeRegisters(1, 5, 6), Modbus.written(16, 1, 2)),
                List.of(Modbus.reportServerId(), Modbus.serverId("ID", true)),
                List.of(Modbus.readFileRecord(4, 1, 2), Modbus.fileRecord(1, 2)),
                List.of(Modbus.writeFileRecord(4, 1, 2), Modbus.writeFileRecord(4, 1, 2)),
                List.of(Modbus.maskWriteRegister(1, 2, 3), Modbus.maskWriteRegister(1, 2, 3)),
                List.of(Modbus.readWriteRegisters(1, 2, 3, 4), Modbus.registers(23, 1, 2)),
                List.of(Modbus.readFifoQueue(1), Modbus.fifoQueue(1, 2)),
                List.of(Modbus.readDeviceIdentification(2, 0), Modbus.deviceIdentification(2, identity)),
                List.of(Modbus.read(3, 60000, 2), Modbus.exception(3, Modbus.ILLEGAL_DATA_ADDRESS)));
    }
}
