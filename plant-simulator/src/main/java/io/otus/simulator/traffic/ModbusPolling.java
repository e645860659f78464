package io.otus.simulator.traffic;

import io.otus.simulator.protocol.Modbus;
import io.otus.simulator.wire.Dice;
import io.otus.simulator.wire.Frame;
import io.otus.simulator.wire.Host;
import io.otus.simulator.wire.Ip4;
import io.otus.simulator.wire.Mac;
import io.otus.simulator.wire.TcpSession;
import io.otus.simulator.wire.TcpSession.Side;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Queue;

/**
 * One SCADA server that polls many Modbus PLCs, frame by frame and without end in sight: only one polling cycle is in
 * memory. Each cycle asks every PLC once, in turn for ten holding registers, sixteen coils, and, now and then, a write.
 * The same arguments give the same frames, in the order of their times. Confined to one thread.
 */
public final class ModbusPolling implements Iterator<Frame> {
    /** Most PLCs of one generator: their addresses fit in 10.64.0.0/16. */
    public static final int MAXIMUM_PLCS = 60_000;

    private static final long START = Frame.nanos(Instant.parse("2026-03-02T06:00:00Z"));
    private static final long FRAME_GAP = 2_000;
    private static final long ANSWER_TIME = 1_000_000;
    private static final int REGISTERS = 10;
    private static final int WRITE_EVERY = 64;

    private final Queue<Frame> ready = new ArrayDeque<>();
    private final List<TcpSession> sessions = new ArrayList<>();
    private final Dice dice;
    private final long cycleNanos;
    private long left;
    private long cycle;

    /**
     * A generator.
     *
     * @param plcs how many PLCs, 1 to {@link #MAXIMUM_PLCS}
     * @param frames how many frames in all, handshakes included
     */
    public ModbusPolling(int plcs, long frames, long seed) {
        if (plcs < 1 || plcs > MAXIMUM_PLCS) {
            throw new IllegalArgumentException("1 to " + MAXIMUM_PLCS + " PLCs, not " + plcs);
        }
        this.dice = new Dice(seed);
        this.left = frames;
        this.cycleNanos = Math.max(100_000_000L, 4 * (ANSWER_TIME + plcs * FRAME_GAP));
        Host scada = new Host(Mac.of("9c:b6:54:3e:11:0a"), Ip4.of("10.65.0.10"), 128);
        int first = Ip4.of("10.64.0.1").value();
        for (int i = 0; i < plcs; i++) {
            Host plc = new Host(new Mac(0x0080_F400_0000L + i), new Ip4(first + i), 64);
            sessions.add(new TcpSession(scada, scada.nextPort(), plc, Modbus.PORT, dice.next(), ready::add));
        }
    }

    @Override
    public boolean hasNext() {
        return left > 0;
    }

    @Override
    public Frame next() {
        if (left <= 0) {
            throw new NoSuchElementException();
        }
        while (ready.isEmpty()) {
            fill();
        }
        left--;
        return ready.remove();
    }

    private void fill() {
        long start = START + cycle * cycleNanos;
        if (cycle == 0) {
            long when = start;
            for (TcpSession session : sessions) {
                session.open(when);
                when = session.lastNanos() + FRAME_GAP;
            }
            // Handshakes follow one another, so with many PLCs they take several cycles' time.
            cycle = (when - START) / cycleNanos + 1;
            return;
        }
        byte[][] answers = new byte[sessions.size()][];
        for (int i = 0; i < answers.length; i++) {
            sessions.get(i).send(Side.CLIENT, start + i * FRAME_GAP, question(i, answers));
        }
        long answered = start + answers.length * FRAME_GAP + ANSWER_TIME;
        for (int i = 0; i < answers.length; i++) {
            sessions.get(i).send(Side.SERVER, answered + i * FRAME_GAP, answers[i]);
        }
        long acknowledged = answered + answers.length * FRAME_GAP + ANSWER_TIME;
        for (int i = 0; i < answers.length; i++) {
            sessions.get(i).acknowledge(Side.CLIENT, acknowledged + i * FRAME_GAP);
        }
        cycle++;
    }

    /** The question of this cycle to one PLC; its answer is put aside. */
    private byte[] question(int plc, byte[][] answers) {
        int transaction = (int) cycle & 0xFFFF;
        long kind = cycle + plc;
        byte[] question;
        byte[] answer;
        if (kind % WRITE_EVERY == 0) {
            question = Modbus.writeRegister(100, 600 + (int) (kind / WRITE_EVERY % 8));
            answer = question;
        } else if (kind % 2 == 0) {
            question = Modbus.read(3, 0, REGISTERS);
            answer = Modbus.registers(3, values());
        } else {
            question = Modbus.read(1, 0, 16);
            answer = Modbus.bits(1, new boolean[16]);
        }
        answers[plc] = Modbus.adu(transaction, 1, answer);
        return Modbus.adu(transaction, 1, question);
    }

    private int[] values() {
        int[] values = new int[REGISTERS];
        for (int i = 0; i < REGISTERS; i++) {
            values[i] = 1000 * i + dice.below(200);
        }
        return values;
    }
}
