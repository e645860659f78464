package io.otus.simulator.plant;

import io.otus.simulator.protocol.S7.Item;
import io.otus.simulator.protocol.S7UserData;
import io.otus.simulator.wire.Dice;
import io.otus.simulator.wire.Host;
import java.time.Duration;
import java.util.List;

/** The S7 part of the plant: chlorination, which the panel reads and sets, and booster pumps, which SCADA reads. */
final class S7Part {
    private static final int SET_POINT = 32;
    private static final float[] CHLORINE_STEPS = {0.55f, 0.50f, 0.60f};
    private static final long MILLISECOND = 1_000_000L;

    private final Stage stage;
    private final Site site;
    private final WaterProcess process;
    private final Dice dice;
    private final S7Cpu chlorine =
            new S7Cpu(10, "CHLORINATION", "6ES7 315-2EH14-0AB0", "CPU 315-2 PN/DP", "S C-C2UR28922012", 3, 2, 8);
    private final S7Cpu booster =
            new S7Cpu(20, "BOOSTER", "6ES7 317-2EK14-0AB0", "CPU 317-2 PN/DP", "S C-D7UP51402015", 3, 2, 6);
    private int step;

    S7Part(Stage stage, Site site, WaterProcess process) {
        this.stage = stage;
        this.site = site;
        this.process = process;
        this.dice = stage.dice("s7");
        chlorine.write(SET_POINT, S7Cpu.real(CHLORINE_STEPS[0]));
    }

    /** Plans normal operation. */
    void plan() {
        stage.every(Duration.ZERO, Duration.ofSeconds(1), dice, now -> update());
        S7Link panel = new S7Link(site.hmi, site.chlorine, S7Link.OPERATOR, chlorine, stage);
        stage.at(Duration.ofMillis(4100), panel::open);
        List<Item> measurements = List.of(chlorine.item(0, 20), chlorine.item(SET_POINT, 4));
        stage.every(Duration.ofMillis(4500), Duration.ofSeconds(1), dice, now -> panel.read(now, measurements));
        stage.every(Duration.ofSeconds(83), Duration.ofMinutes(4), dice, now -> {
            step = (step + 1) % CHLORINE_STEPS.length;
            panel.write(now, chlorine.item(SET_POINT, 4), S7Cpu.real(CHLORINE_STEPS[step]));
        });
        S7Link scada = new S7Link(site.scada, site.booster, S7Link.OPERATOR, booster, stage);
        stage.at(Duration.ofMillis(4200), scada::open);
        List<Item> pumps = List.of(booster.item(0, 24));
        stage.every(Duration.ofMillis(4700), Duration.ofSeconds(2), dice, now -> scada.read(now, pumps));
        stage.every(Duration.ofSeconds(130), Duration.ofMinutes(7), dice, now -> {
            identify(now, site.chlorine, chlorine);
            identify(now + 400 * MILLISECOND, site.booster, booster);
        });
    }

    /** Another client's connection to {@code plc-booster}. */
    S7Link toBooster(Host client) {
        return new S7Link(client, site.booster, S7Link.PROGRAMMER, booster, stage);
    }

    private void identify(long now, Host server, S7Cpu cpu) {
        S7Link link = new S7Link(site.engineering, server, S7Link.PROGRAMMER, cpu, stage);
        link.open(now);
        link.readSzl(link.lastNanos() + 2 * MILLISECOND, S7UserData.MODULE_IDENTIFICATION);
        link.readSzl(link.lastNanos() + 2 * MILLISECOND, S7UserData.COMPONENT_IDENTIFICATION);
        link.close(link.lastNanos() + 5 * MILLISECOND);
    }

    private void update() {
        chlorine.measure(0, (float) process.chlorine());
        chlorine.measure(4, (float) process.demand());
        chlorine.measure(8, (float) process.temperature());
        booster.measure(0, (float) (3.8 + process.demand() / 100));
        booster.measure(4, process.pumps() ? 1475 : 0);
        booster.measure(8, (float) process.energy());
    }
}
