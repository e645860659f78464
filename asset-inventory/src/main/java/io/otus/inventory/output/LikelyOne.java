package io.otus.inventory.output;

import io.otus.core.event.Attribute;
import io.otus.core.event.Trust;
import io.otus.inventory.claim.Claim;
import io.otus.inventory.claim.Sources;
import io.otus.inventory.claim.Voice;
import io.otus.inventory.graph.Asset;
import io.otus.inventory.graph.SerialNumber;
import io.otus.inventory.vendor.Makers;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Which devices seem to be one although no rule joins them:
 *
 * <ul>
 *   <li>those that tell the same serial number and name the same maker;
 *   <li>those between which an address, which is not leased, goes to and fro, as between the network cards of a team
 *       that two makers made, or that tell nothing that one device alone can tell (others are joined);
 *   <li>one behind a gateway and one that is heard on its own network, which tell in one kind of message that they have
 *       the same number in their protocol, as a BACnet device that is heard through its router first and then directly
 *       (its device instance is unique in the whole internetwork: ASHRAE 135, 12.11.1), name the same maker, and
 *       contradict each other in nothing.
 * </ul>
 */
final class LikelyOne {
    /** Attributes that must not differ. */
    private static final List<Attribute> ACCOUNT =
            List.of(Attribute.NAME, Attribute.MODEL, Attribute.ORDER_NUMBER, Attribute.FIRMWARE, Attribute.SERIAL);

    /**
     * Moves of an address between two devices from which on they seem to be one: who takes another one's address and
     * gives it back makes two.
     */
    private static final int MOVES = 3;

    /** Most pairs named of one number: who makes up devices by the thousand must not make a pair of each with each. */
    private static final int MAX_PAIRS = 16;

    /** Most devices of one number on either side of a gateway that are compared with each other. */
    private static final int MAX_COMPARED = 64;

    private LikelyOne() {}

    static List<Unknowns.Likely> of(List<Asset> assets) {
        List<Unknowns.Likely> likely = new ArrayList<>();
        bySerial(assets).values().forEach(same -> add(Attribute.SERIAL, same, likely));
        byAddress(assets).values().forEach(held -> toAndFro(held, likely));
        byNumber(assets).values().forEach(same -> counterparts(same, likely));
        return likely;
    }

    private record Told(String value, Asset asset) {}

    private static void add(Attribute attribute, List<Told> same, List<Unknowns.Likely> out) {
        if (same.size() > 1) {
            List<String> names =
                    same.stream().map(each -> each.asset().address()).sorted().toList();
            out.add(new Unknowns.Likely(attribute, same.getFirst().value(), names));
        }
    }

    private static Map<String, List<Told>> bySerial(List<Asset> assets) {
        Map<String, List<Told>> bySerial = new TreeMap<>();
        for (Asset asset : assets) {
            String serial = asset.value(Attribute.SERIAL);
            if (serial != null && SerialNumber.isOfOneDevice(serial) && asset.parent() == null) {
                String vendor = asset.identity().vendor();
                String maker = vendor == null ? "" : Makers.name(vendor);
                bySerial.computeIfAbsent(serial + " of " + maker, _ -> new ArrayList<>())
                        .add(new Told(serial, asset));
            }
        }
        return bySerial;
    }

    /** When a device had an address. */
    private record Held(String address, Asset asset, long from) {}

    private static Map<String, List<Held>> byAddress(List<Asset> assets) {
        Map<String, List<Held>> byAddress = new TreeMap<>();
        for (Asset asset : assets) {
            if (!asset.addresses().hasCard()) {
                continue;
            }
            for (Claim claim : asset.claims().all()) {
                if (claim.attribute() == Attribute.IP && claim.voice() != Voice.OTHERS) {
                    byAddress
                            .computeIfAbsent(asset.segment() + " " + claim.value(), _ -> new ArrayList<>())
                            .add(new Held(claim.value(), asset, claim.from()));
                }
            }
        }
        return byAddress;
    }

    private static void toAndFro(List<Held> held, List<Unknowns.Likely> out) {
        List<Asset> holders = held.stream().map(Held::asset).distinct().toList();
        if (holders.size() != 2 || isLeased(held) || !agree(holders.getFirst(), holders.getLast())) {
            return;
        }
        int moves = 0;
        Asset holder = null;
        for (Held each :
                held.stream().sorted(Comparator.comparingLong(Held::from)).toList()) {
            moves += holder != null && holder != each.asset() ? 1 : 0;
            holder = each.asset();
        }
        if (moves >= MOVES) {
            Held first = held.getFirst();
            add(
                    Attribute.IP,
                    holders.stream()
                            .map(asset -> new Told(first.address(), asset))
                            .toList(),
                    out);
        }
    }

    /** An address that is leased goes from one computer to the next, and back. */
    private static boolean isLeased(List<Held> held) {
        return held.stream().anyMatch(each -> each.asset().claims().tells(Attribute.IP, Sources.LEASE, each.address()));
    }

    private static Map<String, List<Told>> byNumber(List<Asset> assets) {
        Map<String, List<Told>> byNumber = new TreeMap<>();
        for (Asset asset : assets) {
            String vendor = asset.identity().vendor();
            if (vendor == null) {
                continue;
            }
            for (Claim claim : asset.claims().all()) {
                if (claim.attribute() == Attribute.INSTANCE && claim.isOpen() && claim.trust() == Trust.DEVICE) {
                    String key = claim.source() + ' ' + claim.value() + " of " + Makers.name(vendor);
                    byNumber.computeIfAbsent(key, _ -> new ArrayList<>()).add(new Told(claim.value(), asset));
                }
            }
        }
        return byNumber;
    }

    /** Each one behind a gateway with each one that is not, where nothing that they tell differs; the first of them. */
    private static void counterparts(List<Told> same, List<Unknowns.Likely> out) {
        List<Told> onNetwork = same.stream()
                .filter(told -> told.asset().parent() == null)
                .limit(MAX_COMPARED)
                .toList();
        same.stream()
                .filter(told -> told.asset().parent() != null)
                .limit(MAX_COMPARED)
                .flatMap(behind -> onNetwork.stream()
                        .filter(direct ->
                                behind.asset().parent() != direct.asset() && agree(behind.asset(), direct.asset()))
                        .map(direct -> List.of(behind, direct)))
                .limit(MAX_PAIRS)
                .forEach(pair -> add(Attribute.INSTANCE, pair, out));
    }

    private static boolean agree(Asset one, Asset other) {
        return ACCOUNT.stream().allMatch(attribute -> {
            String mine = one.value(attribute);
            String theirs = other.value(attribute);
            return mine == null || theirs == null || mine.equals(theirs);
        });
    }
}
