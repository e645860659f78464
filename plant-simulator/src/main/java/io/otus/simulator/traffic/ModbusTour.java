package io.otus.simulator.traffic;

import io.otus.simulator.protocol.Modbus;
import io.otus.simulator.wire.Frame;
import io.otus.simulator.wire.Host;
import io.otus.simulator.wire.Ip4;
import io.otus.simulator.wire.Mac;
import io.otus.simulator.wire.TcpSession;
import io.otus.simulator.wire.TcpSession.Side;
import io.otus.simulator.wire.Udp;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;

/**
 * Every function of Modbus once, asked and answered, and one that is refused: over TCP, over UDP, as RTU and as ASCII
 * frames through a terminal server, and UMAS. A golden capture for whoever reads Modbus. The frames are always the
 * same. Confined to one thread.
 */
public final class ModbusTour {
    private static final long START = Frame.nanos(Instant.parse("2026-03-02T06:00:00Z"));
    private static final long STEP = 10_000_000;
    private static final int TERMINAL_SERVER_PORT = 4001;
    private static final int UNIT = 17;

    private final List<Frame> frames = new ArrayList<>();
    private final Host client = new Host(Mac.of("9c:b6:54:3e:11:0a"), Ip4.of("10.20.0.10"), 128);
    private final Host server = new Host(Mac.of("00:80:f4:00:00:11"), Ip4.of("10.20.0.17"), 64);
    private long now = START;
    private int transaction;

    private ModbusTour() {}

    /** One question and its answer. */
    private static final class Exchange {
        private final byte[] question;
        private final byte[] answer;

        Exchange(byte[] question, byte[] answer) {
            this.question = question;
            this.answer = answer;
        }
    }

    /** The frames of the tour. */
    public static List<Frame> frames() {
        ModbusTour tour = new ModbusTour();
        tour.overTcp();
        tour.overUdp();
        tour.serial(false);
        tour.serial(true);
        return List.copyOf(tour.frames);
    }

    private static List<Exchange> exchanges() {
        TreeMap<Integer, String> objects = new TreeMap<>();
        objects.put(0, "Otus Works");
        objects.put(1, "OW-17");
        objects.put(2, "V1.4");
        return List.of(
                new Exchange(Modbus.read(1, 19, 3), Modbus.bits(1, true, false, true)),
                new Exchange(Modbus.read(2, 196, 2), Modbus.bits(2, false, true)),
                new Exchange(Modbus.read(3, 107, 3), Modbus.registers(3, 555, 0, 100)),
                new Exchange(Modbus.read(4, 8, 1), Modbus.registers(4, 10)),
                new Exchange(Modbus.writeCoil(172, true), Modbus.writeCoil(172, true)),
                new Exchange(Modbus.writeRegister(1, 3), Modbus.writeRegister(1, 3)),
                new Exchange(Modbus.readExceptionStatus(), Modbus.exceptionStatus(0x6D)),
                new Exchange(Modbus.diagnostics(0, 0xA537), Modbus.diagnostics(0, 0xA537)),
                new Exchange(Modbus.getCommEventCounter(), Modbus.commEventCounter(false, 264)),
                new Exchange(Modbus.getCommEventLog(), Modbus.commEventLog(false, 264, 289, new byte[] {0x20, 0})),
                new Exchange(Modbus.writeCoils(19, true, false, true), Modbus.written(15, 19, 3)),
                new Exchange(Modbus.writeRegisters(1, 10, 258), Modbus.written(16, 1, 2)),
                new Exchange(Modbus.reportServerId(), Modbus.serverId("OW-17", true)),
                new Exchange(Modbus.readFileRecord(4, 1, 2), Modbus.fileRecord(0x0DFE, 0x20)),
                new Exchange(Modbus.writeFileRecord(4, 7, 0x6AF), Modbus.writeFileRecord(4, 7, 0x6AF)),
                new Exchange(Modbus.maskWriteRegister(4, 0xF2, 0x25), Modbus.maskWriteRegister(4, 0xF2, 0x25)),
                new Exchange(Modbus.readWriteRegisters(3, 2, 14, 255), Modbus.registers(23, 254, 2765)),
                new Exchange(Modbus.readFifoQueue(1246), Modbus.fifoQueue(440, 4740)),
                new Exchange(Modbus.encapsulated(13, "51"), Modbus.encapsulated(13, "51")),
                new Exchange(Modbus.readDeviceIdentification(1, 0), Modbus.deviceIdentification(1, objects)),
                new Exchange(Modbus.read(1, 1185, 1), Modbus.exception(1, Modbus.ILLEGAL_DATA_ADDRESS)),
                new Exchange(Modbus.umas(0, 0x10, "01020000044f545553"), Modbus.umas(0, 0xFE, "01")),
                new Exchange(Modbus.umas(1, 0x41, "ff00"), Modbus.umas(1, 0xFE, "")),
                new Exchange(Modbus.umas(1, 0x40, "ff00"), Modbus.umas(1, 0xFD, "81")),
                new Exchange(Modbus.umas(1, 0x20, "00130064000000" + "0200"), Modbus.umas(1, 0xFE, "000200aabb")));
    }

    private void overTcp() {
        TcpSession session = new TcpSession(client, client.nextPort(), server, Modbus.PORT, 1, frames::add);
        session.open(now);
        for (Exchange exchange : exchanges()) {
            transaction++;
            step(session, Modbus.adu(transaction, UNIT, exchange.question), Side.CLIENT);
            step(session, Modbus.adu(transaction, UNIT, exchange.answer), Side.SERVER);
        }
        session.close(Side.CLIENT, now += STEP);
    }

    private void overUdp() {
        int port = client.nextPort();
        byte[] question = Modbus.adu(1, UNIT, Modbus.read(3, 107, 1));
        byte[] answer = Modbus.adu(1, UNIT, Modbus.registers(3, 555));
        frames.add(new Frame(now += STEP, Udp.frame(client, port, server, Modbus.PORT, question)));
        frames.add(new Frame(now += STEP, Udp.frame(server, Modbus.PORT, client, port, answer)));
    }

    /** The first functions again, which are enough to tell the framing. */
    private void serial(boolean ascii) {
        TcpSession session = new TcpSession(client, client.nextPort(), server, TERMINAL_SERVER_PORT, 2, frames::add);
        session.open(now += STEP);
        for (Exchange exchange : exchanges().subList(0, 4)) {
            step(session, framed(ascii, exchange.question), Side.CLIENT);
            step(session, framed(ascii, exchange.answer), Side.SERVER);
        }
        session.close(Side.CLIENT, now += STEP);
    }

    private static byte[] framed(boolean ascii, byte[] pdu) {
        return ascii ? Modbus.ascii(UNIT, pdu) : Modbus.rtu(UNIT, pdu);
    }

    private void step(TcpSession session, byte[] data, Side side) {
        session.send(side, now += STEP, data);
    }
}
