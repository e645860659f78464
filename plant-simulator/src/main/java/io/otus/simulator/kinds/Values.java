package io.otus.simulator.kinds;

import static io.otus.simulator.kinds.Cell.LATER;
import static io.otus.simulator.kinds.Cell.LEARNED;

import io.otus.simulator.protocol.Modbus;
import io.otus.simulator.wire.Dice;

/** What is written, and what instruments show. */
final class Values {
    private static final int RECIPE = 300;
    private static final int RECIPE_LENGTH = 40;

    private Values() {}

    static KindCapture strangeSetpoint() {
        Cell cell = Cell.working();
        cell.at(LATER, now -> cell.panelAsks(now, Modbus.writeRegister(140, 35)));
        return KindCapture.of(cell, "the panel writes a register that it never wrote");
    }

    static KindCapture usualSetpoint() {
        Cell cell = Cell.working();
        cell.at(LATER, now -> cell.panelAsks(now, Modbus.writeRegister(Cell.SETPOINT, 620)));
        return KindCapture.of(cell, "the panel writes its setpoint out of turn, to a value that it often has");
    }

    static KindCapture valueFarOff() {
        Cell cell = Cell.working();
        cell.at(LATER, now -> cell.panelAsks(now, Modbus.writeRegister(Cell.SETPOINT, 9_500)));
        return KindCapture.of(cell, "the panel writes a value to its setpoint that is far from all it ever wrote");
    }

    static KindCapture valueKnown() {
        Cell cell = Cell.working();
        for (int second : new int[] {900, LATER}) {
            cell.at(second, now -> cell.panelAsks(now, Modbus.writeRegister(Cell.SETPOINT, 9_500)));
        }
        return KindCapture.of(
                cell, "the panel writes a value to its setpoint that it wrote once while that was learned");
    }

    /** A recipe that is written each minute, at first as people make them. */
    private static KindCapture recipes(boolean isHidden, String text) {
        Cell cell = Cell.working();
        Dice dice = cell.stage().dice("recipes");
        for (int second = 20; second < Cell.END; second += 60) {
            boolean isRandom = isHidden && second > LEARNED;
            int batch = second / 60;
            cell.at(second, now -> {
                int[] recipe = new int[RECIPE_LENGTH];
                for (int i = 0; i < RECIPE_LENGTH; i++) {
                    recipe[i] = isRandom ? dice.below(65_000) : 1_000 * (batch * 7 % 66) + 10 * i;
                }
                cell.panelAsks(now, Modbus.writeRegisters(RECIPE, recipe));
            });
        }
        return KindCapture.of(cell, text);
    }

    static KindCapture hidden() {
        return recipes(true, "a recipe is written whose numbers have no order, as encrypted data has none");
    }

    static KindCapture recipe() {
        return recipes(false, "a recipe is written with numbers of its own at each batch");
    }

    static KindCapture frozen() {
        Cell cell = Cell.working();
        cell.at(LATER, _ -> cell.isFrozen = true);
        return KindCapture.of(cell, "all readings of both controllers stand still");
    }

    static KindCapture paused() {
        Cell cell = Cell.working();
        cell.at(LATER, _ -> cell.isFrozen = true);
        cell.at(LATER + 30.0, _ -> cell.isFrozen = false);
        return KindCapture.of(cell, "all readings stand still for half a minute, as a process that pauses");
    }

    private static Cell moved(int most) {
        Cell cell = Cell.working();
        cell.every(LATER, 1, _ -> cell.levelOffset = Math.min(most, cell.levelOffset + 2));
        return cell;
    }

    static KindCapture drifting() {
        return KindCapture.of(moved(1_400), "a level rises slowly, and leaves the range in which it swung");
    }

    static KindCapture rising() {
        return KindCapture.of(moved(60), "a level rises slowly, and goes on to swing a little higher");
    }
}
