package io.otus.simulator.plant;

import io.otus.simulator.wire.Dice;

/**
 * The process behind the values: a tank that a pump fills and consumers empty, its quality and its energy. One step is
 * one second. Sines come from StrictMath: they must be the same bits on every machine.
 */
final class WaterProcess {
    private static final int BAND = 15;

    private final Dice dice;
    private double level = 610;
    private double demand = 30;
    private double chlorine = 0.55;
    private double temperature = 11.5;
    private double energy = 184_200;
    private boolean pumping = true;
    private boolean interlocked;
    private int setPoint = 620;
    private int seconds;

    WaterProcess(Dice dice) {
        this.dice = dice;
    }

    /** One second passes. */
    void step() {
        seconds++;
        demand = 30 + 8 * StrictMath.sin(seconds / 300.0) + noise(1.5);
        if (level < setPoint - BAND) {
            pumping = true;
        } else if (level > setPoint + BAND) {
            pumping = false;
        }
        level = Math.clamp(level + (pumps() ? 0.65 : 0) - demand / 100 + noise(0.05), 0, 1000);
        chlorine = Math.clamp(chlorine + noise(0.004) + (0.55 - chlorine) / 50, 0.2, 1.2);
        temperature = 11.5 + 0.8 * StrictMath.sin(seconds / 900.0) + noise(0.05);
        energy += pumps() ? 0.011 : 0.002;
    }

    /** Tank level, 0 to 1000 tenths of a percent. */
    int level() {
        return (int) level;
    }

    /** Outflow in cubic metres an hour. */
    double demand() {
        return demand;
    }

    /** Free chlorine, mg/l. */
    double chlorine() {
        return chlorine;
    }

    /** Water temperature, degrees Celsius. */
    double temperature() {
        return temperature;
    }

    /** Energy meter, kWh. */
    double energy() {
        return energy;
    }

    /** Seconds since the start. */
    int seconds() {
        return seconds;
    }

    /** Whether the intake pump runs. */
    boolean pumps() {
        return pumping && !interlocked;
    }

    /** Level that the intake holds, same unit as {@link #level}. */
    void setPoint(int value) {
        setPoint = value;
    }

    /** Holds the pump still, whatever the level. */
    void interlock(boolean on) {
        interlocked = on;
    }

    private double noise(double width) {
        return (dice.fraction() - 0.5) * 2 * width;
    }
}
