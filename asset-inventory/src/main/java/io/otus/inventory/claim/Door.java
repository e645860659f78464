package io.otus.inventory.claim;

import io.otus.core.net.Endpoint;
import java.util.Collection;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The way by which a device behind an address is reached, as far as it identifies the device: a port of the address,
 * and the rack slot that a connection to the port was opened to. Ordered by its text. Immutable.
 *
 * @param port address and port
 * @param slot rack and slot; empty where there are none, or they are not known
 */
public record Door(String port, String slot) implements Comparable<Door> {
    /** The door at an endpoint; null where that has no port. */
    public static @Nullable Door of(Endpoint at, String slot) {
        return at.ip() == null || at.port() <= 0 ? null : new Door(port(at), slot);
    }

    /** The door of a text, as {@link #text} gives it. */
    public static Door parse(String text) {
        int end = text.indexOf(' ');
        return end < 0 ? new Door(text, "") : new Door(text.substring(0, end), text.substring(end + 1));
    }

    /** Address and port of an endpoint, as {@link #port()} has them. */
    public static String port(Endpoint at) {
        return at.ip() + ":" + at.port();
    }

    /** The stored form: address and port, then a space and the slot. */
    public String text() {
        return slot.isEmpty() ? port : port + ' ' + slot;
    }

    /** Whether the number of a sub-device behind a door is a port, and not a slot. */
    public static boolean isPort(String number) {
        return number.indexOf(':') >= 0;
    }

    /** Whether the slot is known. */
    public boolean hasSlot() {
        return !slot.isEmpty();
    }

    /** The number of the sub-device behind this door: the slot if slots identify devices, else the port. */
    public String number(boolean bySlot) {
        return bySlot ? slot : port;
    }

    /** Whether all other doors are at the same port, each with a slot of its own; slots then identify devices. */
    public boolean isAtPortOf(Collection<Door> others) {
        return others.stream().allMatch(each -> each.port.equals(port));
    }

    /**
     * Whether others are at the same address and surely not this one, so that who is at one of them did neither come
     * from another address, nor is the one before at this door.
     */
    public boolean isBeside(Collection<Door> others) {
        return others.stream().allMatch(each -> each.ip().equals(ip()) && (!each.port.equals(port) || each.hasSlot()));
    }

    /** Whether doors are among others, as far as is known: one without a slot may be any at its port. */
    public static boolean areAmong(Collection<Door> doors, Set<Door> others) {
        return doors.stream()
                .allMatch(each -> others.contains(each)
                        || (!each.hasSlot() && others.stream().anyMatch(other -> other.port.equals(each.port))));
    }

    private String ip() {
        return port.substring(0, Math.max(0, port.lastIndexOf(':')));
    }

    /** Whether this is none of these, as far as is known: of one port, those differ of which the slots are known. */
    public boolean isNoneOf(Collection<Door> others) {
        boolean isUnseen = false;
        boolean isOther = false;
        for (Door other : others) {
            if (!other.port.equals(port)) {
                continue;
            }
            if (slot.isEmpty() || other.slot.equals(slot)) {
                return false;
            }
            isUnseen |= !other.hasSlot();
            isOther |= other.hasSlot();
        }
        return isUnseen ? isOther : !others.isEmpty();
    }

    @Override
    public int compareTo(Door other) {
        return text().compareTo(other.text());
    }
}
