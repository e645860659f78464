package io.otus.inventory.graph;

import io.otus.core.event.Attribute;
import io.otus.core.event.Trust;
import io.otus.inventory.vendor.OuiTable;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * When the MAC addresses that take turns at an IP address are network cards of one device, though none is silent for so
 * long that the address moves: where the other one came back to it twice, each time while the owner was silent, one
 * maker made both, the other one has no address of its own, the address is not leased, and both give the same
 * structured account, in nothing different. Whoever forges the address answers beside its owner, and not by turns.
 */
final class Team {
    /** Silence of one behind which the other one takes its turn, in nanoseconds. */
    static final long PAUSE = 25_000_000_000L;

    /** So often the other one must have come back. */
    static final int RETURNS = 2;

    private static final List<Attribute> ACCOUNT =
            List.of(Attribute.MODEL, Attribute.ORDER_NUMBER, Attribute.SERIAL, Attribute.FIRMWARE);

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
        return record.returns >= RETURNS && mayBe(record, owner, other, vendors) && tellTheSame(record, other);
    }

    private static boolean tellTheSame(IpRecord record, MacRecord other) {
        Asset turn = other.asset;
        return turn != null && ACCOUNT.stream().anyMatch(attribute -> isSame(record.asset, turn, attribute));
    }

    /** Whether nothing speaks against it that both are cards of one device. */
    static boolean mayBe(IpRecord record, MacRecord owner, MacRecord other, OuiTable vendors) {
        Asset device = record.asset;
        Asset turn = other.asset;
        return turn != null
                && turn != device
                && turn.addresses().ips.isEmpty()
                && vendors.isOfOneMaker(owner.key.mac(), other.key.mac())
                && isNotLeased(device, record.text)
                && isNotLeased(turn, record.text)
                && SameDevice.agreeAsOne(device, turn);
    }

    private static boolean isNotLeased(Asset device, String address) {
        return device.claims().all().stream()
                .noneMatch(claim -> claim.attribute() == Attribute.IP
                        && claim.source().equals(IdentityGraph.SOURCE_LEASE)
                        && claim.value().equals(address));
    }

    private static boolean isSame(Asset one, Asset other, Attribute attribute) {
        String mine = account(one, attribute);
        return mine != null && mine.equals(account(other, attribute));
    }

    private static @Nullable String account(Asset asset, Attribute attribute) {
        Claim claim = asset.identity().best(attribute);
        return claim == null || claim.trust().compareTo(Trust.DEVICE) > 0 ? null : claim.value();
    }
}
