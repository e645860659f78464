package io.otus.simulator.plant;

import io.otus.simulator.protocol.Modbus;
import io.otus.simulator.wire.Dice;
import io.otus.simulator.wire.Host;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** The Modbus half of the plant: two PLCs and a gateway, polled by SCADA server, operator panel and historian. */
final class ModbusPart {
    /** Unit identifier of a device that is not behind a gateway. */
    static final int DIRECT = 255;

    /** Holding register of {@code plc-intake}: level set-point, tenths of a percent. */
    static final int LEVEL_SET_POINT = 100;

    /** Coil of {@code plc-intake}: interlock of the intake pump. */
    static final int INTERLOCK = 4;

    /** Coil of {@code plc-intake}: the second pump is released. */
    static final int SECOND_PUMP = 2;

    private static final int TABLE = 256;
    private static final int[] LEVEL_STEPS = {600, 620, 640, 630, 610};

    private final Stage stage;
    private final Site site;
    private final WaterProcess process;
    private final Dice dice;
    private final ModbusUnit intake = new ModbusUnit(
            "BMX P34 2020", TABLE, identity("Schneider Electric", "BMX P34 2020", "v2.70", "Modicon M340"));
    private final ModbusUnit filter = new ModbusUnit(
            "750-881", TABLE, identity("WAGO Kontakttechnik", "750-881", "01.09.17(15)", "WAGO Ethernet Controller"));
    private final Map<Integer, ModbusUnit> meters = new TreeMap<>();
    private int levelStep;

    ModbusPart(Stage stage, Site site, WaterProcess process) {
        this.stage = stage;
        this.site = site;
        this.process = process;
        this.dice = stage.dice("modbus");
        for (int unit = 1; unit <= 3; unit++) {
            String version = "V1." + unit;
            meters.put(
                    unit, new ModbusUnit("EEM-MA370", 64, identity("Phoenix Contact", "EEM-MA370", version, "Meter")));
        }
        intake.holding(LEVEL_SET_POINT, 620);
        intake.holding(101, 450);
    }

    /** Plans normal operation. */
    void plan() {
        stage.every(Duration.ZERO, Duration.ofSeconds(1), dice, now -> update());
        planScada();
        planPanel();
        planHistorian();
        planIdentityReads();
    }

    /** Connection of another client to {@code plc-intake}. */
    ModbusLink toIntake(Host client) {
        return new ModbusLink(client, site.intake, Map.of(DIRECT, intake), stage);
    }

    private void planScada() {
        ModbusLink toIntake = opened(toIntake(site.scada), 1100);
        poll(toIntake, DIRECT, 1200, 1000, Modbus.read(3, 0, 20));
        poll(toIntake, DIRECT, 1400, 2000, Modbus.read(4, 0, 8));
        poll(toIntake, DIRECT, 2400, 2000, Modbus.read(1, 0, 16));
        ModbusLink toFilter = opened(toFilter(site.scada), 1150);
        poll(toFilter, DIRECT, 1250, 1000, Modbus.read(3, 0, 10));
        poll(toFilter, DIRECT, 1600, 2000, Modbus.read(2, 0, 16));
        ModbusLink toMeters = opened(toMeters(site.scada), 1180);
        for (int unit = 1; unit <= 3; unit++) {
            poll(toMeters, unit, 1300 + 200 * unit, 3000, Modbus.read(4, 0, 12));
        }
    }

    private void planPanel() {
        ModbusLink link = opened(toIntake(site.hmi), 2000);
        poll(link, DIRECT, 2100, 2000, Modbus.read(3, 0, 10));
        // Each of the five levels comes back every ten minutes: all are known well before learning ends.
        stage.every(Duration.ofSeconds(47), Duration.ofMinutes(2), dice, now -> {
            int level = LEVEL_STEPS[levelStep++ % LEVEL_STEPS.length];
            link.ask(now, DIRECT, Modbus.writeRegister(LEVEL_SET_POINT, level));
        });
        stage.every(
                Duration.ofSeconds(95),
                Duration.ofMinutes(3),
                dice,
                now -> link.ask(now, DIRECT, Modbus.writeCoil(SECOND_PUMP, !intake.coil(SECOND_PUMP))));
        ScenesOfThePanel.plan(stage, site, link);
    }

    private void planHistorian() {
        poll(opened(toIntake(site.historian), 3000), DIRECT, 3100, 10_000, Modbus.read(3, 0, 20));
        poll(opened(toFilter(site.historian), 3050), DIRECT, 3400, 10_000, Modbus.read(3, 0, 10));
    }

    /** Every six minutes the engineering station looks what is there, as an asset tool does. */
    private void planIdentityReads() {
        stage.every(Duration.ofSeconds(70), Duration.ofMinutes(6), dice, now -> {
            long next = visit(now, toIntake(site.engineering), List.of(DIRECT));
            next = visit(next, toFilter(site.engineering), List.of(DIRECT));
            visit(next, toMeters(site.engineering), List.of(1, 2, 3));
        });
    }

    private static long visit(long now, ModbusLink link, List<Integer> units) {
        link.open(now);
        for (int unit : units) {
            link.ask(link.lastNanos() + 3_000_000, unit, Modbus.readDeviceIdentification(2, 0));
            link.ask(link.lastNanos() + 3_000_000, unit, Modbus.reportServerId());
        }
        link.close(link.lastNanos() + 5_000_000);
        return link.lastNanos() + 200_000_000;
    }

    private void update() {
        process.interlock(intake.coil(INTERLOCK));
        process.setPoint(intake.holding(LEVEL_SET_POINT));
        int[] values = {
            process.level(),
            (int) (process.demand() * 10),
            (int) (process.temperature() * 10),
            430 + process.level() / 20,
            process.pumps() ? 1475 : 0,
            process.seconds() & 0xFFFF
        };
        for (int i = 0; i < values.length; i++) {
            intake.holding(i, values[i]);
            intake.inputRegister(i, values[i] + 3);
            filter.holding(i, values[i] / 2 + 100 * i);
        }
        intake.coil(0, process.pumps());
        filter.input(3, process.level() > 600);
        filter.input(5, process.pumps());
        meters.forEach((unit, meter) -> {
            long wattHours = (long) (process.energy() * 1000) + unit * 77_000L;
            meter.inputRegister(0, 2300 + unit);
            meter.inputRegister(1, process.pumps() ? 118 + unit : 4);
            meter.inputRegister(10, (int) (wattHours >>> 16));
            meter.inputRegister(11, (int) wattHours);
        });
    }

    private ModbusLink toFilter(Host client) {
        return new ModbusLink(client, site.filter, Map.of(DIRECT, filter), stage);
    }

    private ModbusLink toMeters(Host client) {
        return new ModbusLink(client, site.gateway, meters, stage);
    }

    private ModbusLink opened(ModbusLink link, int millis) {
        stage.at(Duration.ofMillis(millis), link::open);
        return link;
    }

    private void poll(ModbusLink link, int unit, int firstMillis, int periodMillis, byte[] request) {
        stage.every(
                Duration.ofMillis(firstMillis),
                Duration.ofMillis(periodMillis),
                dice,
                now -> link.ask(now, unit, request));
    }

    private static SortedMap<Integer, String> identity(String vendor, String product, String revision, String name) {
        return new TreeMap<>(Map.of(0, vendor, 1, product, 2, revision, 4, name, 5, product));
    }
}
