package io.otus.layer.cpf;

import io.otus.core.event.Attribute;
import io.otus.core.table.TableLines;
import java.util.HashMap;
import java.util.Map;
import java.util.function.BiConsumer;

/**
 * Names for numbers of the Identity object, wherever they occur (CIP Vol. 1 §5A-2, §6-6; vendors as ODVA lists them).
 */
public final class CipNames {
    private static final String REMOTE = "remote";
    private static final String[] KEYSWITCH = {"", "run", "program", REMOTE};
    private static final int RUN = 6;
    private static final int IDLE = 7;

    private static final Map<Integer, String> VENDORS = vendors();

    private CipNames() {}

    private static Map<Integer, String> vendors() {
        Map<Integer, String> vendors = new HashMap<>();
        for (TableLines.Line line : TableLines.read(CipNames.class, "vendors.tsv")) {
            String[] sides = line.text().split("\t", 2);
            if (sides.length != 2 || vendors.put(Integer.valueOf(sides[0]), sides[1]) != null) {
                throw line.bad("NUMBER, tab, NAME, each number once");
            }
        }
        return vendors;
    }

    /** Name of a vendor; empty where it is not in the list here. */
    public static String vendor(int vendorId) {
        return VENDORS.getOrDefault(vendorId, "");
    }

    /** What a device is by its profile; empty where the profile says little. */
    public static String type(int deviceType) {
        return switch (deviceType) {
            case 0x02, 0x13, 0x25, 0x2D, 0x2E -> "drive";
            case 0x07, 0x23, 0x2A, 0x31 -> "io_device";
            case 0x0C -> "communication_module";
            case 0x0E -> "plc";
            case 0x18 -> "hmi";
            case 0x15, 0x16, 0x17 -> "motor_starter";
            case 0x2C -> "switch";
            default -> "";
        };
    }

    /** The usual form of a revision: major, and minor with three digits (Vol. 1 §5A-2.2.1.4). */
    public static String revision(int major, int minor) {
        return major + "." + (minor < 10 ? "00" : minor < 100 ? "0" : "") + minor;
    }

    /** A serial number as it stands on the nameplate: eight hexadecimal digits. */
    public static String serial(long serialNumber) {
        String digits = Long.toHexString(serialNumber & 0xFFFF_FFFFL);
        return "0".repeat(8 - digits.length()) + digits;
    }

    /**
     * Keyswitch and run state in the status of an Identity object; empty where it has neither. Bits 12 and 13 belong to
     * the vendor (Vol. 1 Table 5A-2.4); Logix controllers have their keyswitch there. Whether they run is in the
     * extended device status, bits 4 to 7.
     */
    public static String mode(long status) {
        String key = KEYSWITCH[(int) (status >> 12 & 3)];
        if (!key.equals(REMOTE)) {
            return key;
        }
        return switch ((int) (status >> 4 & 0x0F)) {
            case RUN -> "remote_run";
            case IDLE -> "remote_program";
            default -> key;
        };
    }

    /**
     * Reports the result of {@link #mode}: the position of the key, and whether the controller runs where that is known
     * too.
     */
    public static void tellMode(String mode, BiConsumer<Attribute, String> told) {
        if (mode.isEmpty()) {
            return;
        }
        boolean remote = mode.startsWith(REMOTE);
        told.accept(Attribute.KEY_POSITION, remote ? REMOTE : mode);
        if (!mode.equals(REMOTE)) {
            told.accept(Attribute.RUN_STATE, remote ? mode.substring(REMOTE.length() + 1) : mode);
        }
    }
}
