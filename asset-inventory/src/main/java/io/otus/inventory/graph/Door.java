package io.otus.inventory.graph;

import io.otus.core.net.Endpoint;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The way by which a device is reached that tells who it is: a port of an address, and the slot of a rack that a
 * connection to the port was opened to. Immutable.
 *
 * @param port address and port
 * @param slot rack and slot; empty where there are none, or they are not known
 */
public record Door(String port, String slot) {
    /** How the sources begin of which the number of a sub-device is the slot that the connection was opened to. */
    private static final String OF_SLOTS = "s7comm ";

    /** The door at an endpoint; null where that has no port. */
    public static @Nullable Door of(Endpoint at, String slot) {
        return at.ip() == null || at.port() <= 0 ? null : new Door(port(at), slot);
    }

    static String port(Endpoint at) {
        return at.ip() + ":" + at.port();
    }

    /** Whether what a source calls a sub-device is a slot, so that it is about the device reached there. */
    public static boolean isSlot(String source) {
        return source.startsWith(OF_SLOTS);
    }

    /** As claims keep it. */
    String text() {
        return slot.isEmpty() ? port : port + ' ' + slot;
    }

    /** Whether a text is that of a door, and not of a slot alone. */
    static boolean isPort(String number) {
        return number.indexOf(':') >= 0;
    }

    private static String portOf(String door) {
        int end = door.indexOf(' ');
        return end < 0 ? door : door.substring(0, end);
    }

    /** The slot of a door in text; empty where it has none. */
    static String slotOf(String door) {
        int end = door.indexOf(' ');
        return end < 0 ? "" : door.substring(end + 1);
    }

    /** The number of the sub-device behind a door in text: its slot where slots tell, else its port. */
    static String number(String door, boolean bySlot) {
        return bySlot ? slotOf(door) : portOf(door);
    }

    /** Whether others are at the same port, each with a slot of its own: then slots tell devices apart. */
    boolean isAtPortOf(List<String> others) {
        return others.stream().allMatch(each -> portOf(each).equals(port));
    }

    /**
     * Whether others are at the same address and surely not this one, so that who is at one of them did neither come
     * from another address, nor is the one before at this door.
     */
    boolean isBeside(List<String> others) {
        return others.stream()
                .allMatch(each -> ipOf(each).equals(ipOf(port))
                        && (!portOf(each).equals(port) || !slotOf(each).isEmpty()));
    }

    /** Whether doors are among others, as far as is known: one without a slot may be any at its port. */
    static boolean areAmong(List<String> doors, Set<String> others) {
        return doors.stream()
                .allMatch(each -> others.contains(each)
                        || (slotOf(each).isEmpty()
                                && others.stream()
                                        .anyMatch(other -> portOf(other).equals(each))));
    }

    private static String ipOf(String door) {
        String at = portOf(door);
        return at.substring(0, Math.max(0, at.lastIndexOf(':')));
    }

    /** Whether this is none of these, as far as is known: of one port, those differ of which the slots are known. */
    boolean isNoneOf(List<String> others) {
        boolean isUnseen = false;
        boolean isOther = false;
        for (String other : others) {
            if (!portOf(other).equals(port)) {
                continue;
            }
            if (slot.isEmpty() || slotOf(other).equals(slot)) {
                return false;
            }
            isUnseen |= slotOf(other).isEmpty();
            isOther |= !slotOf(other).isEmpty();
        }
        return isUnseen ? isOther : !others.isEmpty();
    }
}
