package io.otus.inventory.graph;

import io.otus.core.event.Attribute;
import io.otus.core.event.Trust;
import io.otus.core.evidence.Evidence;
import io.otus.core.evidence.EvidenceRequests;
import io.otus.core.evidence.FrameHold;
import io.otus.core.evidence.Purpose;
import io.otus.core.room.Room;
import io.otus.inventory.claim.Claim;
import io.otus.inventory.claim.ClaimSet;
import io.otus.inventory.claim.Sources;
import io.otus.inventory.claim.Statement;
import io.otus.inventory.claim.Voice;
import io.otus.inventory.vendor.OuiTable;
import io.otus.inventory.vendor.Readings;
import java.util.HashSet;
import java.util.Set;

/** Adds claims to assets, keeps the frames of new ones, and reports changes. Confined to the analysis thread. */
final class Statements {
    /** Claims of all assets beyond which an asset may have few only. */
    static final int MAX_CLAIMS = 500_000;

    /** Assets whose latest frames are held; those that were heard of longest ago go first. */
    private static final int MAX_HELD = 16_384;

    /** Most assets for which the sensor reports that not all of their claims are kept. */
    static final int MAX_CROWDED = 16;

    private final GraphListener listener;
    private final Set<String> crowded = new HashSet<>();
    private final EvidenceRequests kept;
    /** The frames that show each asset last: nothing else shows one that falls silent. */
    private final FrameHold latest;

    private final OuiTable vendors;
    private Room room = Room.unbounded();
    private int count;

    Statements(GraphListener listener, EvidenceRequests kept, OuiTable vendors) {
        this.listener = listener;
        this.kept = kept;
        this.latest = kept.hold(MAX_HELD);
        this.vendors = vendors;
    }

    /** Keeps no more from now on than there is room for. */
    void within(Room newRoom) {
        room = newRoom;
    }

    /** Room for frames of what may be kept later. */
    FrameHold hold(int most) {
        return kept.hold(most);
    }

    /** Keeps the frames that show first what others draw conclusions from. */
    void keep(Evidence first) {
        kept.keep(first, Purpose.FACT);
    }

    /** Something was said of an asset. */
    void state(Asset asset, Statement said) {
        note(asset, asset.claims(), said);
    }

    /** Something was said that belongs into this set of an asset's claims. */
    void note(Asset asset, ClaimSet claims, Statement said) {
        int before = claims.all().size();
        long refused = claims.refused();
        ClaimSet.Heard heard = claims.hear(said, count >= MAX_CLAIMS || !room.has(Room.Use.DETAIL));
        if (claims.all().size() > before) { // not where it took the place of an older one
            added(said.time());
        }
        if (before >= ClaimSet.MAX_CLAIMS && claims.refused() > refused) {
            tellCrowded(asset, said.time());
        }
        switch (heard.result()) {
            case CONFIRMED -> {
                asset.touched();
                latest.mark(said.evidence(), asset.identity());
            }
            case REFUSED -> {}
            case ADDED -> {
                asset.changed();
                kept.keep(said.evidence(), Purpose.FACT);
                read(asset, claims, said);
            }
            case CHANGED -> {
                asset.changed();
                kept.keep(said.evidence(), Purpose.FACT);
                read(asset, claims, said);
                Claim earlier = heard.before();
                Claim held = earlier == null || said.voice() == Voice.OTHERS
                        ? null
                        : claims.believed()
                                .heldUntil(earlier, asset.claims().believed().prefixMaker());
                if (held != null && !held.value().equals(said.value())) {
                    listener.changed(asset, said.attribute(), held.value(), said.value(), said.evidence(), said.time());
                }
            }
        }
    }

    private void added(long time) {
        if (++count == MAX_CLAIMS) {
            listener.limit(
                    "claims",
                    "the inventory keeps " + MAX_CLAIMS + " statements; of each asset that has "
                            + ClaimSet.MAX_CLAIMS_WHEN_FULL + " no more are kept",
                    time);
        }
    }

    /** Says once of an asset that not all is kept that is said of it, and of a few assets at most. */
    private void tellCrowded(Asset asset, long time) {
        asset.touched();
        if (crowded.size() < MAX_CROWDED && crowded.add(asset.id())) {
            listener.limit(
                    "claims of " + asset.address(),
                    "more is said of " + asset.address() + " than the " + ClaimSet.MAX_CLAIMS
                            + " statements that are kept of a device; the oldest that hold no more are forgotten",
                    time);
        }
    }

    /** Claims of all assets. */
    int count() {
        return count;
    }

    /** An asset is kept no more. */
    void forgotten(Asset asset) {
        count -= countOf(asset);
    }

    /** An asset is there already, of an earlier run. */
    void restored(Asset asset) {
        count += countOf(asset);
    }

    /** Claims of an asset and of its sub-devices, as far as those are no assets of their own. */
    private static int countOf(Asset asset) {
        int claims = asset.claims().all().size();
        for (Unit unit : asset.units()) {
            claims += unit.claims().all().size();
        }
        return claims;
    }

    /** Adds the claims that a free text holds about maker, model and version; they have the rank of the text. */
    private void read(Asset asset, ClaimSet claims, Statement said) {
        Readings.of(said.attribute(), said.value()).forEach((attribute, value) -> {
            String source = said.source() + Sources.READ_FROM + said.attribute().key();
            note(asset, claims, said.of(attribute, value, source));
        });
    }

    /**
     * Names the maker of a device by its MAC address. Only the owner's: a public address that merely sends from a MAC
     * is most likely behind a router, and waits for a binding.
     */
    void nameMaker(MacRecord mac, Evidence evidence, long time) {
        Asset owner = mac.asset;
        if (mac.vendorNamed || owner == null || mac.key.mac().isSharedByRouters()) {
            return;
        }
        mac.vendorNamed = true;
        String vendor = vendors.vendor(mac.key.mac());
        if (vendor != null) {
            state(
                    owner,
                    new Statement(
                            Attribute.VENDOR,
                            vendor,
                            Sources.MAC_PREFIX,
                            Trust.VENDOR_PREFIX,
                            Voice.OWN_LINK,
                            evidence,
                            time));
            spoken(owner.claims(), Attribute.VENDOR, Sources.MAC_PREFIX, vendor, mac.text);
        }
    }

    /** Notes the network card that made the latest claim, or that the claim is known by. */
    static void spoken(ClaimSet claims, Attribute attribute, String source, String value, String card) {
        Claim claim = claims.open(attribute, source, value);
        if (claim != null) {
            claim.saidBy(card);
        }
    }

    /** Whether a claim was read from the text of another one. */
    static boolean isReadFrom(Claim claim, Claim text) {
        return claim.source().startsWith(text.source() + Sources.READ_FROM)
                && claim.first().equals(text.first());
    }
}
