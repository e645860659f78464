package io.otus.inventory.graph;

import io.otus.core.evidence.Evidence;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Which other assets became part of one. Confined to the analysis thread. */
public final class Unions {
    /** Most joined assets whose reason is kept; of more the earliest are left out. */
    static final int MAX_JOINED = 32;

    /** Most former ids; of more the earliest are left out. */
    static final int MAX_FORMER_IDS = 256;

    private final Asset asset;
    private List<Joined> joined = List.of();
    private List<String> formerIds = List.of();

    Unions(Asset asset) {
        this.asset = asset;
    }

    /** How others became part of it, in the order in which they did: what had shown to be there before. */
    public List<Joined> all() {
        return joined;
    }

    /** The ids by which it was known too: of those that became part of it. */
    public List<String> formerIds() {
        return formerIds;
    }

    /** All ids by which the asset is found, its own first. */
    public Stream<String> ids() {
        return Stream.concat(Stream.of(asset.id()), formerIds.stream());
    }

    void add(Joined one) {
        joined = latest(joined, one, MAX_JOINED);
    }

    /** Corrects the reason why the asset with this address became part of this one. */
    void explain(String address, String reason, long time, @Nullable Evidence shown) {
        joined = joined.stream()
                .map(each -> List.of(each.addresses().split(" ", -1)).contains(address)
                        ? new Joined(each.id(), each.addresses(), reason, time, shown)
                        : each)
                .toList();
    }

    /** Adds a further id of the asset. */
    void alsoKnownBy(String id) {
        formerIds = latest(formerIds, id, MAX_FORMER_IDS);
    }

    private static <T> List<T> latest(List<T> known, T one, int most) {
        List<T> more = new ArrayList<>(known);
        more.add(one);
        return List.copyOf(more.subList(Math.max(0, more.size() - most), more.size()));
    }

    /**
     * Moves the asset that had this address when it became part of this one to another asset, which has the address
     * now.
     */
    void part(String address, Unions to) {
        for (Joined each : joined) {
            if (List.of(each.addresses().split(" ", -1)).contains(address)) {
                joined = joined.stream().filter(other -> !other.equals(each)).toList();
                formerIds =
                        formerIds.stream().filter(id -> !id.equals(each.id())).toList();
                to.alsoKnownBy(each.id());
            }
        }
    }

    /** Takes over everything that had become part of another asset. */
    void absorb(Unions others) {
        others.joined.forEach(this::add);
        others.formerIds.forEach(this::alsoKnownBy);
    }
}
