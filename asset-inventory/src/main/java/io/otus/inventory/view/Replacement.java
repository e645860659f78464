package io.otus.inventory.view;

import io.otus.core.event.Attribute;
import io.otus.core.net.MacAddress;
import io.otus.inventory.claim.Claim;
import io.otus.inventory.graph.Asset;
import java.util.Comparator;
import org.jspecify.annotations.Nullable;

/** Which network card came in the place of another one of a device. */
public final class Replacement {
    private Replacement() {}

    /**
     * The MAC address that came in the place of the one that is the device's own no more: of those that it had when the
     * other one ceased to be, and still had behind that, the latest. Null where there is none, and of addresses that
     * routers share, which go from one to the other.
     *
     * @param ended the claim to the former one
     */
    public static @Nullable String of(Asset asset, Claim ended) {
        if (!isCard(ended) || ended.isOpen()) {
            return null;
        }
        return asset.identity().claims().stream()
                .filter(each -> isCard(each) && !each.value().equals(ended.value()))
                .filter(each -> each.from() > ended.from() && each.from() <= ended.to())
                .filter(each -> each.isOpen() || each.to() > ended.to())
                .max(Comparator.comparingLong(Claim::from))
                .map(Claim::value)
                .orElse(null);
    }

    private static boolean isCard(Claim claim) {
        MacAddress mac = claim.attribute() == Attribute.MAC ? MacAddress.ofText(claim.value()) : null;
        return mac != null && !mac.isSharedByRouters();
    }
}
