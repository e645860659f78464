package io.otus.simulator.kinds;

import io.otus.simulator.plant.ModbusLink;
import io.otus.simulator.plant.ModbusUnit;
import io.otus.simulator.protocol.Modbus;
import io.otus.simulator.wire.Dice;
import io.otus.simulator.wire.Host;
import java.time.Duration;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * A cell of a plant: two Modbus controllers that a panel polls and steers, a historian that reads them, an engineering
 * station that looks at one of them, a computer of the office, and a router to the internet. Half an hour of that is to
 * be learned. What a capture is about is planned beside it; where something of the usual ends by that, a switch of this
 * class is thrown.
 */
final class Cell extends Network {
    /** Seconds from the start in which all is normal. */
    static final int LEARNED = 1_800;
    /** When what a capture is about begins, where it does not matter. */
    static final int LATER = 2_000;
    /** When each capture but the longest ends. */
    static final int END = 2_700;
    /** Holding register that the panel writes. */
    static final int SETPOINT = 100;
    /** Registers of a controller that instruments fill. */
    static final int MEASURED = 6;

    /** Unit identifier of a device that is not behind a gateway. */
    static final int DIRECT = 255;

    private static final int REGISTERS = 6_000;
    private static final int[] LEVELS = {600, 620, 640, 630, 610};

    final Host router = host("00:0c:be:04:21:01", "10.20.0.1", 64);
    final Host panel = host("00:d0:c9:b1:40:0b", "10.20.0.11", 128);
    final Host historian = host("b8:ca:3a:70:55:0c", "10.20.0.12", 128);
    final Host engineering = host("f8:bc:12:88:2c:0d", "10.20.0.13", 128);
    final Host controller = host("00:80:f4:1c:0e:21", "10.20.0.21", 64);
    final Host mixer = host("00:30:de:4a:90:22", "10.20.0.22", 64);
    /** Somebody who is not there while the cell is learned. */
    final Host laptop = host("00:e0:4c:68:0a:bb", "10.20.0.187", 64);

    /** The computer of the office; another one may take its place. */
    Host office = host("54:ee:75:29:d4:07", "10.20.0.101", 128);

    /** Instruments show what they last showed. */
    boolean isFrozen;
    /** The panel takes each so many of its turns at the first controller. */
    int panelSkips = 1;
    /** By what the level lies elsewhere. */
    int levelOffset;

    private boolean panelIsOff;
    private boolean mixerIsOff;
    private final SortedMap<Integer, String> identity =
            new TreeMap<>(Map.of(0, "Example Controls", 1, "BMX P34 2020", 2, "v2.70", 4, "Mill"));
    private final Dice noise = stage().dice("noise");
    private final ModbusUnit controllerUnit = new ModbusUnit("BMX P34 2020", REGISTERS, identity);
    private final ModbusUnit mixerUnit = new ModbusUnit("750-881", REGISTERS, new TreeMap<>());
    private final ModbusLink toController = link(panel, controller);
    private final ModbusLink toMixer = link(panel, mixer);
    private final ModbusLink historianToController = link(historian, controller);
    private final ModbusLink historianToMixer = link(historian, mixer);
    private int step;

    private Cell(Duration length) {
        super(length);
        controllerUnit.holding(SETPOINT, LEVELS[0]);
    }

    /** One that does its work for three quarters of an hour. */
    static Cell working() {
        Cell cell = new Cell(Duration.ofSeconds(END));
        cell.work();
        cell.atWork();
        return cell;
    }

    /** One in which nothing happens but what is planned, for so many days. */
    static Cell idle(int days) {
        Cell cell = new Cell(Duration.ofDays(days));
        cell.atWork();
        return cell;
    }

    /** Another connection of a client to a controller, which is not open yet. */
    ModbusLink link(Host client, Host server) {
        ModbusUnit unit = server.ip().equals(mixer.ip()) ? mixerUnit : controllerUnit;
        return new ModbusLink(client, server, Map.of(DIRECT, unit), stage());
    }

    /** A client asks over a connection of its own, and closes that. */
    void ask(long now, Host client, Host server, byte[] request) {
        ModbusLink link = link(client, server);
        link.open(now);
        link.ask(link.lastNanos() + MILLISECOND, DIRECT, request);
        link.close(link.lastNanos() + MILLISECOND);
    }

    /** The panel asks the first controller over the connection that it has. */
    void panelAsks(long now, byte[] request) {
        toController.ask(now, DIRECT, request);
    }

    /** What the first controller has in a register. */
    void holding(int address, int value) {
        controllerUnit.holding(address, value);
    }

    /** The first controller has another firmware. */
    void update(String revision) {
        identity.put(2, revision);
    }

    /** The panel is off from one second to another. */
    void withoutPanel(double from, double to) {
        at(from, _ -> panelIsOff = true);
        at(to, now -> {
            panelIsOff = false;
            toController.open(now);
            toMixer.open(now);
        });
    }

    /** The second controller is off from one second to another. */
    void withoutMixer(double from, double to) {
        at(from, _ -> mixerIsOff = true);
        at(to, now -> {
            mixerIsOff = false;
            toMixer.open(now);
            historianToMixer.open(now);
        });
    }

    private void work() {
        every(0, 1, _ -> move());
        at(1, toController::open);
        at(1.1, toMixer::open);
        every(2, 2, this::pollController);
        every(2.5, 2, this::pollMixer);
        every(47, 120, this::steer);
        at(4, historianToController::open);
        at(4.5, historianToMixer::open);
        every(5, 10, now -> historianToController.ask(now, DIRECT, Modbus.read(3, 0, 10)));
        every(6, 10, this::pollMixerAsHistorian);
        every(70, 400, now -> ask(now, engineering, controller, Modbus.readDeviceIdentification(1, 0)));
        every(3, 60, now -> resolve(now, historian, controller));
        every(4, 60, now -> resolve(now, historian, panel));
        every(11, 30, now -> resolve(now, office, router));
    }

    private void pollController(long now) {
        if (!panelIsOff && step / 2 % panelSkips == 0) {
            panelAsks(now, Modbus.read(3, 0, 10));
        }
    }

    private void pollMixer(long now) {
        if (panelIsOff) {
            return;
        }
        if (mixerIsOff) {
            knock(now, panel, mixer, Modbus.PORT);
        } else {
            toMixer.ask(now, DIRECT, Modbus.read(3, 0, 10));
        }
    }

    private void steer(long now) {
        if (!panelIsOff) {
            panelAsks(now, Modbus.writeRegister(SETPOINT, LEVELS[step / 120 % LEVELS.length]));
        }
    }

    private void pollMixerAsHistorian(long now) {
        if (!mixerIsOff) {
            historianToMixer.ask(now, DIRECT, Modbus.read(3, 0, 10));
        }
    }

    /** A second of the process: two levels, a flow, a temperature, a counter and a valve. */
    private void move() {
        step++;
        if (isFrozen) {
            return;
        }
        int[] values = {
            600 + swing(200, 40) + levelOffset,
            400 + swing(120, 62),
            250 + swing(60, 25),
            1_800 + swing(30, 90),
            60_000 - step,
            step / 200 % 2
        };
        for (int i = 0; i < MEASURED; i++) {
            controllerUnit.holding(i, values[i]);
            mixerUnit.holding(i, values[MEASURED - 1 - i]);
        }
    }

    private int swing(int height, int period) {
        return (int) Math.round(height * Math.sin(step / (double) period)) + noise.below(9) - 4;
    }
}
