package io.otus.inventory.graph;

import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.function.Supplier;

/**
 * Assets that take part in nothing: somebody sent from their addresses, perhaps often, but nothing that they said was
 * understood, they neither asked nor answered anybody, and no person named them. Whoever makes up addresses gets no
 * further than that without an answer, so these make room for others where there are too many assets.
 *
 * <p>First go those to whom nothing was sent and that were heard for a few minutes alone, of these who was silent for
 * longest. To find them takes a look at all assets, so each look picks many, and the next one is due only when so many
 * wanted room since or a minute is over. Confined to the analysis thread.
 */
final class Bystanders {
    /** Most that one look picks. */
    static final int AT_ONCE = 1_024;

    /** Event time after which it is looked again, however few wanted room since: a minute. */
    static final long AGAIN = 60_000_000_000L;

    /** Who was heard over so long a time is picked after those that were not: ten minutes. */
    static final long LASTING = 600_000_000_000L;

    /** Who was heard within the last second is not picked: a frame of it may be what is being told. */
    private static final long JUST_NOW = 1_000_000_000L;

    /**
     * Protocols in which an address is sought, told, leased or tried: a message in them shows of its sender no more
     * than that somebody wrote its address.
     */
    private static final Set<String> OF_ADDRESSES = Set.of("arp", "dhcp", "dhcpv6", "icmp", "icmpv6");

    private final AssetRegistry registry;
    private Supplier<Predicate<Asset>> needed = () -> asset -> false;
    /** As of the latest look. */
    private Predicate<Asset> isNeeded = asset -> false;

    private int wanted = AT_ONCE;
    private long looked;

    Bystanders(AssetRegistry registry) {
        this.registry = registry;
    }

    /**
     * Never picks certain assets.
     *
     * @param whatTells asked at each look for what tells which
     */
    void spare(Supplier<Predicate<Asset>> whatTells) {
        needed = whatTells;
        isNeeded = whatTells.get();
    }

    /** Whether an asset takes part in nothing. */
    boolean include(Asset asset) {
        return asset.appeared()
                && asset.parent() == null
                && asset.services().isEmpty()
                && asset.uses().stream().noneMatch(Bystanders::takesPart)
                && !asset.addresses().forwards()
                && !Newcomers.tellsMore(asset)
                && !isNeeded.test(asset);
    }

    /** Also who asks nobody and is asked by nobody, as one that publishes, where what it says is understood. */
    private static boolean takesPart(ProtocolUse use) {
        boolean isUnderstood = Conversation.isConfirmed(use.protocol()) && !OF_ADDRESSES.contains(use.protocol());
        return isUnderstood || use.asked() > 0 || use.served() > 0;
    }

    /** Somebody wants room: those that are to make it, the first to go first; empty where it is not looked yet. */
    List<Asset> pick(long time) {
        wanted++;
        if (wanted < AT_ONCE && time >= looked && time - looked < AGAIN) {
            return List.of();
        }
        looked = time;
        isNeeded = needed.get();
        List<Asset> picked = registry.all().stream()
                .filter(asset -> time - asset.lastTime() >= JUST_NOW && include(asset))
                .sorted(Comparator.comparingInt(Bystanders::standing)
                        .thenComparingLong(Asset::lastTime)
                        .thenComparing(Asset::id))
                .limit(AT_ONCE)
                .toList();
        wanted = picked.size(); // so many came when their places are taken
        return picked;
    }

    /** The less it has, the sooner it goes: heard for long counts one, being sent something two. */
    private static int standing(Asset asset) {
        int lasting = asset.lastTime() - asset.firstTime() >= LASTING ? 1 : 0;
        return asset.volume().framesReceived() > 0 ? 2 + lasting : lasting;
    }
}
