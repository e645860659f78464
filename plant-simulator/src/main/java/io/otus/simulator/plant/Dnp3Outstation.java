package io.otus.simulator.plant;

import io.otus.simulator.protocol.Dnp3;
import io.otus.simulator.protocol.Dnp3Objects;
import io.otus.simulator.wire.Dice;
import io.otus.simulator.wire.Host;
import java.time.Duration;

/** One DNP3 outstation and what its master does with it: start-up, polls, commands, unsolicited reports, restart. */
final class Dnp3Outstation {
    private static final long MILLISECOND = 1_000_000L;
    private static final long SECOND = 1000 * MILLISECOND;
    private static final long RESTART_TIME = 30 * SECOND;
    private static final int VALVE = 2;

    private final Stage stage;
    private final Host host;
    private final int address;
    private final String serial;
    private final WaterProcess process;
    private final Dice dice;
    private final Dnp3Link link;
    private boolean restarted = true;
    private boolean unsolicited;
    private boolean valveOpen;
    private long downUntil = Long.MIN_VALUE;
    private int reports;

    Dnp3Outstation(Stage stage, Site site, Host host, int address, String serial, WaterProcess process) {
        this.stage = stage;
        this.host = host;
        this.address = address;
        this.serial = serial;
        this.process = process;
        this.dice = stage.dice("dnp3 " + address);
        this.link = new Dnp3Link(site.scada, host, address, stage);
    }

    /** Plans normal operation, a little later for each outstation. */
    void plan() {
        Duration shift = Duration.ofMillis(1700L * (address - 9));
        stage.at(shift, this::startUp);
        every(shift.plusSeconds(10), 10, now -> link.askForEvents(now, Dnp3Objects.classes(1, 2, 3), 0, events(now)));
        every(
                shift.plusSeconds(60),
                300,
                now -> link.ask(now, Dnp3.READ, Dnp3Objects.classes(1, 2, 3, 0), 0, staticValues()));
        every(shift.plusSeconds(40), 240, this::moveValve);
        every(shift.plusSeconds(25), 480, this::readAttributes);
        every(shift.plusSeconds(35), 90, this::report);
    }

    /** Another master's connection to it. */
    Dnp3Link linkFrom(Host master) {
        return new Dnp3Link(master, host, address, stage);
    }

    /** Someone restarts it: it answers, goes down, comes back and is taken into operation again by its own master. */
    void coldRestart(long now, Dnp3Link by) {
        by.ask(
                now,
                Dnp3.COLD_RESTART,
                Dnp3Objects.none(),
                0,
                new Dnp3Objects().delayMillis(30_000).toByteArray());
        by.close(by.lastNanos() + 100 * MILLISECOND);
        restarted = true;
        unsolicited = false;
        downUntil = now + RESTART_TIME;
        stage.later(now + SECOND, link::reset);
        stage.later(downUntil + 5 * SECOND, this::startUp);
    }

    /** Someone forbids it to report by itself: from now on it is silent until asked. */
    void disableUnsolicited(long now, Dnp3Link by) {
        by.ask(now, Dnp3.DISABLE_UNSOLICITED, Dnp3Objects.classes(1, 2, 3), 0, Dnp3Objects.none());
        by.close(by.lastNanos() + 100 * MILLISECOND);
        unsolicited = false;
    }

    /** What a master does with an outstation that says it has restarted. */
    private void startUp(long now) {
        link.open(now);
        int iin = restarted ? Dnp3.DEVICE_RESTART : 0;
        link.ask(after(), Dnp3.READ, Dnp3Objects.classes(1, 2, 3, 0), iin, staticValues());
        byte[] clear = new Dnp3Objects().internalIndication(7, false).toByteArray();
        link.ask(after(), Dnp3.WRITE, clear, 0, Dnp3Objects.none());
        link.ask(after(), Dnp3.ENABLE_UNSOLICITED, Dnp3Objects.classes(1, 2, 3), 0, Dnp3Objects.none());
        restarted = false;
        unsolicited = true;
        downUntil = Long.MIN_VALUE;
    }

    private void moveValve(long now) {
        valveOpen = !valveOpen;
        int code = valveOpen ? Dnp3Objects.LATCH_ON : Dnp3Objects.LATCH_OFF;
        byte[] command = new Dnp3Objects().relayOutput(VALVE, code, 0, 0, 0).toByteArray();
        link.ask(now, Dnp3.SELECT, command, 0, command);
        link.ask(after(), Dnp3.OPERATE, command, 0, command);
    }

    private void readAttributes(long now) {
        byte[] all = new Dnp3Objects().range(0, 254, 0, 0).toByteArray();
        byte[] attributes = new Dnp3Objects()
                .attribute(242, "R152-V2")
                .attribute(248, serial)
                .attribute(250, "SEL-3530 RTAC")
                .attribute(252, "Schweitzer Engineering Laboratories")
                .toByteArray();
        link.ask(now, Dnp3.READ, all, 0, attributes);
    }

    private void report(long now) {
        if (unsolicited) {
            boolean state = reports++ % 2 == 0;
            byte[] event =
                    new Dnp3Objects().binaryEvent(1, state, now / MILLISECOND).toByteArray();
            link.report(now, event);
        }
    }

    private byte[] events(long now) {
        int level = process.level() * 10 + address;
        return new Dnp3Objects().analogEvent(0, level, now / MILLISECOND).toByteArray();
    }

    private byte[] staticValues() {
        return new Dnp3Objects()
                .binaryInputs(0, true, reports % 2 == 0, process.pumps())
                .binaryOutputs(0, false, false, valveOpen)
                .counters(0, (long) process.energy())
                .analogInputs(0, process.level() * 10 + address, (int) (process.demand() * 10))
                .toByteArray();
    }

    /** Repeats what the master can do only while the outstation is up. */
    private void every(Duration first, int seconds, Act act) {
        stage.every(first, Duration.ofSeconds(seconds), dice, now -> {
            if (downUntil == Long.MIN_VALUE) {
                act.run(now);
            }
        });
    }

    private long after() {
        return link.lastNanos() + dice.between(5, 30) * MILLISECOND;
    }
}
