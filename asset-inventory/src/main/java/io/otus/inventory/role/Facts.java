package io.otus.inventory.role;

import io.otus.core.event.Attribute;
import io.otus.core.evidence.Evidence;
import io.otus.core.net.MacAddress;
import io.otus.inventory.claim.Claim;
import io.otus.inventory.graph.Asset;
import io.otus.inventory.graph.OfferedService;
import io.otus.inventory.graph.Unit;
import io.otus.inventory.vendor.Makers;
import io.otus.inventory.vendor.Readings;
import java.util.List;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What an asset is, offers, has behind it and says of itself, with the frames that show it. Stateless. */
final class Facts {
    private Facts() {}

    static boolean holdsVirtual(Asset asset, List<Evidence> evidence) {
        Claim lent = asset.identity()
                .holding(Attribute.MAC, mac -> MacAddress.parse(mac).isSharedByRouters());
        if (lent != null) {
            evidence.add(lent.first());
        }
        return asset.addresses().holdsVirtual();
    }

    static boolean isBehind(Asset asset, List<Evidence> evidence) {
        Evidence first = asset.firstEvidence();
        if (asset.parent() != null && first != null) {
            evidence.add(first);
        }
        return asset.parent() != null;
    }

    static boolean forwards(Asset asset, List<Evidence> evidence) {
        if (!asset.addresses().forwards()) {
            return false;
        }
        evidence.addAll(asset.addresses().forwarded());
        return true;
    }

    static boolean offersAny(Asset asset, List<Evidence> evidence) {
        if (asset.services().isEmpty()) {
            return false;
        }
        evidence.add(asset.services().getFirst().first());
        return true;
    }

    static boolean offers(Asset asset, Predicate<String> protocol, List<Evidence> evidence) {
        for (OfferedService service : asset.services()) {
            String confirmed = service.protocol();
            if (confirmed != null && protocol.test(confirmed)) {
                evidence.add(service.first());
                return true;
            }
        }
        return false;
    }

    static @Nullable Evidence shownApart(Unit unit) {
        Asset own = unit.asset();
        return own == null ? null : own.firstEvidence();
    }

    static boolean hasUnits(
            Asset asset, int wanted, Function<Unit, @Nullable Evidence> shown, List<Evidence> evidence) {
        int answered = 0;
        for (Unit unit : asset.units()) {
            Evidence first = shown.apply(unit);
            if (first != null && ++answered <= wanted) {
                evidence.add(first);
            }
        }
        return answered >= wanted;
    }

    static boolean says(Asset asset, Words words, List<Evidence> evidence) {
        Attribute attribute = words.attribute();
        String said = asset.identity().stated().get(attribute.key());
        if (said != null && words.pattern().matcher(said).find()) {
            return true;
        }
        // Whatever a person calls it, what it says that it is makes it answer as that.
        if (said != null && attribute != Attribute.TYPE) {
            return false;
        }
        Claim heard = asset.identity().holding(attribute, words);
        if (heard == null) {
            return false;
        }
        evidence.add(heard.first());
        return true;
    }

    /** What a rule wants to be said of an attribute. */
    record Words(Attribute attribute, Pattern pattern) implements Predicate<String> {
        /** Whether a claim says it; a maker may go by any of its spellings. */
        @Override
        public boolean test(String said) {
            return pattern.matcher(Readings.head(said)).find()
                    || (attribute == Attribute.VENDOR
                            && pattern.matcher(Makers.name(said)).find());
        }
    }
}
