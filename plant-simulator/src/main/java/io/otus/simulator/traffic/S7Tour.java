package io.otus.simulator.traffic;

import io.otus.simulator.protocol.Cotp;
import io.otus.simulator.protocol.S7;
import io.otus.simulator.protocol.S7UserData;
import io.otus.simulator.wire.ByteWriter;
import io.otus.simulator.wire.Frame;
import io.otus.simulator.wire.Host;
import io.otus.simulator.wire.Ip4;
import io.otus.simulator.wire.Mac;
import io.otus.simulator.wire.TcpSession;
import io.otus.simulator.wire.TcpSession.Side;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;

/**
 * Every job of S7comm and every area, and user data of each group. A golden capture for whoever reads S7comm. The
 * frames are always the same. Confined to one thread.
 */
public final class S7Tour {
    private static final long START = Frame.nanos(Instant.parse("2026-03-02T06:00:00Z"));
    private static final long STEP = 10_000_000;
    private static final String FUNCTION_BLOCK = "_0C00001P";
    private static final int ENGINEERING_STATION = 0x0100;
    private static final int RACK_0_SLOT_2 = 0x0102;
    private static final byte[] NOTHING = {};

    /**
     * Variables to read: their specification, and behind {@code >} return code, transport size, length in the units of
     * that, and value.
     */
    private static final String VARIABLES = """
        120a10010001000184000053 > ff03000101
        120a10020004000184000050 > ff04002001020304
        120a10030004000184000050 > ff0900044f747573
        120a10040001000184000050 > ff0400100102
        120a10050001000184000050 > ff050010ff85
        120a10060001000184000050 > ff04002001020304
        120a10070001000184000050 > ff050020ffffff85
        120a10080001000184000050 > ff0700043fc00000
        120a101c000100001c000003 > ff0900020123
        120a101d000100001d000001 > ff0900022050
        120a10020002000081000000 > ff0400100102
        120a10020002000082000000 > ff0400100102
        120a10020002000083000000 > ff0400100102
        120a10020002000080000000 > ff0400100102
        120a10020002000185000000 > ff0400100102
        120a10020002000086000000 > ff0400100102
        1207b0010200010000 > ff04001001 02
        12088221000100031a01 > ff0900080000000000005940
        12088321000100031a01 > ff0900080000000000005940
        12088421000100031a01 > ff0900080000000000005940
        1212b2ff8a0e000112345678000000090000000a > ff0400100102
        120a10020002000087000000 > ff0400100102
        120a1002000407d084000000 > 0a000000
        120a10020004000184ffff00 > 05000000
        """;

    /** User data of the client: group, function, data, and behind {@code >} the data of the answer. */
    private static final String USER_DATA = """
        3 1 0a000000 > ff09001c 30380001 30450002 30430003 30410004 30420000 30440020 30460000
        3 2 ff0900023041 > ff0900080001 2205 0002 2205
        4 1 ff09000401320004 > ff09003001320004 0028 0001 0004 0001 0001 0001 0000000000000000000000000000000000000000000000000000000000000000
        4 1 ff09000404240000 > ff09001c 04240000 0014 0001 5144ff08 00000000 00000000 9403020600000002
        4 2 ff09000a 03 00 4f7475732020 2020 > ff090002 0200
        5 1 ff090008 6467020762670207 > 0a000000
        5 2 0a000000 > 0a000000
        7 1 0a000000 > ff09000a 00 19 26 03 02 06 00 00 00 02
        7 2 ff09000a 00 19 26 03 02 06 00 00 00 02 > 0a000000
        """;

    private final List<Frame> frames = new ArrayList<>();
    private final TcpSession session;
    private long now = START;
    private int reference;

    private S7Tour() {
        Host station = new Host(Mac.of("9c:b6:54:3e:11:0a"), Ip4.of("10.20.0.10"), 128);
        Host controller = new Host(Mac.of("00:1b:1b:00:00:13"), Ip4.of("10.20.0.19"), 64);
        session = new TcpSession(station, station.nextPort(), controller, Cotp.PORT, 4, frames::add);
    }

    /** The frames of the tour. */
    public static List<Frame> frames() {
        S7Tour tour = new S7Tour();
        tour.open();
        VARIABLES.lines().forEach(tour::read);
        tour.write();
        tour.download();
        tour.upload();
        tour.programInvocations();
        tour.identify();
        USER_DATA.lines().forEach(tour::userData);
        S7Services.all().forEach(tour::service);
        tour.unasked();
        S7Services.alarms().forEach(alarm -> tour.tell(alarm.function(), alarm.answer()));
        tour.session.close(Side.CLIENT, tour.now += STEP);
        return List.copyOf(tour.frames);
    }

    private void open() {
        session.open(now);
        session.send(Side.CLIENT, now += STEP, Cotp.connectionRequest(1, ENGINEERING_STATION, RACK_0_SLOT_2));
        session.send(Side.SERVER, now += STEP, Cotp.connectionConfirm(1, 2, ENGINEERING_STATION, RACK_0_SLOT_2));
        exchange(S7.setup(next(), 480), S7.setupAnswer(reference, 240));
    }

    private int next() {
        return ++reference;
    }

    private void say(Side side, byte[] pdu) {
        session.send(side, now += STEP, Cotp.data(pdu));
    }

    private void exchange(byte[] question, byte[] answer) {
        say(Side.CLIENT, question);
        say(Side.SERVER, answer);
    }

    private static byte[] hex(String text) {
        return new ByteWriter().hex(text.replace(" ", "")).toByteArray();
    }

    private void read(String line) {
        String[] sides = line.split(" > ", 2);
        byte[] one = {0x04, 1};
        byte[] question = new ByteWriter().bytes(one).bytes(hex(sides[0])).toByteArray();
        exchange(S7.job(next(), question, NOTHING), S7.answer(reference, one, hex(sides[1])));
    }

    private void write() {
        List<S7.Item> items = List.of(S7.Item.bit(1, 10, 3), S7.Item.bytes(1, 12, 2));
        List<byte[]> values = List.of(new byte[] {1}, new byte[] {0x12, 0x34});
        exchange(S7.write(next(), items, values), S7.writeAnswer(reference, S7.SUCCESS, S7.ADDRESS_OUT_OF_RANGE));
    }

    /** The controller fetches what was announced. */
    private void download() {
        byte[] block = block();
        exchange(S7.requestDownload(next(), FUNCTION_BLOCK, block.length, 2), S7.requestDownloadAnswer(reference));
        int half = block.length / 2;
        for (int part = 0; part < 2; part++) {
            byte[] bytes = new ByteWriter()
                    .bytes(block, part * half, part == 0 ? half : block.length - half)
                    .toByteArray();
            say(Side.SERVER, S7.downloadBlock(next(), FUNCTION_BLOCK));
            say(Side.CLIENT, S7.downloadBlockAnswer(reference, bytes, part == 0));
        }
        say(Side.SERVER, S7.downloadEnded(next(), FUNCTION_BLOCK));
        say(Side.CLIENT, S7.downloadEndedAnswer(reference));
        exchange(S7.insertBlock(next(), FUNCTION_BLOCK), S7.piServiceAnswer(reference));
    }

    private void upload() {
        byte[] block = block();
        exchange(S7.startUpload(next(), FUNCTION_BLOCK), S7.startUploadAnswer(reference, 7, block.length));
        exchange(S7.upload(next(), 7), S7.uploadAnswer(reference, block, false));
        exchange(S7.endUpload(next(), 7), S7.endUploadAnswer(reference));
    }

    /** A function with nothing but its end: head of 36 bytes, two of code, and the names behind it. */
    private static byte[] block() {
        return new ByteWriter()
                .hex("70700101") // signature, version, attributes
                .u8(1) // statement list
                .u8(0x0C)
                .u16(1)
                .u32(36 + 2 + 36)
                .u32(0)
                .hex("0123456789ab") // when the code changed,
                .hex("0123456789ab") // and when the interface
                .u16(0)
                .u16(0)
                .u16(0)
                .u16(2)
                .hex("6500") // BE
                .padded("OTUS", 8, 0)
                .padded("TOUR", 8, 0)
                .padded("FC1", 8, 0)
                .hex("1000000000000000")
                .hex("00000000")
                .toByteArray();
    }

    private void programInvocations() {
        exchange(S7.stop(next()), S7.stopAnswer(reference));
        exchange(S7.start(next(), false), S7.piServiceAnswer(reference));
        exchange(S7.start(next(), true), S7.piServiceAnswer(reference));
        for (String service : List.of("_GARB", "_MODU")) {
            ByteWriter parameter = new ByteWriter()
                    .hex("28000000000000fd0000")
                    .u8(service.length())
                    .text(service);
            exchange(S7.job(next(), parameter.toByteArray(), NOTHING), S7.piServiceAnswer(reference));
        }
        ByteWriter delete = new ByteWriter()
                .hex("28000000000000fd000a0100")
                .text("0C00001B")
                .u8(5)
                .text("_DELE");
        exchange(S7.job(next(), delete.toByteArray(), NOTHING), S7.piServiceAnswer(reference));
    }

    private void identify() {
        exchange(
                S7UserData.readSzl(next(), S7UserData.MODULE_IDENTIFICATION, 0),
                S7UserData.szl(
                        reference,
                        1,
                        S7UserData.MODULE_IDENTIFICATION,
                        0,
                        S7UserData.moduleIdentification("6ES7 315-2EH14-0AB0 ", 3, 3, 2, 6)));
        TreeMap<Integer, String> texts = new TreeMap<>();
        texts.put(1, "OTUS-WORKS");
        texts.put(2, "CPU 315");
        texts.put(5, "S C-B1UR12345678");
        texts.put(7, "CPU 315-2 PN/DP");
        exchange(
                S7UserData.readSzl(next(), S7UserData.COMPONENT_IDENTIFICATION, 0),
                S7UserData.szl(
                        reference,
                        2,
                        S7UserData.COMPONENT_IDENTIFICATION,
                        0,
                        S7UserData.componentIdentification(texts)));
        exchange(
                S7UserData.setClock(next(), LocalDateTime.of(2026, 3, 2, 6, 0)),
                S7UserData.setClockAnswer(reference, 3));
    }

    private void userData(String line) {
        String[] sides = line.split(" > ", 2);
        String[] asked = sides[0].split(" ", 3);
        int group = Integer.parseInt(asked[0]);
        int function = Integer.parseInt(asked[1]);
        exchange(
                S7UserData.request(next(), group, function, hex(asked[2])),
                S7UserData.response(reference, group, function, reference & 0xFF, hex(sides[1])));
    }

    /** A request, its answer or refusal, and what the controller tells later of the job that the answer numbered. */
    private void service(S7Services service) {
        int group = service.group();
        int function = service.function();
        say(Side.CLIENT, S7UserData.request(next(), group, function, service.request()));
        int job = reference & 0xFF;
        say(
                Side.SERVER,
                service.error() == 0
                        ? S7UserData.response(reference, group, function, job, service.answer())
                        : S7UserData.refusal(reference, group, function, job, service.error()));
        for (byte[] data : service.later()) {
            say(Side.SERVER, S7UserData.push(next(), group, function, job, data));
        }
    }

    private void tell(int function, byte[] data) {
        say(Side.SERVER, S7UserData.push(next(), 4, function, 0, data));
    }

    /**
     * A diagnostic message - an event with its number, priority, organisation block, data and time - and a transition
     * to HOLD.
     */
    private void unasked() {
        byte[] event = hex("ff090014 4302 ff 46 c700 0000 00000000 2603020600000002");
        tell(3, event);
        say(Side.SERVER, S7UserData.modeTransition(next(), 4));
    }
}
