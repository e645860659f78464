package io.otus.alert.text;

import io.otus.alert.baseline.AssetModel;
import io.otus.alert.baseline.Baseline;
import io.otus.alert.baseline.Conversation;
import io.otus.alert.baseline.Fact;
import io.otus.alert.baseline.FactText;
import io.otus.alert.baseline.PointSet;
import io.otus.alert.baseline.ValueSet;
import io.otus.alert.detect.Broken;
import io.otus.alert.detect.Finding;
import io.otus.alert.detect.Sighting;
import io.otus.core.event.Operation;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Explains findings. Runs once per alert, not per finding. Confined to the analysis thread. */
public final class Explainer {
    private final Baseline baseline;

    /** Explains against this baseline. */
    public Explainer(Baseline baseline) {
        this.baseline = baseline;
    }

    /** Puts a finding into words. */
    public Explanation explain(Finding finding, Sighting sighting) {
        return switch (finding.broken()) {
            case Broken.Presence it -> presence(finding, it);
            case Broken.RoleOf it -> role(finding, it, sighting);
            case Broken.Link it -> link(finding, it, sighting);
            case Broken.Function it -> function(finding, it, sighting);
            case Broken.Points it -> points(finding, it, sighting);
            case Broken.Value it -> value(finding, it, sighting);
            case Broken.DangerousAct it -> act(finding, it, sighting);
            case Broken.Program it -> ProgramText.explain(finding, it, sighting);
            case Broken.Sweep it -> sweep(finding, it, sighting);
            case Broken.Binding it -> binding(finding, it, sighting);
            case Broken.Rule it -> AnomalyText.explain(finding, it, sighting);
            case Broken.Hearing it -> hearing(finding, it);
        };
    }

    /** {@code holding 100..139}, {@code coil 23}, or the name of a named point. */
    public static String range(String space, long first, long last) {
        return Expected.range(space, first, last);
    }

    private Explanation presence(Finding finding, Broken.Presence broken) {
        AssetModel asset = broken.asset();
        String where = addresses(asset);
        long known = baseline.assets().stream()
                .filter(each -> each.presence() != null && each.presence().isKnown())
                .count();
        return new Explanation(
                "New device " + asset.name() + where,
                text(
                        finding,
                        asset.name() + where + " was heard for the first time.",
                        "one of the " + known + " devices of the baseline.",
                        "this device was never seen before."),
                FactText.presence(FactText.alias(asset)),
                known + " known devices",
                asset.name() + where,
                0,
                0,
                DisplayFilter.of(asset.address().ip(), asset.address().mac()));
    }

    private static String addresses(AssetModel asset) {
        String ip = asset.address().ip();
        String mac = asset.address().mac();
        boolean isNewMac = mac != null && !mac.equals(asset.name());
        String both = (ip == null || ip.equals(asset.name()) ? "" : ip + " ") + (isNewMac ? mac : "");
        int vlan = asset.address().vlan();
        String all = vlan == 0 ? both.strip() : (both.strip() + " VLAN " + vlan).strip();
        return all.isEmpty() ? "" : " (" + all + ")";
    }

    private static Explanation role(Finding finding, Broken.RoleOf broken, Sighting sighting) {
        AssetModel asset = broken.asset();
        String name = asset.name();
        List<String> roles = Expected.roles(asset, broken.protocol());
        String now = name + " acts as " + broken.role().noun() + " in " + broken.protocol();
        AssetModel target = sighting.target();
        String with = target == null || target == asset ? "" : " towards " + target.name();
        Fact presence = asset.presence();
        boolean knownAsset = presence != null && presence.isKnown();
        return new Explanation(
                now + " for the first time",
                text(
                        finding,
                        now + with + ": " + service(sighting) + ".",
                        "roles of " + name + " in " + broken.protocol() + ": " + Wording.list(roles) + ".",
                        knownAsset
                                ? "the device is known (" + Expected.authority(presence) + "), this role of it is not."
                                : "the device itself is new here."),
                FactText.role(FactText.alias(asset), broken.role(), broken.protocol()),
                Wording.list(roles),
                broken.role().key(),
                knownAsset && presence != null ? presence.firstTime() : 0,
                0,
                filter(sighting));
    }

    private Explanation link(Finding finding, Broken.Link broken, Sighting sighting) {
        Conversation conversation = broken.conversation();
        List<String> clients = baseline.conversations().stream()
                .filter(each -> each.server() == conversation.server()
                        && each.protocol().equals(conversation.protocol())
                        && each.unit().equals(conversation.unit()))
                .filter(each -> each.link() != null && each.link().isKnown())
                .map(each -> each.client().name())
                .distinct()
                .toList();
        String who = place(conversation);
        return new Explanation(
                conversation.client().name() + " talks to " + who + " in " + conversation.protocol()
                        + " for the first time",
                text(
                        finding,
                        conversation.client().name() + " asked " + who + ": " + service(sighting) + ".",
                        "known " + conversation.protocol() + " clients of " + who + ": " + Wording.list(clients) + ".",
                        "this conversation was never seen before."),
                FactText.conversation(conversation) + " link",
                Wording.list(clients),
                conversation.client().name(),
                0,
                0,
                filter(sighting));
    }

    private static Explanation function(Finding finding, Broken.Function broken, Sighting sighting) {
        Conversation conversation = broken.conversation();
        List<String> known = Expected.functions(conversation);
        String service = Wording.service(broken.service());
        Fact link = conversation.link();
        return new Explanation(
                conversation.client().name() + " used " + service + " on " + place(conversation)
                        + " for the first time",
                text(
                        finding,
                        conversation.client().name() + " asked " + place(conversation) + " for " + service + ".",
                        "functions of this conversation: " + Wording.list(known) + ".",
                        history(conversation, sighting) + " never used this function."),
                FactText.conversation(conversation)
                        + ' '
                        + FactText.function(broken.service().key()),
                Wording.list(known),
                service,
                link == null ? 0 : link.firstTime(),
                0,
                filter(sighting));
    }

    private Explanation points(Finding finding, Broken.Points broken, Sighting sighting) {
        Conversation conversation = broken.conversation();
        PointSet set = broken.written() ? conversation.writes() : conversation.reads();
        String range = Expected.range(broken.space(), broken.first(), broken.last());
        List<String> known = Expected.points(set, broken.space());
        long count = Expected.count(set, broken.space());
        String verb = broken.written() ? "wrote" : "read";
        String history = history(conversation, sighting) + " made " + count + ' '
                + (broken.written() ? "writes" : "reads") + " of known points in this table"
                + (broken.written() ? "; learned writers of this point: " + writers(broken) : "") + '.'
                + (broken.coalesced()
                        ? " The learned ranges were joined across gaps and are wider than what was seen."
                        : "");
        Fact link = conversation.link();
        return new Explanation(
                conversation.client().name() + ' ' + verb + ' ' + range + " of " + place(conversation)
                        + " for the first time",
                text(
                        finding,
                        conversation.client().name() + ' ' + verb + ' ' + range + " of " + place(conversation)
                                + " with " + service(sighting) + ".",
                        "points that it " + (broken.written() ? "writes" : "reads") + " here: " + Wording.list(known)
                                + ".",
                        history),
                FactText.conversation(conversation)
                        + ' '
                        + FactText.points(broken.written(), broken.space(), broken.first(), broken.last()),
                Wording.list(known),
                range,
                link == null ? 0 : link.firstTime(),
                0,
                filter(sighting));
    }

    private String writers(Broken.Points broken) {
        Conversation conversation = broken.conversation();
        return Wording.list(baseline
                .knownWriters(
                        conversation.server(),
                        conversation.protocol(),
                        conversation.unit(),
                        broken.space(),
                        broken.first())
                .stream()
                .map(AssetModel::name)
                .toList());
    }

    private static Explanation value(Finding finding, Broken.Value broken, Sighting sighting) {
        Conversation conversation = broken.conversation();
        String point = Expected.range(broken.space(), broken.index(), broken.index());
        String value = broken.values().text(broken.at());
        ValueSet expected = broken.expected();
        String allowed = expected == null ? "none" : expected.text();
        Fact fact = finding.fact();
        long count = fact == null || expected == null ? 0 : fact.count();
        return new Explanation(
                conversation.client().name() + " wrote " + value + " to " + point + " of " + place(conversation)
                        + ", outside " + (expected == null ? "all that is known" : allowed),
                text(
                        finding,
                        conversation.client().name() + " wrote " + value + " to " + point + " of " + place(conversation)
                                + " with " + service(sighting) + ".",
                        "values that it writes there: " + allowed + " (" + Expected.authority(fact) + ").",
                        history(conversation, sighting) + " wrote this point " + Wording.times(count) + '.'),
                FactText.conversation(conversation) + " value " + point,
                allowed,
                value,
                fact == null ? 0 : fact.firstTime(),
                count,
                filter(sighting));
    }

    private static Explanation act(Finding finding, Broken.DangerousAct broken, Sighting sighting) {
        Operation operation = sighting.operation();
        AssetModel client = broken.client();
        AssetModel server = broken.server();
        String who = client != null
                ? client.name()
                : operation == null ? "someone" : address(operation.client().ip());
        String whom = server != null
                ? server.name()
                : operation == null ? "all" : address(operation.server().ip());
        String place = operation == null ? whom : Wording.withUnit(whom, operation.unit());
        String deed = Wording.deed(broken.service());
        String protocol = operation == null ? "" : operation.protocol();
        return new Explanation(
                who + " asked " + place + " to " + deed,
                text(
                        finding,
                        who + " sent " + Wording.service(broken.service()) + " to " + place + " in " + protocol + ".",
                        "nothing: such an act is reported whoever does it, learned or not.",
                        broken.known()
                                ? "this conversation is known to do it."
                                : "this conversation is not known to do it."),
                FactText.conversation(who, whom, protocol, operation == null ? "" : operation.unit()) + " act "
                        + broken.service().action().key() + ' '
                        + broken.service().dangerous().name().toLowerCase(Locale.ROOT),
                null,
                Wording.service(broken.service()),
                0,
                0,
                filter(sighting));
    }

    private static Explanation sweep(Finding finding, Broken.Sweep broken, Sighting sighting) {
        Conversation conversation = broken.conversation();
        String client = conversation.client().name();
        return new Explanation(
                client + " tries one function after the other on " + place(conversation),
                text(
                        finding,
                        client + " used " + broken.services() + " functions on " + place(conversation)
                                + " within five minutes that it never used before, the latest one "
                                + service(sighting) + ".",
                        "functions of this conversation: " + Wording.list(Expected.functions(conversation)) + ".",
                        history(conversation, sighting) + " never did so."),
                FactText.conversation(conversation) + " sweep",
                null,
                broken.services() + " new functions",
                0,
                0,
                filter(sighting));
    }

    private static Explanation binding(Finding finding, Broken.Binding broken, Sighting sighting) {
        AssetModel victim = sighting.target();
        String whose = victim == null || victim.name().equals(broken.ip())
                ? broken.ip()
                : broken.ip() + " of " + victim.name();
        return new Explanation(
                broken.claimant() + " claims the address " + whose,
                text(
                        finding,
                        broken.claimant() + " says that it is " + broken.ip() + ", which " + broken.owner()
                                + " says as well; it claims "
                                + (broken.claims() == 1
                                        ? "no other address of another device."
                                        : broken.claims() + " addresses of other devices."),
                        "one owner for an address at a time.",
                        "the address belonged to " + broken.owner() + " until now."),
                "binding " + broken.ip() + ' ' + broken.claimant(),
                null,
                broken.claimant(),
                0,
                0,
                "arp && eth.addr == " + broken.claimant());
    }

    private static Explanation hearing(Finding finding, Broken.Hearing broken) {
        return new Explanation(
                "Sensor: " + broken.health().text(),
                text(finding, broken.health().text(), "the sensor hears all traffic of its interfaces.", ""),
                "sensor " + broken.health().kind() + ' ' + broken.health().subject(),
                null,
                broken.health().text(),
                0,
                0,
                "");
    }

    /** {@code In 7 d 3 h this conversation}; the count follows. */
    private static String history(Conversation conversation, Sighting sighting) {
        Fact link = conversation.link();
        if (link == null || link.firstTime() == 0) {
            return "this conversation (" + Expected.authority(link) + ")";
        }
        return "in " + Wording.duration(sighting.time() - link.firstTime()) + " this conversation ("
                + Expected.authority(link) + ")";
    }

    static String text(Finding finding, String seen, String expected, String history) {
        StringBuilder text = new StringBuilder("Seen: ").append(seen);
        text.append("\nExpected: ").append(expected);
        if (!history.isEmpty()) {
            text.append("\nHistory: ").append(history);
        }
        text.append("\nSeverity: ").append(finding.severity().key());
        if (finding.reason().isEmpty()) {
            text.append(", as always for ").append(finding.kind()).append('.');
        } else {
            text.append(". ").append(finding.reason());
        }
        return text.append("\nTo do: ").append(Advice.of(finding.kind())).toString();
    }

    private static String place(Conversation conversation) {
        return Wording.withUnit(conversation.server().name(), conversation.unit());
    }

    private static String service(Sighting sighting) {
        Operation operation = sighting.operation();
        return operation == null ? "no operation" : Wording.service(operation.service());
    }

    static String filter(Sighting sighting) {
        Operation operation = sighting.operation();
        return operation == null ? "" : DisplayFilter.of(operation);
    }

    private static String address(@Nullable Object ip) {
        return ip == null ? "everyone" : ip.toString();
    }
}
