package io.otus.appliance.explain;

import io.otus.appliance.exit.ExitCode;
import io.otus.appliance.exit.Failure;
import io.otus.appliance.text.CountText;
import io.otus.appliance.text.Printable;
import io.otus.core.event.Attribute;
import io.otus.core.event.EventTime;
import io.otus.core.evidence.Evidence;
import io.otus.inventory.claim.Claim;
import io.otus.inventory.graph.Asset;
import io.otus.inventory.graph.Conclusion;
import io.otus.inventory.graph.Joined;
import io.otus.inventory.graph.OfferedService;
import io.otus.inventory.graph.ProtocolUse;
import io.otus.inventory.output.MissingFacts;
import io.otus.inventory.view.AssetFields;
import io.otus.inventory.view.Belief;
import io.otus.inventory.view.UserValues;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Explains an asset, or one attribute of it: what people say, what was heard, what follows from it, and the frames that
 * show it.
 */
final class AssetExplanation {
    private static final String SERVICE = "service";
    private static final String PROTOCOL = "protocol";
    private static final Set<String> ATTRIBUTES = new TreeSet<>(Stream.of(
                    Arrays.stream(Attribute.values()).map(Attribute::key),
                    Arrays.stream(Conclusion.Kind.values()).map(Conclusion.Kind::key),
                    UserValues.FIELDS.stream(),
                    PresenceExplanation.FIELDS.stream(),
                    Stream.of(SERVICE, PROTOCOL))
            .flatMap(names -> names)
            .toList());

    private final FrameReader frames;
    private final PresenceExplanation presence;

    AssetExplanation(FrameReader frames) {
        this.frames = frames;
        this.presence = new PresenceExplanation(frames);
    }

    /** Everything about an asset: what people state, what was heard, and what is concluded. */
    String whole(Asset asset) {
        StringBuilder text = head(asset);
        asset.identity().stated().entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .forEach(each -> stated(text, each.getKey(), each.getValue()));
        claims(text, asset, asset.identity().claims());
        joined(text, asset);
        conclusions(text, asset.judgements().conclusions());
        return text.toString();
    }

    /**
     * One attribute.
     *
     * @throws Failure if there is none of this name; it says which there are
     */
    String attribute(Asset asset, String name) {
        if (!ATTRIBUTES.contains(name)) {
            throw new Failure(
                    ExitCode.FAILED,
                    "'" + name + "' is no attribute of an asset (there are: " + String.join(", ", ATTRIBUTES) + ")");
        }
        StringBuilder text = head(asset);
        int empty = text.length();
        String said = asset.identity().stated().get(name);
        if (said != null) {
            stated(text, name, said);
        }
        claims(text, asset, claims(asset, name));
        conclusions(
                text,
                asset.judgements().conclusions().stream()
                        .filter(each -> each.kind().key().equals(name))
                        .toList());
        presence.append(text, asset, name);
        if (name.equals(SERVICE)) {
            asset.services().forEach(each -> service(text, each));
        } else if (name.equals(PROTOCOL)) {
            asset.uses().forEach(each -> use(text, each, asset.firstEvidence()));
        } else if (name.equals(Attribute.VLAN.key())) {
            firstVlan(text, asset);
        } else if (name.equals(Attribute.MODEL.key()) && text.length() == empty) {
            text.append(standsForModel(asset));
            claims(text, asset, claims(asset, Attribute.ORDER_NUMBER.key()));
        }
        if (text.length() == empty) {
            text.append(unknown(asset, name));
        }
        return text.toString();
    }

    private static StringBuilder head(Asset asset) {
        String name = String.join(" ", AssetFields.values(asset, "name"));
        return new StringBuilder("asset ")
                .append(asset.id())
                .append(' ')
                .append(Printable.of(asset.address()))
                .append(name.isEmpty() ? "" : " " + Printable.of(name))
                .append('\n');
    }

    private static List<Claim> claims(Asset asset, String field) {
        return asset.identity().claims().stream()
                .filter(each -> each.attribute().key().equals(field))
                .toList();
    }

    private static String standsForModel(Asset asset) {
        return claims(asset, Attribute.ORDER_NUMBER.key()).isEmpty()
                ? ""
                : "no product name is known; the order number stands for it\n";
    }

    private static void stated(StringBuilder text, String field, String value) {
        text.append(field).append(" = ").append(Printable.of(value)).append("  (a person says so)\n");
    }

    private void claims(StringBuilder text, Asset asset, Collection<Claim> claims) {
        Belief belief = Belief.of(asset);
        for (Claim claim : claims) {
            String verdict = belief.of(claim);
            text.append(claim.attribute().key())
                    .append(" = ")
                    .append(Printable.of(claim.value()))
                    .append("  (")
                    .append(claim.source())
                    .append(", trust ")
                    .append(claim.trust().key())
                    .append(", ")
                    .append(CountText.of(claim.count(), "time"))
                    .append(", ")
                    .append(interval(claim))
                    .append(verdict.isEmpty() ? "" : "; " + verdict)
                    .append(")\n");
            frames.append(text, "first shown by", claim.first());
        }
    }

    private static String interval(Claim claim) {
        return "first seen " + EventTime.brief(claim.from()) + ", last seen " + EventTime.brief(claim.lastTime())
                + (claim.isOpen() ? "" : ", held until " + EventTime.brief(claim.to()));
    }

    private void joined(StringBuilder text, Asset asset) {
        for (Joined each : asset.identity().unions().all()) {
            text.append("joined = ")
                    .append(each.id())
                    .append(' ')
                    .append(Printable.of(each.addresses()))
                    .append("  (")
                    .append(each.reason())
                    .append(each.time() == 0 ? "" : ", " + EventTime.brief(each.time()))
                    .append(")\n");
            frames.append(text, "shown by", each.evidence());
        }
    }

    private void conclusions(StringBuilder text, Collection<Conclusion> conclusions) {
        for (Conclusion conclusion : conclusions) {
            text.append(conclusion.kind().key())
                    .append(" = ")
                    .append(Printable.of(conclusion.value()))
                    .append("  (a rule: ")
                    .append(Printable.of(conclusion.reason()))
                    .append(")\n");
            for (Evidence each : conclusion.evidence()) {
                frames.append(text, "drawn from", each);
            }
        }
    }

    private void service(StringBuilder text, OfferedService service) {
        text.append("service = ").append(service.describe()).append('\n');
        frames.append(text, "first answer", service.first());
    }

    /**
     * Explains the use of a protocol. An asset that neither asks nor answers in it is shown by what it sends to all.
     */
    private void use(StringBuilder text, ProtocolUse use, @Nullable Evidence first) {
        text.append("protocol = ")
                .append(use.protocol())
                .append("  (asked ")
                .append(CountText.of(use.asked(), "time"))
                .append(", answered or told ")
                .append(CountText.of(use.served(), "time"))
                .append(")\n");
        frames.append(text, "first question", use.firstAsked());
        frames.append(text, "first answer", use.firstServed());
        if (use.firstAsked() == null && use.firstServed() == null) {
            Evidence spoken = use.firstSpoken();
            frames.append(text, spoken == null ? "its first frame" : "first message", spoken == null ? first : spoken);
        }
    }

    /** A VLAN that it was heard on later is a claim of its own. */
    private void firstVlan(StringBuilder text, Asset asset) {
        Set<String> claimed =
                claims(asset, Attribute.VLAN.key()).stream().map(Claim::value).collect(Collectors.toSet());
        List<String> others = AssetFields.values(asset, Attribute.VLAN.key()).stream()
                .filter(vlan -> !claimed.contains(vlan))
                .toList();
        for (String vlan : others) {
            text.append("vlan = ").append(vlan).append("  (the tag of its frames)\n");
        }
        frames.append(text, "its first frame", others.isEmpty() ? null : asset.firstEvidence());
    }

    private static String unknown(Asset asset, String field) {
        for (MissingFacts.Missing missing : MissingFacts.shipped().of(asset)) {
            if (missing.attribute().equals(field)) {
                return field + " is not known; what would tell it: " + missing.wouldTell() + "\n";
            }
        }
        return "nothing is known of its " + field.replace('_', ' ') + "\n";
    }
}
