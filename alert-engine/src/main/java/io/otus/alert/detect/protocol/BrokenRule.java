package io.otus.alert.detect.protocol;

import io.otus.alert.baseline.AssetModel;
import io.otus.alert.baseline.AssetNames;
import io.otus.alert.baseline.Baseline;
import io.otus.alert.baseline.FactText;
import io.otus.alert.detect.Broken;
import io.otus.alert.detect.Cause;
import io.otus.alert.detect.Finding;
import io.otus.alert.detect.Kind;
import io.otus.alert.detect.Sighting;
import io.otus.alert.text.DisplayFilter;
import io.otus.alert.text.Wording;
import io.otus.alert.text.Words;
import io.otus.core.event.Action;
import io.otus.core.event.AnomalyCode;
import io.otus.core.event.AnomalySeen;
import io.otus.core.event.Origin;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A sender broke a rule of a protocol.
 *
 * @param event the message, and the rule that it breaks
 * @param known whether the sender is known to break it
 * @param as the device in whose name another one sent it, from its own card; null if the sender used its own name
 */
record BrokenRule(
        AnomalySeen event, boolean known, @Nullable String as) implements Broken {
    @Override
    public Words words(Finding finding, Sighting sighting, Baseline baseline) {
        AssetModel sender = sighting.source();
        Origin origin = event.origin();
        AnomalyCode code = event.code();
        String id = code.id();
        String who = Wording.name(sender, origin.source());
        String whom = Wording.name(sighting.target(), origin.destination());
        boolean contradiction = finding.kind() == Kind.SEQ_ANOMALY;
        String seen = switch (finding.kind()) {
            case SEQ_ANOMALY ->
                who + " sent " + origin.protocol() + (as == null ? "" : " as " + as) + " to " + whom
                        + " that contradicts what was sent before";
            case ASSET_SILENT -> who + " paused in what it sends to " + whom + " in " + origin.protocol();
            default -> who + " sent malformed " + origin.protocol() + " to " + whom;
        };
        boolean isLate = finding.kind() == Kind.ASSET_SILENT;
        String place = event.offset() > 0 ? " at byte " + event.offset() : "";
        String detail = event.detail().isEmpty() ? "" : ' ' + event.detail();
        return Words.of(
                        seen + " (" + id + ": " + plain(code) + ")",
                        sender == null ? "anomaly " + who + ' ' + id : FactText.anomaly(AssetNames.plain(sender), id))
                .seen(seen + place + ". The rule that it breaks is " + id + ": " + code.rule() + "." + detail)
                .normal(normal(contradiction, isLate))
                .history(known ? who + " is known to do so." : who + " was not known to break this rule before.")
                .observed(id)
                .filter(DisplayFilter.of(origin));
    }

    /** Returns what the rule says, without its clause: the text has that. */
    private static String plain(AnomalyCode code) {
        String rule = code.rule();
        int clause = rule.indexOf(": ");
        return clause < 0 ? rule : rule.substring(clause + 2);
    }

    private static String normal(boolean contradiction, boolean isLate) {
        if (isLate) {
            return "messages that come as soon as the specification and the one before say.";
        }
        return contradiction
                ? "what one side sends agrees with what it sent, and with what it was asked."
                : "messages that keep to the specification.";
    }

    /**
     * Malformed bytes may crash their receiver, or break into it. A contradiction shows a message in another device's
     * name. A late message may have been held back.
     */
    @Override
    public List<String> techniques(Kind kind, Action action) {
        if (kind == Kind.ASSET_SILENT) {
            return List.of("T0804");
        }
        if (kind == Kind.MALFORMED) {
            return List.of("T0814", "T0866");
        }
        Origin origin = event.origin();
        return List.of("T0830", origin.flow().client() == origin.sender() ? "T0855" : "T0856");
    }

    /**
     * An attacker between two devices contradicts both of them. So contradictions against either side of a client's
     * connections have one cause, unless the card of a device shows who sends them.
     */
    @Override
    public @Nullable Object cause(Finding finding, Sighting sighting) {
        boolean isOfUnknown = finding.kind() == Kind.SEQ_ANOMALY && as == null;
        return new Cause(
                isOfUnknown ? client(sighting) : sighting.source(),
                event.origin().protocol(),
                null);
    }

    /** Returns the client of the flow, whichever side sent the message; the sender if no client is known. */
    private @Nullable AssetModel client(Sighting sighting) {
        Origin origin = event.origin();
        AssetModel receiver = sighting.target();
        return receiver != null && origin.flow().client() == 1 - origin.sender() ? receiver : sighting.source();
    }

    @Override
    public boolean isOfMoved() {
        return event.code().isOfMoved();
    }

    @Override
    public boolean isCrowding() {
        return true;
    }

    @Override
    public Path path() {
        Origin origin = event.origin();
        return Path.of(origin);
    }
}
