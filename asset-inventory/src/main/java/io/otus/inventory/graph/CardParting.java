package io.otus.inventory.graph;

import io.otus.core.event.Attribute;
import io.otus.core.evidence.Evidence;
import io.otus.core.net.MacAddress;
import io.otus.inventory.claim.Claim;
import io.otus.inventory.claim.ClaimSet;
import io.otus.inventory.claim.Voice;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Divides a device when one of its network cards becomes a device of its own. Claims that only the card made go with
 * it; claims that the card made too belong to both from then on. Protocols and services go with the card if it made any
 * of the claims in them. Traffic counts and conversations stay with the device. Confined to the analysis thread.
 */
final class CardParting {
    private CardParting() {}

    /** Since when a device is known to have a card; null where that is not said. */
    static @Nullable Claim firstOf(Asset device, String card) {
        Claim first = null;
        for (Claim claim : device.claims().all()) {
            if (claim.attribute() == Attribute.MAC
                    && claim.value().equals(card)
                    && (first == null || claim.from() < first.from())) {
                first = claim;
            }
        }
        return first;
    }

    /** Gives a new device what goes with a card. */
    static void part(Asset device, Asset parted, String card) {
        device.identity().unions().part(card, parted.identity().unions());
        device.claims()
                .part(claim ->
                        claim.attribute() == Attribute.MAC && claim.value().equals(card))
                .all()
                .forEach(parted.claims()::adopt);
        partSaid(device, parted, claim -> claim.isSaidBy(card), claim -> card.equals(claim.card()));
    }

    /** Gives a new device what was said at an IP address, when somebody asked there. */
    static void partSaidAt(Asset device, Asset parted, String address) {
        String port = address + ':';
        partSaid(
                device,
                parted,
                claim -> claim.doors().stream().anyMatch(door -> door.text().startsWith(port)),
                claim -> claim.doors().stream().allMatch(door -> door.text().startsWith(port)));
    }

    private static void partSaid(Asset device, Asset parted, Predicate<Claim> isSaid, Predicate<Claim> isAlone) {
        Set<String> protocols = new HashSet<>();
        divide(device.claims(), parted.claims(), isSaid, isAlone, protocols);
        for (Unit unit : List.copyOf(device.units())) {
            Unit same = unit.asset() == null && unit.claims().all().stream().anyMatch(isSaid)
                    ? parted.parts().findOrMake(unit.number())
                    : null;
            if (same != null) {
                divide(unit.claims(), same.claims(), isSaid, isAlone, protocols);
            }
        }
        for (ProtocolUse use : device.uses()) {
            if (protocols.contains(use.protocol())) {
                parted.restoreUse(ProtocolUse.restored(use.state()));
            }
        }
        for (OfferedService service : device.services()) {
            String protocol = service.protocol();
            if (protocol != null && protocols.contains(protocol)) {
                var _ = parted.addService(service);
            }
        }
    }

    /**
     * An IP address that a device had before the card did is the device's until then, and the card's own from then on.
     */
    static void partAddress(Asset device, Asset parted, String address, @Nullable Claim card) {
        if (card == null) {
            return;
        }
        long since = card.from();
        List<Claim> earlier = parted.claims().all().stream()
                .filter(claim ->
                        claim.attribute() == Attribute.IP && claim.value().equals(address) && claim.from() < since)
                .toList();
        for (Claim claim : earlier) {
            parted.claims().part(each -> each == claim);
            device.claims().adopt(claim.until(card.from()));
            if (claim.lastTime() >= card.from()) {
                parted.claims()
                        .adopt(Claim.restored(
                                claim.attribute(),
                                address,
                                claim.source(),
                                claim.trust(),
                                claim.voice(),
                                card.first(),
                                card.from(),
                                claim.last(),
                                claim.lastTime(),
                                claim.to(),
                                claim.count()));
            }
        }
    }

    private static void divide(
            ClaimSet from, ClaimSet to, Predicate<Claim> isSaid, Predicate<Claim> isAlone, Set<String> protocols) {
        List<Claim> said = from.all().stream().filter(isSaid).toList();
        Set<Claim> alone = Collections.newSetFromMap(new IdentityHashMap<>());
        said.stream().filter(isAlone).forEach(alone::add);
        for (Claim claim : said) {
            protocols.add(claim.source().split(" ", 2)[0]);
            if (!alone.contains(claim)) {
                to.adopt(claim.at(Claim.OPEN - 1));
            }
        }
        ReadTexts texts = new ReadTexts(alone);
        ClaimSet going = from.part(claim -> alone.contains(claim) || texts.tell(claim));
        from.reopening().last(_ -> true, endedBy(going));
        to.adoptAll(going);
        to.reopening().last(isSaid, _ -> true);
    }

    /** Matches claims that were ended by one of the claims that go now. */
    private static Predicate<Claim> endedBy(ClaimSet going) {
        Map<String, Set<Long>> begun = new HashMap<>();
        for (Claim claim : going.all()) {
            begun.computeIfAbsent(claim.attribute() + " " + claim.source(), _ -> new HashSet<>())
                    .add(claim.from());
        }
        return ended -> begun.getOrDefault(ended.attribute() + " " + ended.source(), Set.of())
                .contains(ended.to());
    }

    /** Whether a device had a card that was replaced since. */
    static boolean hadAnother(Asset device) {
        return formerCard(device) != null;
    }

    private static @Nullable Claim formerCard(Asset device) {
        Claim latest = null;
        for (Claim claim : device.claims().all()) {
            boolean isCard = claim.attribute() == Attribute.MAC
                    && claim.voice() != Voice.OTHERS
                    && device.addresses().macs.stream().noneMatch(mac -> mac.text.equals(claim.value()));
            if (isCard && !claim.isOpen() && (latest == null || claim.to() > latest.to())) {
                latest = claim;
            }
        }
        return latest;
    }

    /**
     * A device whose last card became a device of its own has the one again that it had before: that had been replaced.
     */
    static void giveBackFormer(Asset device, AddressBook book) {
        Addresses addresses = device.addresses();
        if (!addresses.macs.isEmpty()) {
            return;
        }
        Claim latest = formerCard(device);
        MacAddress card = latest == null ? null : MacAddress.ofText(latest.value());
        if (latest == null || card == null) {
            return;
        }
        MacRecord mac = book.macOrNew(device.segment(), card);
        if (mac.asset == null) {
            mac.asset = device;
            addresses.macs.add(mac);
        }
        long replaced = latest.to();
        device.claims().reopening().endedAt(Attribute.MAC, replaced);
        Piece.back(device, replaced);
    }

    /** Sets the first frame of the parted device: the card's own first frame, else that of the whole device. */
    static void appear(Asset whole, Asset parted, @Nullable Claim first) {
        Evidence evidence = first == null ? whole.firstEvidence() : first.first();
        if (evidence != null) {
            parted.appear(evidence, first == null ? whole.firstTime() : first.from());
        }
    }
}
