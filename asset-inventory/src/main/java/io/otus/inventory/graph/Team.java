package io.otus.inventory.graph;

import io.otus.core.event.Attribute;
import io.otus.core.event.Trust;
import io.otus.core.net.IpAddress;
import io.otus.core.time.Nanos;
import io.otus.inventory.claim.Claim;
import io.otus.inventory.claim.Sources;
import io.otus.inventory.claim.Voice;
import io.otus.inventory.vendor.OuiTable;
import org.jspecify.annotations.Nullable;

/**
 * When the MAC addresses that take turns at an IP address are network cards of one device, though none is silent for so
 * long that the address moves: where the other one came back to it twice, each time while the owner was silent, one
 * maker made both, the other one has no address of its own, the address is not leased, and both give the same
 * structured account, in nothing different. Whoever forges the address answers beside its owner, and not by turns.
 */
final class Team {
    /** Silence of one behind which the other one takes its turn. */
    static final long PAUSE = 25 * Nanos.SECOND;

    /** How often the other one must have come back. */
    static final int RETURNS = 2;

    private Team() {}

    /** Takes that another MAC than its owner's answered from an address; whether it is a card of the same device. */
    static boolean takesTurns(IpRecord record, MacRecord owner, MacRecord other, OuiTable vendors, long time) {
        if (time < record.supported) {
            return false; // told late, of a turn that is over
        }
        boolean isTurn = time - record.supported >= PAUSE;
        if (record.alternate != other) {
            record.returns = 0;
        } else if (record.supported > record.alternated) {
            record.returns = isTurn ? record.returns + 1 : 0;
        }
        record.alternate = other;
        record.alternated = time;
        return record.returns >= RETURNS && isOne(record, owner, other, vendors);
    }

    /** Whether both MAC addresses, at which an address was in turn, are cards of one device. */
    static boolean isOne(IpRecord record, MacRecord owner, MacRecord other, OuiTable vendors) {
        Asset device = record.asset;
        Asset turn = other.asset;
        return turn != null
                && turn != device
                && hasNoAddress(turn, record)
                && !hadAnother(device, record)
                && vendors.isOfOneMaker(owner.key.mac(), other.key.mac())
                && isNotLeased(device, record.text)
                && isNotLeased(turn, record.text)
                && tellTheSame(device, turn)
                && SameDevice.agreeAsOne(device, turn);
    }

    /** Whether a device has no address, and never had one of its own but this; what it gave up counts as well. */
    static boolean hasNoAddress(Asset device, IpRecord record) {
        return device.addresses().ips.isEmpty() && !hadAnother(device, record);
    }

    private static boolean hadAnother(Asset device, IpRecord record) {
        return device.claims().all().stream()
                .anyMatch(claim -> claim.attribute() == Attribute.IP
                        && claim.voice() == Voice.OWN
                        && !claim.value().equals(record.text)
                        && isAlike(IpAddress.parse(claim.value()), record.key.ip()));
    }

    private static boolean isAlike(IpAddress ip, IpAddress other) {
        return ip.v6() == other.v6() && !ip.isLinkLocal();
    }

    private static boolean isNotLeased(Asset device, String address) {
        return device.claims().all().stream()
                .noneMatch(claim -> claim.attribute() == Attribute.IP
                        && claim.source().equals(Sources.LEASE)
                        && claim.value().equals(address));
    }

    private static boolean tellTheSame(Asset one, Asset other) {
        String serial = account(one, Attribute.SERIAL);
        String base = account(one, Attribute.BASE_MAC);
        return (serial != null && SerialNumber.isOfOneDevice(serial) && serial.equals(account(other, Attribute.SERIAL)))
                || (base != null && base.equals(account(other, Attribute.BASE_MAC)));
    }

    private static @Nullable String account(Asset asset, Attribute attribute) {
        Claim claim = asset.identity().best(attribute);
        return claim == null || claim.trust().compareTo(Trust.MANAGEMENT) > 0 ? null : claim.value();
    }
}
