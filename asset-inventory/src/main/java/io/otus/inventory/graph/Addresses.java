package io.otus.inventory.graph;

import io.otus.core.evidence.Evidence;
import io.otus.inventory.claim.Claim;
import io.otus.inventory.claim.Voice;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The addresses that an asset has now. {@link AddressBook} and whoever joins or parts assets change them. Confined to
 * the analysis thread.
 */
public final class Addresses {
    final List<IpRecord> ips = new ArrayList<>(2);
    final List<MacRecord> macs = new ArrayList<>(1);
    /** The address record that the asset was first known by; null where that was a MAC address alone. */
    @Nullable
    IpRecord born;

    Addresses() {}

    /**
     * The present IP address: the one bound or heard latest, IPv4 before IPv6, routable before link-local; null where
     * there is none.
     */
    public @Nullable String ip() {
        IpRecord best = present();
        return best == null ? null : best.text;
    }

    private @Nullable IpRecord present() {
        IpRecord best = null;
        for (IpRecord each : ips) {
            if (best == null || each.preferredTo(best)) {
                best = each;
            }
        }
        return best;
    }

    /** The MAC address of the card that has the {@link #ip() IP address}; where none is known, {@link #mac()}. */
    public @Nullable String macOfIp() {
        IpRecord best = present();
        MacRecord card = best == null ? null : best.mac;
        return card != null && macs.contains(card) && !card.key.mac().isSharedByRouters() ? card.text : mac();
    }

    /** Whether the asset has no other IP address of this one's version, those for the link alone apart. */
    boolean isOnly(IpRecord address) {
        for (int i = 0; i < ips.size(); i++) {
            IpRecord each = ips.get(i);
            if (each != address
                    && each.key.ip().v6() == address.key.ip().v6()
                    && !each.key.ip().isLinkLocal()) {
                return false;
            }
        }
        return true;
    }

    /** The MAC address, one that is lent to the asset last; null where none is its own. */
    public @Nullable String mac() {
        for (MacRecord mac : macs) {
            if (!mac.key.mac().isSharedByRouters()) {
                return mac.text;
            }
        }
        return macs.isEmpty() ? null : macs.getFirst().text;
    }

    /** Whether the asset is known by a network card of its own, and not by an address behind a router alone. */
    public boolean hasCard() {
        return !macs.isEmpty();
    }

    /** Whether one of the MAC addresses forwards for others. */
    public boolean forwards() {
        for (int i = 0; i < macs.size(); i++) {
            if (macs.get(i).router) {
                return true;
            }
        }
        return false;
    }

    /** Frames of hosts that they were seen to forward for. */
    public List<Evidence> forwarded() {
        return macs.stream().flatMap(mac -> mac.forwarded.stream()).toList();
    }

    /**
     * Whether a claim to an address that holds is about one of its own: its own word, or such an address leads to it.
     */
    public boolean areSaidBy(Claim claim) {
        String address = claim.value();
        return claim.voice() != Voice.OTHERS
                || ips.stream().anyMatch(each -> each.text.equals(address))
                || macs.stream().anyMatch(each -> each.text.equals(address));
    }

    /** Whether one is the virtual MAC address of a redundancy group. */
    public boolean holdsVirtual() {
        for (int i = 0; i < macs.size(); i++) {
            if (macs.get(i).key.mac().isSharedByRouters()) {
                return true;
            }
        }
        return false;
    }
}
