package io.otus.alert.text;

import io.otus.alert.baseline.AssetModel;
import io.otus.alert.baseline.FactText;
import io.otus.alert.detect.Broken;
import io.otus.alert.detect.Finding;
import io.otus.alert.detect.Kind;
import io.otus.alert.detect.Sighting;
import io.otus.core.event.Origin;
import io.otus.core.net.Endpoint;
import org.jspecify.annotations.Nullable;

/** What a broken rule of a protocol is in words. */
final class AnomalyText {
    private AnomalyText() {}

    static Explanation explain(Finding finding, Broken.Rule broken, Sighting sighting) {
        Origin origin = broken.origin();
        AssetModel sender = sighting.source();
        String id = broken.code().id();
        String who = name(sender, origin.source());
        String whom = name(sighting.target(), origin.destination());
        boolean contradiction = finding.kind() == Kind.SEQ_ANOMALY;
        String seen = contradiction
                ? who + " sent " + origin.protocol() + " to " + whom + " that contradicts what was sent before"
                : who + " sent malformed " + origin.protocol() + " to " + whom;
        String place = broken.offset() > 0 ? " at byte " + broken.offset() : "";
        return new Explanation(
                seen + " (" + id + ")",
                Explainer.text(
                        finding,
                        seen + place + ". The rule that it breaks is " + id + ": "
                                + broken.code().rule() + ".",
                        contradiction
                                ? "what one side sends agrees with what it sent, and with what it was asked."
                                : "messages that keep to the specification.",
                        broken.known()
                                ? who + " is known to do so."
                                : who + " was not known to break this rule before."),
                sender == null ? "anomaly " + who + ' ' + id : FactText.anomaly(FactText.alias(sender), id),
                null,
                id,
                0,
                0,
                DisplayFilter.of(origin));
    }

    private static String name(@Nullable AssetModel asset, Endpoint endpoint) {
        if (asset != null) {
            return asset.name();
        }
        Object address = endpoint.ip() != null ? endpoint.ip() : endpoint.mac();
        return address == null ? "someone" : address.toString();
    }
}
