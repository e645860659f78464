package io.otus.core.asset;

import java.util.HashMap;
import java.util.Map;

/**
 * What a device is for, by its type: the few classes by which consumers decide, so that none of them has a list of types
 * of its own. Each type that the inventory concludes is of one class. Immutable.
 */
public enum DeviceClass {
    /** Controls something by itself. */
    CONTROLLER("plc", "rtu", "ied", "controller", "building_controller"),
    /** Measures a process or acts upon it, as a controller tells it. */
    FIELD_DEVICE("io_device", "drive"),
    /** Speaks for devices behind it. */
    GATEWAY("gateway"),
    /** Shows a process to people, and takes their commands. */
    OPERATION("hmi", "scada_server"),
    /** Collects what a process tells, or hands it on. */
    COLLECTION("opc_server", "historian"),
    /** Writes the programs of controllers. */
    ENGINEERING("engineering_station"),
    /** Carries frames within a network. */
    SWITCHING("switch", "access_point"),
    /** Carries packets between networks. */
    ROUTING("router", "firewall"),
    /** Tells others the time. */
    CLOCK("time_server"),
    /** A thing in a network that is no computer to those who use it. */
    APPLIANCE("camera", "printer"),
    /** Calls others, often by way of the internet. */
    TELEPHONE("phone"),
    /** A computer of which nothing more is known. */
    COMPUTER("server", "workstation"),
    /** Of a type that is not known, or of one that only a person gave it. */
    OTHER;

    private static final Map<String, DeviceClass> BY_TYPE = new HashMap<>();

    static {
        for (DeviceClass each : values()) {
            for (String type : each.types) {
                BY_TYPE.put(type, each);
            }
        }
    }

    private final String[] types;

    DeviceClass(String... types) {
        this.types = types;
    }

    /** The class of a type, as {@link AssetRef#type} has it. */
    public static DeviceClass of(String type) {
        return BY_TYPE.getOrDefault(type, OTHER);
    }
}
