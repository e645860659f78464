package io.otus.simulator.kinds;

import static io.otus.simulator.kinds.Cell.LATER;

import io.otus.simulator.plant.Connection;
import io.otus.simulator.protocol.Cotp;
import io.otus.simulator.protocol.Fins;
import io.otus.simulator.protocol.S7;
import io.otus.simulator.protocol.S7UserData;
import io.otus.simulator.wire.ByteWriter;
import io.otus.simulator.wire.Host;
import java.time.LocalDateTime;
import java.util.List;

/** What is done to controllers, beside what only asks for the same. */
final class Commands {
    private static final String BLOCK = "_0A00001P";
    private static final int TIME_FUNCTIONS = 7;
    private static final int STATION = 0x0D;
    private static final int CPU_NODE = 0x29;

    private Commands() {}

    /** A CPU that the engineering station reads. */
    private static final class Cpu {
        private final Cell cell = Cell.working();
        private final Connection connection;
        private int reference;

        Cpu() {
            connection =
                    cell.connection(cell.engineering, Network.host("00:1b:1b:5d:33:31", "10.20.0.31", 30), Cotp.PORT);
            cell.at(7, this::open);
            List<S7.Item> items = List.of(S7.Item.bytes(1, 0, 16));
            cell.every(8, 5, now -> {
                byte[] values = new ByteWriter().u32(reference).fill(12, 7).toByteArray();
                turn(now, S7.read(next(), items), S7.readAnswer(reference, items, List.of(values)));
            });
        }

        private int next() {
            reference = reference + 1 & 0xFFFF;
            return reference;
        }

        private void open(long now) {
            connection.open(now);
            int own = 0x0100;
            int called = 0x0102;
            byte[] confirm = Cotp.connectionConfirm(1, 4, own, called);
            connection.turn(now, Cotp.connectionRequest(1, own, called), confirm);
            turn(now, S7.setup(next(), 480), S7.setupAnswer(reference, 480));
        }

        void turn(long now, byte[] job, byte[] answer) {
            connection.turn(now, Cotp.data(job), Cotp.data(answer));
        }
    }

    static KindCapture stopped() {
        Cpu cpu = new Cpu();
        cpu.cell.at(LATER, now -> cpu.turn(now, S7.stop(cpu.next()), S7.stopAnswer(cpu.reference)));
        return KindCapture.of(cpu.cell, "the engineering station stops a CPU");
    }

    static KindCapture asked() {
        Cpu cpu = new Cpu();
        List<byte[]> records = S7UserData.moduleIdentification("6ES7 315-2EH14-0AB0", 4, 3, 2, 6);
        int id = S7UserData.MODULE_IDENTIFICATION;
        for (int second : new int[] {600, LATER}) {
            cpu.cell.at(second, now -> {
                byte[] question = S7UserData.readSzl(cpu.next(), id, 0);
                cpu.turn(now, question, S7UserData.szl(cpu.reference, 1, id, 0, records));
            });
        }
        return KindCapture.of(cpu.cell, "the engineering station asks a CPU what it is");
    }

    static KindCapture clockSet() {
        Cpu cpu = new Cpu();
        LocalDateTime time = LocalDateTime.of(2031, 1, 1, 0, 0);
        cpu.cell.at(LATER, now -> {
            byte[] question = S7UserData.setClock(cpu.next(), time);
            cpu.turn(now, question, S7UserData.setClockAnswer(cpu.reference, 1));
        });
        return KindCapture.of(cpu.cell, "the engineering station sets the clock of a CPU");
    }

    static KindCapture clockRead() {
        Cpu cpu = new Cpu();
        byte[] nothing = {0x0A, 0, 0, 0};
        byte[] clock = new ByteWriter().hex("ff09000a 0019 2603 0206 3320 0002").toByteArray();
        cpu.cell.at(LATER, now -> {
            byte[] question = S7UserData.request(cpu.next(), TIME_FUNCTIONS, 1, nothing);
            cpu.turn(now, question, S7UserData.response(cpu.reference, TIME_FUNCTIONS, 1, 1, clock));
        });
        return KindCapture.of(cpu.cell, "the engineering station reads the clock of a CPU");
    }

    /** A data block of 64 bytes behind the 36 of its header. */
    private static byte[] block() {
        return new ByteWriter()
                .hex("7070 0101 050a 0001") // version, attributes, language, data block 1
                .u32(100)
                .hex("00000000 02c1aac8 0f76 02c1aac8 0f76 0014 0000 0000 0040")
                .fill(64, 0x11)
                .toByteArray();
    }

    static KindCapture uploaded() {
        Cpu cpu = new Cpu();
        byte[] block = block();
        cpu.cell.at(LATER, now -> {
            cpu.turn(now, S7.startUpload(cpu.next(), BLOCK), S7.startUploadAnswer(cpu.reference, 7, block.length));
            cpu.turn(now, S7.upload(cpu.next(), 7), S7.uploadAnswer(cpu.reference, block, false));
            cpu.turn(now, S7.endUpload(cpu.next(), 7), S7.endUploadAnswer(cpu.reference));
        });
        return KindCapture.of(cpu.cell, "the engineering station takes a block of its program out of a CPU");
    }

    static KindCapture dataRead() {
        Cpu cpu = new Cpu();
        List<S7.Item> items = List.of(S7.Item.bytes(1, 0, 100));
        byte[] values = new ByteWriter().fill(100, 0x11).toByteArray();
        for (int second : new int[] {600, LATER}) {
            cpu.cell.at(second, now -> {
                byte[] question = S7.read(cpu.next(), items);
                cpu.turn(now, question, S7.readAnswer(cpu.reference, items, List.of(values)));
            });
        }
        return KindCapture.of(cpu.cell, "the engineering station reads as many bytes of data out of a CPU");
    }

    /** A controller that the engineering station reads by FINS, and whose status it asks for. */
    private static Cell fins(String command, String answer) {
        Cell cell = Cell.working();
        Host cpu = Network.host("00:00:0a:00:00:29", "10.20.0.41", 64);
        cell.every(9, 5, now -> fins(cell, cpu, now, "0101 82 0000 00 0002", "0101 0000 0017 0018"));
        cell.at(600, now -> fins(cell, cpu, now, "0601", "0601 0000 0104 0000 0000 0000" + "00".repeat(16)));
        cell.at(LATER, now -> fins(cell, cpu, now, command, answer));
        return cell;
    }

    private static void fins(Cell cell, Host cpu, long now, String command, String answer) {
        int sid = (int) (now >>> 30) & 0xFF;
        byte[] question = Fins.command(STATION, CPU_NODE, sid, hex(command));
        byte[] told = Fins.response(CPU_NODE, STATION, sid, hex(answer));
        cell.datagram(now, cell.engineering, Fins.PORT, cpu, Fins.PORT, question);
        cell.datagram(now + Cell.MILLISECOND, cpu, Fins.PORT, cell.engineering, Fins.PORT, told);
    }

    private static byte[] hex(String digits) {
        return new ByteWriter().hex(digits).toByteArray();
    }

    static KindCapture modeSet() {
        return KindCapture.of(
                fins("0401 ffff 02", "0401 0000"), "the engineering station sets a controller to another mode");
    }

    static KindCapture modeAsked() {
        String status = "0601 0000 0104 0000 0000 0000" + "00".repeat(16);
        return KindCapture.of(fins("0601", status), "the engineering station asks a controller for its mode");
    }

    private static KindCapture stored(String file, String text) {
        Cell cell = Cell.working();
        for (int second : new int[] {400, 800, 1_200}) {
            cell.at(second, now -> store(cell, now, "recipe" + second + ".csv"));
        }
        cell.at(LATER, now -> store(cell, now, file));
        return KindCapture.of(cell, text);
    }

    private static void store(Cell cell, long now, String file) {
        cell.talk(
                now,
                cell.engineering,
                cell.controller,
                21,
                "<220 mill",
                ">USER loader",
                "<331 password",
                ">PASS tu7-Xo.91",
                "<230 in",
                ">STOR " + file,
                "<150 go on",
                "<226 stored",
                ">QUIT",
                "<221 bye");
    }

    static KindCapture firmware() {
        return stored(
                "mill_firmware_2.80.bin",
                "the engineering station stores firmware in a controller, where it stored recipes");
    }

    static KindCapture recipe() {
        return stored("recipe2000.csv", "the engineering station stores another recipe in a controller");
    }
}
