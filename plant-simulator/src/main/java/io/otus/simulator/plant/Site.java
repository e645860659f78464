package io.otus.simulator.plant;

import io.otus.simulator.wire.Host;
import io.otus.simulator.wire.Ip4;
import java.util.ArrayList;
import java.util.List;

/**
 * The devices of the water works: one flat network. Addresses are those of the demo's plan; vendor prefixes are real,
 * the rest of each is not.
 */
final class Site {
    private static final int WINDOWS = 128;
    private static final int LINUX = 64;
    private static final int SIEMENS = 30;

    final Host router;
    final Host networkSwitch;
    final Host scada;
    final Host hmi;
    final Host historian;
    final Host engineering;
    final Host intake;
    final Host filter;
    final Host gateway;
    final Host chlorine;
    final Host booster;
    final Host north;
    final Host south;
    final Host building;
    final Host airHandler;
    final Host heating;
    final Host laptop;

    /** Not a device of the plant: the intruder's laptop. */
    final Host intruder;

    private final AddressPlan plan;
    private final List<Device> devices = new ArrayList<>();

    Site(AddressPlan plan) {
        this.plan = plan;
        router = device("router", "router and DHCP server", "00:0c:be:04:21:01", 1, LINUX);
        networkSwitch = device("switch-1", "managed switch", "ec:e5:55:10:7a:20", 2, LINUX);
        scada = device("scada-1", "SCADA server and telecontrol master", "9c:b6:54:3e:11:0a", 10, WINDOWS);
        hmi = device("hmi-1", "operator panel", "00:d0:c9:b1:40:0b", 11, WINDOWS);
        historian = device("historian", "process historian", "b8:ca:3a:70:55:0c", 12, WINDOWS);
        engineering = device("eng-ws", "engineering station", "f8:bc:12:88:2c:0d", 13, WINDOWS);
        intake = device("plc-intake", "Modbus PLC of the water intake", "00:80:f4:1c:0e:21", 21, LINUX);
        filter = device("plc-filter", "Modbus PLC of the filters", "00:30:de:4a:90:22", 22, LINUX);
        gateway = device("gw-meters", "Modbus gateway to three power meters", "00:a0:45:6b:02:23", 23, LINUX);
        chlorine = device("plc-chlorine", "S7 PLC of the chlorination", "00:1b:1b:5d:33:31", 31, SIEMENS);
        booster = device("plc-booster", "S7 PLC of the booster pumps", "28:63:36:a2:18:32", 32, SIEMENS);
        north = device("rtu-north", "DNP3 outstation, reservoir north", "00:30:a7:06:71:41", 41, LINUX);
        south = device("rtu-south", "DNP3 outstation, reservoir south", "00:30:a7:06:71:42", 42, LINUX);
        building = device("bms-ws", "building workstation", "f8:bc:12:88:2c:50", 50, WINDOWS);
        airHandler = device("ahu-1", "BACnet controller, ventilation", "00:40:ae:0f:13:51", 51, LINUX);
        heating = device("heating-1", "BACnet controller, heating", "00:40:ae:0f:13:52", 52, LINUX);
        laptop = device("laptop-7", "office laptop", "54:ee:75:29:d4:07", 101, WINDOWS);
        intruder = new Host(plan.mac("00:e0:4c:68:0a:bb"), plan.ip(187), LINUX);
    }

    /** All hosts of the network. */
    Ip4 broadcast() {
        return plan.broadcast();
    }

    List<Device> devices() {
        return List.copyOf(devices);
    }

    private Host device(String name, String what, String mac, int number, int ttl) {
        Host host = new Host(plan.mac(mac), plan.ip(number), ttl);
        devices.add(new Device(name, what, host));
        return host;
    }
}
