package io.otus.alert.text;

import io.otus.alert.detect.Kind;

/** What to do about an alert, in one sentence. */
final class Advice {
    private Advice() {}

    static String of(Kind kind) {
        return switch (kind) {
            case ASSET_NEW -> "Find out what it is and who plugged it in; approve it if it belongs here.";
            case LINK_NEW -> "Ask whoever runs the source whether it needs this connection; approve it if so.";
            case ROLE_NEW -> "Find out which program on it does this and who started it; isolate it if nobody did.";
            case FUNC_NEW -> "Compare with planned work on either device; approve the function if it was intended.";
            case POINT_NEW, SETPOINT_WRITE ->
                "Check the point in the process picture and ask who is working on it; approve it if it was intended.";
            case VALUE_RANGE -> "Check the process value now, set it back if it is wrong, and ask who entered it.";
            case MALFORMED ->
                "Look at the frames and find out what sends them: a faulty device, a scanner, or an attempt to break"
                        + " the receiver; approve it if the device is known to do so.";
            case SEQ_ANOMALY ->
                "Find out whether someone speaks in the place of the sender: compare the MAC addresses in the frames"
                        + " with the switch, and what was sent with what either side logged.";
            case IP_CONFLICT -> "Find both devices by their MAC addresses at the switch, and give one another address.";
            case ARP_SPOOF ->
                "Find the claimant by its MAC address at the switch, and cut it off: it may read and change traffic.";
            case SCAN_FUNC -> "Find out which program on the source does this; isolate it if nobody started it.";
            case TIME_MANIP -> "Check the clock of the device against the site's time source.";
            case MODE_CHANGE -> "Check the mode of the controller now, and whether this was planned work.";
            case PROGRAM_XFER -> "Compare the program in the device with the released one, and ask who moved it.";
            case FIRMWARE_XFER -> "Keep the device out of service until its firmware is known to be the maker's.";
            case CMD_DANGEROUS -> "Check the device and the process now, and whether this was planned work.";
            case SENSOR_HEALTH ->
                "Check the mirror port, the cable and the load of the sensor; meanwhile it is partly blind.";
        };
    }
}
