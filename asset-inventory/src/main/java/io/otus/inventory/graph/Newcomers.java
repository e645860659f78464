package io.otus.inventory.graph;

import io.otus.core.evidence.Evidence;
import io.otus.core.time.Nanos;
import io.otus.inventory.claim.Accounts;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Assets that were heard at one moment only: they answered nobody, and were not heard a second time. A real device is
 * confirmed by its next frame; an address that somebody made up never is.
 *
 * <p>While there are few, they are assets like others. When more come at once than a plant has newcomers, the oldest
 * are dismissed: each is counted in the {@link AddressFlood flood} of its segment and is no longer an asset. So a flood
 * neither fills the inventory nor keeps out those that come after it. Assets that stated more than their addresses are
 * dismissed last. A dismissed address that is heard again is an asset at once. When no newcomer is left to make room,
 * {@link Bystanders} do. Those that came with a flood count as its addresses; the number of the others is reported now
 * and then. Confined to the analysis thread.
 */
final class Newcomers {
    /** A frame so long after the first confirms that somebody has the address: a second. */
    static final long AGAIN = Nanos.SECOND;

    /** The time within which too many newcomers are a flood: a minute. */
    static final long PROBATION = Nanos.MINUTE;

    /** Most newcomers within {@link #PROBATION}. */
    static final int MAX_AT_ONCE = 1_024;

    /** Most assets that were heard at one moment longer ago. */
    static final int MAX_HEARD_ONCE = 4_096;

    /** Dismissed addresses that are known again: at least so many, at most twice as many. */
    static final int MAX_REMEMBERED = 32_768;

    /** Shortest time between two reports of assets that made room outside of floods: an hour. */
    private static final long TOLD_AGAIN = Nanos.HOUR;

    /** Places for assets that newcomers must leave free. */
    private static final int RESERVE = 64;

    private final AssetRegistry registry;
    private final Dismissal dismissal;
    private final GraphListener listener;
    private final Floods floods = new Floods();
    private final LinkedHashSet<Asset> fresh = new LinkedHashSet<>();
    private final LinkedHashSet<Asset> heardOnce = new LinkedHashSet<>();
    private final Bystanders bystanders;
    /** Newcomers for which room was made already: how tight it is shows anew only now and then. */
    private int spare;

    /** Ids, and whether they count in a flood. */
    private Map<String, Boolean> dismissed = new HashMap<>();

    private Map<String, Boolean> dismissedBefore = new HashMap<>();
    /** Bystanders that made room since the last report, without those that count in a flood. */
    private int madeRoom;

    private long roomTold = Long.MIN_VALUE;

    Newcomers(AssetRegistry registry, Dismissal dismissal, Traits traits, GraphListener listener) {
        this.registry = registry;
        this.dismissal = dismissal;
        this.listener = listener;
        this.bystanders = new Bystanders(registry, traits);
    }

    /** The assets that make room when no newcomer is left. */
    Bystanders bystanders() {
        return bystanders;
    }

    Floods floods() {
        return floods;
    }

    /** An asset appeared. Returns whether that is to be emitted now. */
    boolean admit(Asset asset, long time) {
        Boolean counted = dismissed.remove(asset.id());
        if (counted == null) {
            counted = dismissedBefore.remove(asset.id());
        }
        if (counted != null) {
            if (counted) {
                floods.takeBack(asset.segment());
            }
            makeRoom(asset, time);
            return true;
        }
        asset.confirmed(false);
        fresh.add(asset);
        boolean quiet = floods.isGoing(asset.segment());
        if (quiet) {
            asset.untold(true);
        }
        while (fresh.size() > MAX_AT_ONCE) {
            leave(fresh.removeFirst(), time);
        }
        makeRoom(asset, time);
        return !quiet;
    }

    private void makeRoom(Asset last, long time) {
        int gone = 1;
        while (gone > 0 && isCrowded()) {
            gone = dismissOldest(last, time);
        }
        if (spare > 0) {
            spare--;
        } else if (gone > 0 && registry.isTight()) {
            spare = Math.max(0, dismissOldest(last, time) - 1);
        }
    }

    private boolean isCrowded() {
        return registry.size() > AssetRegistry.MAX_ASSETS - RESERVE;
    }

    /**
     * Makes room by who takes part in nothing, and only where there is nobody by who was heard at one moment; how many
     * are gone.
     */
    private int dismissOldest(Asset last, long time) {
        LinkedHashSet<Asset> from = heardOnce.isEmpty() ? fresh : heardOnce;
        Asset oldest = from.isEmpty() || from.getFirst() == last ? null : from.getFirst();
        boolean tellsMore = oldest == null || !bystanders.include(oldest) || bystanders.isUnderstood(oldest);
        int gone = tellsMore ? dismissBystanders(oldest == null, time) : 0;
        if (gone == 0 && oldest != null) {
            dismiss(oldest, time);
            gone = 1;
        }
        return gone;
    }

    private int dismissBystanders(boolean understoodToo, long time) {
        List<Asset> picked = bystanders.pick(understoodToo, time);
        for (Asset asset : picked) {
            if (floods.covers(asset.segment(), asset.firstTime())) {
                dismiss(asset, time);
            } else {
                madeRoom++;
                forget(asset, false);
            }
        }
        return picked.size();
    }

    /**
     * The addresses of an asset certainly belong to somebody. Returns whether its appearance is still to be emitted.
     */
    boolean confirm(Asset asset) {
        certain(asset);
        if (!asset.isUntold()) {
            return false;
        }
        asset.untold(false);
        return true;
    }

    private void certain(Asset asset) {
        if (!asset.isConfirmed()) {
            asset.confirmed(true);
            fresh.remove(asset);
            heardOnce.remove(asset);
        }
    }

    /**
     * Called before two assets are joined. If the appearance of the one that stays was not emitted, its next frame does
     * that.
     */
    void joined(Asset kept, Asset gone) {
        boolean confirms = gone.appeared() && gone.isConfirmed();
        certain(gone);
        if (confirms) {
            certain(kept);
        }
    }

    /**
     * Whether a further frame of an asset, at this time, confirms it, or is the one with which its appearance is
     * emitted.
     */
    static boolean settles(Asset asset, long time) {
        return asset.isConfirmed() ? asset.isUntold() : time - asset.firstTime() >= AGAIN;
    }

    /** An asset was parted. The new one is no better confirmed than the first. */
    void parted(Asset whole, Asset parted) {
        if (!whole.isConfirmed()) {
            parted.confirmed(false);
            heardOnce.add(parted);
        }
    }

    /** Event time moved on: who was not heard again for a while is dismissed with a flood, and else stays. */
    void clock(long time) {
        while (!fresh.isEmpty() && time - fresh.getFirst().firstTime() >= PROBATION) {
            Asset asset = fresh.removeFirst();
            if (floods.covers(asset.segment(), asset.firstTime())) {
                leave(asset, time);
            } else {
                rest(asset, time);
            }
        }
        if (isCrowded()) {
            var _ = dismissBystanders(fresh.isEmpty() && heardOnce.isEmpty(), time);
        }
        floods.takeOver(time).forEach(flood -> listener.flood(flood, false, time));
        if (madeRoom > 0 && (roomTold == Long.MIN_VALUE || time - roomTold >= TOLD_AGAIN)) {
            listener.madeRoom(madeRoom, time);
            madeRoom = 0;
            roomTold = time;
        }
    }

    private void leave(Asset asset, long time) {
        if (tellsMore(asset)) {
            rest(asset, time);
        } else {
            dismiss(asset, time);
        }
    }

    private void rest(Asset asset, long time) {
        heardOnce.add(asset);
        while (heardOnce.size() > MAX_HEARD_ONCE) {
            dismiss(heardOnce.getFirst(), time);
        }
    }

    private void dismiss(Asset asset, long time) {
        Evidence evidence = asset.firstEvidence();
        if (evidence != null) {
            @Nullable AddressFlood begun = floods.add(asset.segment(), asset.firstTime(), evidence, time);
            if (begun != null) {
                listener.flood(begun, true, time);
            }
        }
        forget(asset, true);
    }

    private void forget(Asset asset, boolean counted) {
        fresh.remove(asset);
        heardOnce.remove(asset);
        if (dismissed.size() >= MAX_REMEMBERED) {
            dismissedBefore = dismissed;
            dismissed = new HashMap<>();
        }
        dismissed.put(asset.id(), counted);
        dismissal.dismiss(asset);
    }

    /** Whether an asset is one address of a flood that is not dismissed yet: it counts there, and is not shown. */
    boolean isOfFlood(Asset asset) {
        return !asset.isConfirmed() && floods.covers(asset.segment(), asset.firstTime()) && !tellsMore(asset);
    }

    /** Whether it stated anything but its addresses. */
    static boolean tellsMore(Asset asset) {
        return Accounts.tellMoreThanAddresses(asset.claims()) || !asset.units().isEmpty();
    }

    /** Takes up assets that an earlier run had not confirmed. */
    void restore(List<Asset> unconfirmed) {
        unconfirmed.stream()
                .sorted(Comparator.comparingLong(Asset::firstTime).thenComparing(Asset::id))
                .forEach(heardOnce::add);
    }
}
