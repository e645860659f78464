package io.otus.simulator.plant;

import static io.otus.simulator.plant.Stage.clock;

import io.otus.simulator.protocol.Modbus;
import io.otus.simulator.wire.Arp;
import io.otus.simulator.wire.Frame;
import io.otus.simulator.wire.Host;
import io.otus.simulator.wire.TcpSession;
import java.util.List;

/** A laptop that was never there: it looks around, then does harm. */
final class Intruder {
    private static final long MILLISECOND = 1_000_000L;
    private static final int[] PROBED_PORTS = {22, 80, 102, 502};

    private final Stage stage;
    private final Site site;
    private final ModbusPart modbus;
    private final S7Part s7;
    private final Dnp3Outstation north;
    private final Dnp3Outstation south;
    private final BacnetPart bacnet;

    Intruder(
            Stage stage,
            Site site,
            ModbusPart modbus,
            S7Part s7,
            Dnp3Outstation north,
            Dnp3Outstation south,
            BacnetPart bacnet) {
        this.stage = stage;
        this.site = site;
        this.modbus = modbus;
        this.s7 = s7;
        this.north = north;
        this.south = south;
        this.bacnet = bacnet;
    }

    void plan() {
        stage.scene(
                clock(27, 0),
                "intruder-appears",
                "A laptop with an unknown hardware address claims " + site.intruder.ip()
                        + " and asks who else is there.",
                site.intruder,
                site.router,
                List.of("ASSET_NEW"),
                this::lookAround);
        stage.scene(
                clock(27, 30),
                "intruder-probes-ports",
                "The laptop knocks on four ports of plc-filter and gw-meters.",
                site.intruder,
                site.filter,
                List.of("LINK_NEW", "SCAN_PORT", "SCAN_HOST", "ASSET_NEW"),
                this::knock);
        planModbus();
        planS7();
        planDnp3();
        planBacnet();
        planScreen();
    }

    private void planModbus() {
        ModbusLink link = modbus.toIntake(site.intruder);
        stage.scene(
                clock(28, 0),
                "intruder-reads-plc",
                "The laptop reads identity and registers of plc-intake; only SCADA, panel and historian ever did.",
                site.intruder,
                site.intake,
                List.of("LINK_NEW", "ROLE_NEW", "ASSET_NEW"),
                now -> {
                    link.open(now);
                    ask(link, Modbus.readDeviceIdentification(1, 0));
                    ask(link, Modbus.read(3, 0, 100));
                    ask(link, Modbus.read(3, 100, 100));
                    ask(link, Modbus.read(1, 0, 64));
                });
        stage.scene(
                clock(28, 20),
                "intruder-writes-coil",
                "The laptop sets the interlock of the intake pump: the pump stops.",
                site.intruder,
                site.intake,
                List.of("SETPOINT_WRITE", "ROLE_NEW", "FUNC_NEW", "LINK_NEW"),
                now -> link.ask(now, ModbusPart.DIRECT, Modbus.writeCoil(ModbusPart.INTERLOCK, true)));
        stage.scene(
                clock(28, 35),
                "intruder-writes-set-point",
                "The laptop sets the tank level to 5 %, far below any level that was set before.",
                site.intruder,
                site.intake,
                List.of("SETPOINT_WRITE", "VALUE_RANGE", "ROLE_NEW", "FUNC_NEW", "LINK_NEW"),
                now -> {
                    link.ask(now, ModbusPart.DIRECT, Modbus.writeRegister(ModbusPart.LEVEL_SET_POINT, 50));
                    link.close(link.lastNanos() + 500 * MILLISECOND);
                });
    }

    private void planS7() {
        stage.scene(
                clock(29, 0),
                "intruder-stops-s7",
                "The laptop connects to plc-booster as an engineering station does and stops the CPU.",
                site.intruder,
                site.booster,
                List.of("CMD_DANGEROUS", "LINK_NEW", "ROLE_NEW"),
                now -> {
                    S7Link link = s7.toBooster(site.intruder);
                    link.open(resolved(now, site.booster));
                    link.stop(link.lastNanos() + 300 * MILLISECOND);
                    link.close(link.lastNanos() + 200 * MILLISECOND);
                });
    }

    private void planDnp3() {
        stage.scene(
                clock(29, 30),
                "intruder-restarts-rtu",
                "The laptop pretends to be the master and makes rtu-north restart.",
                site.intruder,
                site.north,
                List.of("CMD_DANGEROUS", "LINK_NEW", "ROLE_NEW"),
                now -> {
                    Dnp3Link link = north.linkFrom(site.intruder);
                    link.open(now);
                    north.coldRestart(link.lastNanos() + 150 * MILLISECOND, link);
                });
        stage.scene(
                clock(29, 50),
                "intruder-silences-rtu",
                "The laptop pretends to be the master and forbids rtu-south to report by itself.",
                site.intruder,
                site.south,
                List.of("CMD_DANGEROUS", "LINK_NEW", "ROLE_NEW"),
                now -> {
                    Dnp3Link link = south.linkFrom(site.intruder);
                    link.open(resolved(now, site.south));
                    south.disableUnsolicited(link.lastNanos() + 150 * MILLISECOND, link);
                });
    }

    private void planBacnet() {
        stage.scene(
                clock(30, 20),
                "intruder-restarts-controller",
                "The laptop makes the BACnet controller ahu-1 restart.",
                site.intruder,
                site.airHandler,
                List.of("CMD_DANGEROUS", "LINK_NEW", "ROLE_NEW"),
                now -> bacnet.reinitialize(resolved(now, site.airHandler), site.intruder));
    }

    /** What the panel does meanwhile are {@link ScenesOfThePanel}. */
    private void planScreen() {
        stage.scene(
                clock(30, 40),
                "intruder-takes-panel",
                "The laptop takes over the screen of the operator panel, and works from there.",
                site.intruder,
                site.hmi,
                List.of("LATERAL", "LINK_NEW"),
                now -> new PanelScreen(stage, site).use(site.intruder, resolved(now, site.hmi), 215));
    }

    /** Asks for the hardware address of {@code host}; the time at which it is known. */
    private long resolved(long now, Host host) {
        Host self = site.intruder;
        stage.recorder().accept(new Frame(now, Arp.request(self.mac(), self.ip(), host.ip())));
        byte[] reply = Arp.reply(host.mac(), host.ip(), self.mac(), self.ip());
        stage.recorder().accept(new Frame(now + MILLISECOND / 2, reply));
        return now + MILLISECOND;
    }

    private static void ask(ModbusLink link, byte[] request) {
        link.ask(link.lastNanos() + 120 * MILLISECOND, ModbusPart.DIRECT, request);
    }

    private void lookAround(long now) {
        Host self = site.intruder;
        stage.recorder().accept(new Frame(now, Arp.probe(self.mac(), self.ip())));
        stage.recorder().accept(new Frame(now + 2000 * MILLISECOND, Arp.announcement(self.mac(), self.ip())));
        List<Host> asked = List.of(site.router, site.intake, site.filter, site.gateway, site.chlorine, site.north);
        long when = now + 2500 * MILLISECOND;
        for (Host host : asked) {
            resolved(when, host);
            when += 700 * MILLISECOND;
        }
    }

    private void knock(long now) {
        long when = now;
        for (Host host : List.of(site.filter, site.gateway)) {
            for (int port : PROBED_PORTS) {
                TcpSession probe =
                        new TcpSession(site.intruder, site.intruder.nextPort(), host, port, when, stage.recorder());
                if (port == Modbus.PORT) {
                    probe.open(when);
                    probe.reset(TcpSession.Side.CLIENT, probe.lastNanos() + MILLISECOND);
                } else {
                    probe.refused(when);
                }
                when += 900 * MILLISECOND;
            }
        }
    }
}
