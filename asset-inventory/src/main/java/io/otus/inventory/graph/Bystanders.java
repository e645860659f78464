package io.otus.inventory.graph;

import io.otus.core.time.Nanos;
import java.util.Comparator;
import java.util.List;
import java.util.function.Predicate;
import java.util.function.Supplier;

/**
 * Assets that take part in nothing: somebody sent from their addresses, perhaps often, but they neither asked nor
 * answered anybody, and no person named them. Whoever makes up addresses gets no further than that without an answer,
 * so these make room for others where there are too many assets.
 *
 * <p>First go those to whom nothing was sent and that were heard for a few minutes alone, of these who was silent for
 * longest; last those that said what is understood, as who publishes does, of these who said least: a datagram or two
 * in a known protocol are as easily made up as addresses are. To find them takes a look at all assets, so each look
 * picks many, and the next one is due only when so many wanted room since or a minute is over. Confined to the analysis
 * thread.
 */
final class Bystanders {
    /** Most that one look picks. */
    static final int AT_ONCE = 1_024;

    /** Event time after which it is looked again, however few wanted room since: a minute. */
    static final long AGAIN = Nanos.MINUTE;

    /** Assets that were heard over at least this long are picked after the others: ten minutes. */
    static final long LASTING = 10 * Nanos.MINUTE;

    /** Assets that were heard within this time are not picked: their frame may be the one being processed. */
    private static final long JUST_NOW = Nanos.SECOND;

    /** Standing of those that said what is understood, above that of all others. */
    private static final int UNDERSTOOD = 4;

    private static final Comparator<Ranked> FIRST_TO_GO = Comparator.comparingInt(Ranked::standing)
            .thenComparingInt(Ranked::said)
            .thenComparingLong(each -> each.asset.lastTime())
            .thenComparing(each -> each.asset.id());

    private final AssetRegistry registry;
    private final Traits traits;
    private Supplier<Predicate<Asset>> needed = () -> asset -> false;
    /** The spared assets, as of the latest look. */
    private Predicate<Asset> isNeeded = asset -> false;

    private int wanted = AT_ONCE;
    private long looked;

    /**
     * An asset that may go. The less it has, the sooner it goes: heard for long counts one, being sent something two,
     * and what is understood more than both. Who makes up addresses can let one send to another: of those that are
     * understood it counts nothing.
     *
     * @param said how much it said, in powers of two; 0 where nothing is understood
     */
    private record Ranked(Asset asset, int standing, int said) {
        static Ranked of(Asset asset, boolean isUnderstood) {
            int lasting = asset.lastTime() - asset.firstTime() >= LASTING ? 1 : 0;
            if (isUnderstood) {
                int said = Long.SIZE - Long.numberOfLeadingZeros(asset.volume().framesSent());
                return new Ranked(asset, UNDERSTOOD + lasting, said);
            }
            return new Ranked(asset, asset.volume().framesReceived() > 0 ? 2 + lasting : lasting, 0);
        }
    }

    Bystanders(AssetRegistry registry, Traits traits) {
        this.registry = registry;
        this.traits = traits;
    }

    /**
     * Sets the assets that are never picked.
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
                && asset.uses().stream().allMatch(use -> use.asked() == 0 && use.served() == 0)
                && !(asset.addresses().forwards() && asset.addresses().ip() != null)
                && !Newcomers.tellsMore(asset)
                && !isNeeded.test(asset);
    }

    /** Whether what an asset says is understood and tells more than addresses. */
    boolean isUnderstood(Asset asset) {
        return asset.uses().stream()
                .map(ProtocolUse::protocol)
                .anyMatch(protocol -> ProtocolUse.isConfirmed(protocol) && traits.tellsMoreThanAddresses(protocol));
    }

    /**
     * Somebody wants room: those that are to make it, the first to go first; empty where it is not looked yet.
     *
     * @param understoodToo also of those that said what is understood
     */
    List<Asset> pick(boolean understoodToo, long time) {
        wanted++;
        if (wanted < AT_ONCE && time >= looked && time - looked < AGAIN) {
            return List.of();
        }
        looked = time;
        isNeeded = needed.get();
        List<Asset> picked = registry.all().stream()
                .filter(asset -> time - asset.lastTime() >= JUST_NOW && include(asset))
                .map(asset -> Ranked.of(asset, isUnderstood(asset)))
                .filter(each -> understoodToo || each.standing < UNDERSTOOD)
                .sorted(FIRST_TO_GO)
                .limit(AT_ONCE)
                .map(Ranked::asset)
                .toList();
        wanted = picked.size(); // so many came when their places are taken
        return picked;
    }
}
