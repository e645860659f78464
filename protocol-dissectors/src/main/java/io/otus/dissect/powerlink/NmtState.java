package io.otus.dissect.powerlink;

/** States of a node, EPSG DS 301 §7.1; OPC 30110 §7.2.1. */
final class NmtState {
    private NmtState() {}

    static String name(int state) {
        return switch (state) {
            case 0x00 -> "off";
            case 0x19 -> "initialising";
            case 0x29 -> "reset_application";
            case 0x39 -> "reset_communication";
            case 0x79 -> "reset_configuration";
            case 0x1C -> "not_active";
            case 0x1D -> "pre_operational_1";
            case 0x5D -> "pre_operational_2";
            case 0x6D -> "ready_to_operate";
            case 0xFD -> "operational";
            case 0x4D -> "stopped";
            case 0x1E -> "basic_ethernet";
            default -> "state_" + state;
        };
    }

    static boolean isKnown(int state) {
        return !name(state).startsWith("state_");
    }
}
