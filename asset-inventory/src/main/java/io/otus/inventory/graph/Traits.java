package io.otus.inventory.graph;

import io.otus.core.protocol.Protocols;
import io.otus.core.protocol.Trait;
import io.otus.inventory.claim.ClaimSet;
import org.jspecify.annotations.Nullable;

/**
 * What the unit numbers of a protocol stand for, and which other traits its messages have. A protocol is named by its
 * id, or by the source of a claim, which begins with the id.
 */
public final class Traits {
    /** Most that a number of a device on a serial line has (Modbus over Serial Line V1.02, 2.2). */
    private static final int HIGHEST = 247;

    /** Second word of a source, after the protocol, that states the identifier of a client. */
    private static final String CLIENT_IDENTIFIER = "client_identifier";

    private final Protocols protocols;

    public Traits(Protocols protocols) {
        this.protocols = protocols;
    }

    /**
     * Whether a number may be that of a device behind the one that is reached. In Modbus 0 and 255 are the device
     * itself (Messaging on TCP/IP V1.0b, 4.4.2.1), and no device has one above 247.
     */
    public boolean mayBeDevice(String protocol, String number) {
        if (number.isEmpty() || number.length() > 3 || !protocols.has(protocol, Trait.NUMBERS_DEVICES)) {
            return false;
        }
        int value = 0;
        for (int i = 0; i < number.length(); i++) {
            char digit = number.charAt(i);
            if (digit < '0' || digit > '9') {
                return false;
            }
            value = value * 10 + digit - '0';
        }
        return value > 0 && value <= HIGHEST;
    }

    /** Whether the numbers of a protocol are those by which the units that merely answer are called. */
    public boolean numbersDevices(String protocol) {
        return protocols.has(protocol, Trait.NUMBERS_DEVICES) || protocols.has(protocol, Trait.KEEPS_NUMBERS);
    }

    /** Whether the number of a sub-device is a slot, so that what is said of it is about the device reached there. */
    public boolean numbersSlots(String protocol) {
        return protocols.has(protocol, Trait.NUMBERS_SLOTS);
    }

    /** Whether a source is of a protocol for which something holds. */
    boolean isOf(String source, Trait trait) {
        return protocols.has(protocol(source), trait);
    }

    /** Whether something is said under such a number. */
    boolean isSaidByNumber(String source) {
        return numbersDevices(protocol(source));
    }

    /** Whether a message of this protocol shows more of its sender than that somebody wrote its address. */
    boolean tellsMoreThanAddresses(String protocol) {
        return !protocols.has(protocol, Trait.ABOUT_ADDRESSES);
    }

    /**
     * Whether a source states the identifier by which a client is known to the server that leases it an address: the
     * same DUID in both versions of DHCP (RFC 4361, RFC 8415). An identifier of another form has a source that says so.
     */
    boolean isLeaseClient(String source) {
        String protocol = protocol(source);
        boolean isPlain = source.length() == protocol.length()
                || source.substring(protocol.length() + 1).equals(CLIENT_IDENTIFIER);
        return isPlain && protocols.has(protocol, Trait.LENDS_ADDRESSES);
    }

    private static String protocol(String source) {
        int end = source.indexOf(' ');
        return end < 0 ? source : source.substring(0, end);
    }

    /** The asset that what a source says of a number is about; null where it counts as the device itself. */
    @Nullable
    Asset assetBy(Unit unit, String source) {
        return unit.merelyAnswers() && !isSaidByNumber(source) ? null : unit.asset();
    }

    /** The claims to which those of a source about a unit number are added. */
    ClaimSet claimsBy(Unit unit, String source) {
        Asset own = assetBy(unit, source);
        return own == null ? unit.claims() : own.claims();
    }

    /**
     * The asset that a number means in a protocol, or the device itself while the number is only an address of it.
     * Protocols number what is below a device each for itself.
     */
    public Asset partIn(Asset device, String number, String protocol) {
        Unit part = number.isEmpty() ? null : device.parts().find(number);
        Asset own = part == null || (part.merelyAnswers() && !numbersDevices(protocol)) ? null : part.asset();
        return own == null ? device : own;
    }
}
