package io.otus.appliance.cli;

import com.fasterxml.jackson.databind.JsonNode;
import io.otus.alert.alert.Status;
import io.otus.alert.detect.Kind;
import io.otus.alert.detect.Severity;
import io.otus.appliance.text.AlertText;
import io.otus.core.event.EventTime;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Which alerts are meant. Times are compared as text, which sorts as they do. */
final class AlertFilter {
    @Option(
            names = {"-k", "--kind"},
            paramLabel = "KIND",
            description = "Only this kind, also where it was broken besides; may be given several times.")
    List<Kind> kinds = List.of();

    @Option(
            names = "--severity",
            paramLabel = "LEAST",
            description = "Only this severity or worse: info, low, medium, high or critical.")
    @Nullable
    Severity severity;

    @Option(
            names = "--status",
            paramLabel = "STATUS",
            description = "Only new, acknowledged, learned, muted or closed; may be given several times.")
    List<Status> statuses = List.of();

    @Option(
            names = {"-a", "--asset"},
            paramLabel = "ASSET",
            description = "Only alerts with this asset, by name, address or id.")
    @Nullable
    String asset;

    @Option(names = "--protocol", paramLabel = "ID", description = "Only in this protocol.")
    @Nullable
    String protocol;

    @Option(
            names = "--since",
            paramLabel = "TIME",
            converter = Moment.Converter.class,
            description =
                    "Only what was last seen at or after this moment: a time with a zone, a date, or an age such as 12"
                            + " h, counted from the latest frame.")
    @Nullable
    Moment since;

    @Option(
            names = "--until",
            paramLabel = "TIME",
            converter = Moment.Converter.class,
            description = "Only what was first seen before this moment.")
    @Nullable
    Moment until;

    /** Whether the time of the latest frame is needed. */
    boolean isRelative() {
        return Moment.isRelative(since, until);
    }

    /**
     * The lines that are meant.
     *
     * @param latest time of the latest frame, nanoseconds since 1970; counts only where {@link #isRelative}
     * @param ids of the assets that are called as {@link #asset} says by now: a name may be younger than an alert
     */
    List<String> of(List<String> lines, long latest, Set<String> ids) {
        String from = since == null ? "" : EventTime.text(since.nanoseconds(latest));
        String to = until == null ? "" : EventTime.text(until.nanoseconds(latest));
        return lines.stream()
                .filter(line -> isMeant(AlertText.parse(line), from, to, ids))
                .toList();
    }

    private boolean isMeant(JsonNode alert, String from, String to, Set<String> ids) {
        return isKind(alert)
                && (severity == null || severity.compareTo(AlertText.severity(alert)) <= 0)
                && (statuses.isEmpty()
                        || statuses.stream().anyMatch(each -> each.key().equals(text(alert, "status"))))
                && (protocol == null || protocol.equals(text(alert, "protocol")))
                && (asset == null
                        || AlertText.hasPart(alert, asset)
                        || ids.stream().anyMatch(id -> AlertText.hasPart(alert, id)))
                && text(alert, "last_seen").compareTo(from) >= 0
                && (to.isEmpty() || text(alert, "first_seen").compareTo(to) < 0);
    }

    private boolean isKind(JsonNode alert) {
        if (kinds.isEmpty() || kinds.stream().anyMatch(each -> each.name().equals(text(alert, "kind")))) {
            return true;
        }
        for (JsonNode also : alert.path("also")) {
            if (kinds.stream().anyMatch(each -> each.name().equals(also.asText()))) {
                return true;
            }
        }
        return false;
    }

    private static String text(JsonNode alert, String name) {
        return alert.path(name).asText();
    }
}
