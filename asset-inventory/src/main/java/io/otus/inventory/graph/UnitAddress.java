package io.otus.inventory.graph;

import io.otus.core.net.IpAddress;
import io.otus.core.net.MacAddress;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The device that a sub-device's number is the address of, where it is heard itself too: a mirror shows a device on its
 * own network, and again by the router that passes its messages on. A number {@code network/address} whose address has
 * six octets, in hexadecimal, is a MAC address, or an IPv4 address and a port.
 */
final class UnitAddress {
    private static final Pattern SIX_OCTETS = Pattern.compile("[0-9]+/[0-9a-f]{12}");

    private static final int IP_DIGITS = 8;

    private UnitAddress() {}

    /** The device that is heard at the address; null where none is. */
    static @Nullable Asset owner(AddressBook book, int segment, String number) {
        if (!SIX_OCTETS.matcher(number).matches()) {
            return null;
        }
        String octets = number.substring(number.indexOf('/') + 1);
        MacRecord mac = book.mac(segment, new MacAddress(Long.parseLong(octets, 16)));
        if (mac != null && mac.asset != null && mac.asset.appeared()) {
            return mac.asset;
        }
        IpAddress ip = IpAddress.v4(Long.parseLong(octets.substring(0, IP_DIGITS), 16));
        IpRecord record = book.leading(segment, ip);
        return record != null && record.asset.appeared() ? record.asset : null;
    }
}
