package io.otus.simulator.plant;

import static io.otus.simulator.plant.Stage.clock;

import io.otus.simulator.protocol.Modbus;
import java.util.List;

/** What the operator panel, a known device, is made to do by who has its screen: it never did it while learning. */
final class ScenesOfThePanel {
    private static final int UNKNOWN_BLOCK = 180;
    private static final int NEVER_WRITTEN = 101;
    private static final int FAR_TOO_HIGH = 985;

    private ScenesOfThePanel() {}

    static void plan(Stage stage, Site site, ModbusLink link) {
        int unit = ModbusPart.DIRECT;
        stage.scene(
                clock(31, 1),
                "hmi-new-function",
                "The operator panel uses a function it never used on plc-intake: mask write register.",
                site.hmi,
                site.intake,
                List.of("FUNC_NEW", "SETPOINT_WRITE", "POINT_NEW"),
                now -> link.ask(now, unit, Modbus.maskWriteRegister(ModbusPart.LEVEL_SET_POINT, 0xFFFF, 0)));
        stage.scene(
                clock(32, 1),
                "hmi-new-point",
                "The operator panel reads ten holding registers of plc-intake that it never read.",
                site.hmi,
                site.intake,
                List.of("POINT_NEW"),
                now -> link.ask(now, unit, Modbus.read(3, UNKNOWN_BLOCK, 10)));
        stage.scene(
                clock(33, 1),
                "hmi-new-write-point",
                "The operator panel writes a register of plc-intake that it never wrote, the pressure limit.",
                site.hmi,
                site.intake,
                List.of("SETPOINT_WRITE", "POINT_NEW"),
                now -> link.ask(now, unit, Modbus.writeRegister(NEVER_WRITTEN, 460)));
        stage.scene(
                clock(34, 1),
                "hmi-set-point-out-of-range",
                "The operator panel sets the tank level to 98.5 %, far above any level that was set before.",
                site.hmi,
                site.intake,
                List.of("VALUE_RANGE", "SETPOINT_WRITE"),
                now -> link.ask(now, unit, Modbus.writeRegister(ModbusPart.LEVEL_SET_POINT, FAR_TOO_HIGH)));
    }
}
