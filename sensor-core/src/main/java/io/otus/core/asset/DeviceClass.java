package io.otus.core.asset;

/**
 * What a device is for, by its type. Consumers decide by these few classes, so that none of them needs a list of types
 * of its own. Each type that the inventory concludes is of one class. Immutable.
 */
public enum DeviceClass {
    /** Controls something by itself. */
    CONTROLLER,
    /** Measures a process or acts upon it, at a controller's command. */
    FIELD_DEVICE,
    /** Speaks for devices behind it. */
    GATEWAY,
    /** Shows a process to people, and takes their commands. */
    OPERATION,
    /** Collects or passes on the data of a process. */
    COLLECTION,
    /** Writes the programs of controllers. */
    ENGINEERING,
    /** Carries frames within a network. */
    SWITCHING,
    /** Carries packets between networks. */
    ROUTING,
    /** Serves the time to others. */
    CLOCK,
    /** A thing in a network that is no computer to those who use it. */
    APPLIANCE,
    /** Calls others, often by way of the internet. */
    TELEPHONE,
    /** A computer of which nothing more is known. */
    COMPUTER,
    /** A type that is not known, or that only a person gave it. */
    OTHER;

    /** The class of a type, as {@link AssetRef#type} has it. */
    public static DeviceClass of(String type) {
        return switch (type) {
            case "plc", "rtu", "ied", "controller", "building_controller" -> CONTROLLER;
            case "io_device", "drive" -> FIELD_DEVICE;
            case "gateway" -> GATEWAY;
            case "hmi", "scada_server" -> OPERATION;
            case "opc_server", "historian" -> COLLECTION;
            case "engineering_station" -> ENGINEERING;
            case "switch", "access_point" -> SWITCHING;
            case "router", "firewall" -> ROUTING;
            case "time_server" -> CLOCK;
            case "camera", "printer" -> APPLIANCE;
            case "phone" -> TELEPHONE;
            case "server", "workstation" -> COMPUTER;
            default -> OTHER;
        };
    }
}
