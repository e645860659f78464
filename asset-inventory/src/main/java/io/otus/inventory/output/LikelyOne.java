package io.otus.inventory.output;

import io.otus.core.event.Attribute;
import io.otus.core.event.Trust;
import io.otus.inventory.graph.Asset;
import io.otus.inventory.graph.Claim;
import io.otus.inventory.graph.SerialNumber;
import io.otus.inventory.vendor.Makers;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Which devices seem to be one although no rule joins them:
 *
 * <ul>
 *   <li>those that tell the same serial number and name the same maker;
 *   <li>one behind a gateway and one that is heard on its own network, which tell in one kind of message that they have the same number in their protocol, as a
 *       BACnet device that is heard through its router first and then directly (its device instance is unique in the whole internetwork: ASHRAE 135, 12.11.1), name
 *       the same maker, and contradict each other in nothing.
 * </ul>
 */
final class LikelyOne {
    /** What must not differ. */
    private static final List<Attribute> ACCOUNT =
            List.of(Attribute.NAME, Attribute.MODEL, Attribute.ORDER_NUMBER, Attribute.FIRMWARE, Attribute.SERIAL);

    private LikelyOne() {}

    static List<Unknowns.Likely> of(List<Asset> assets) {
        List<Unknowns.Likely> likely = new ArrayList<>();
        bySerial(assets).values().forEach(same -> add(Attribute.SERIAL, same, likely));
        byNumber(assets).values().forEach(same -> add(Attribute.INSTANCE, counterparts(same), likely));
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
                bySerial.computeIfAbsent(serial + " of " + asset.identity().vendor(), _ -> new ArrayList<>())
                        .add(new Told(serial, asset));
            }
        }
        return bySerial;
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

    /** The first one behind a gateway and the first one that is not, where nothing that they tell differs; else nobody. */
    private static List<Told> counterparts(List<Told> same) {
        Told behind = first(same, true);
        Told direct = first(same, false);
        return behind != null && direct != null && behind.asset().parent() != direct.asset() && agree(behind, direct)
                ? List.of(behind, direct)
                : List.of();
    }

    private static @Nullable Told first(List<Told> same, boolean isBehind) {
        return same.stream()
                .filter(each -> (each.asset().parent() != null) == isBehind)
                .findFirst()
                .orElse(null);
    }

    private static boolean agree(Told one, Told other) {
        return ACCOUNT.stream().allMatch(attribute -> {
            String mine = one.asset().value(attribute);
            String theirs = other.asset().value(attribute);
            return mine == null || theirs == null || mine.equals(theirs);
        });
    }
}
