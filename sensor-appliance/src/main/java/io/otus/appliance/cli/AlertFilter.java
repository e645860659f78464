package io.otus.appliance.cli;

import com.fasterxml.jackson.databind.JsonNode;
import io.otus.alert.alert.Status;
import io.otus.alert.detect.Kind;
import io.otus.alert.detect.Severity;
import io.otus.alert.log.EventTime;
import io.otus.appliance.config.Age;
import io.otus.appliance.text.AlertText;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Option;
import picocli.CommandLine.TypeConversionException;

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
            description = "Only info, low, medium, high, critical or worse.")
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
            description = "Only where this asset has part, by name, address or id.")
    @Nullable
    String asset;

    @Option(names = "--protocol", paramLabel = "ID", description = "Only in this protocol.")
    @Nullable
    String protocol;

    @Option(
            names = "--since",
            paramLabel = "TIME",
            converter = Moment.class,
            description =
                    "Only what was last seen at or after this moment: a time with a zone, a date, or an age such as 12"
                            + " h before now.")
    @Nullable
    String since;

    @Option(
            names = "--until",
            paramLabel = "TIME",
            converter = Moment.class,
            description = "Only what was first seen before this moment.")
    @Nullable
    String until;

    /** The lines that are meant. */
    List<String> of(List<String> lines) {
        return lines.stream().filter(line -> isMeant(AlertText.parse(line))).toList();
    }

    private boolean isMeant(JsonNode alert) {
        return isKind(alert)
                && (severity == null || severity.compareTo(severity(alert)) <= 0)
                && (statuses.isEmpty()
                        || statuses.stream().anyMatch(each -> each.key().equals(text(alert, "status"))))
                && (protocol == null || protocol.equals(text(alert, "protocol")))
                && (asset == null || AlertText.hasPart(alert, asset))
                && (since == null || text(alert, "last_seen").compareTo(since) >= 0)
                && (until == null || text(alert, "first_seen").compareTo(until) < 0);
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

    private static Severity severity(JsonNode alert) {
        return Severity.valueOf(text(alert, "severity").toUpperCase(Locale.ROOT));
    }

    private static String text(JsonNode alert, String name) {
        return alert.path(name).asText();
    }

    /** A moment as alerts write it. */
    static final class Moment implements ITypeConverter<String> {
        private static final long SECOND = 1_000_000_000L;
        private static final Pattern DATE = Pattern.compile("\\d{4}-\\d{2}-\\d{2}");

        @Override
        public String convert(String text) {
            Instant instant = instant(text.strip());
            return EventTime.text(instant.getEpochSecond() * SECOND + instant.getNano());
        }

        private static Instant instant(String text) {
            try {
                return DATE.matcher(text).matches()
                        ? LocalDate.parse(text).atStartOfDay().toInstant(ZoneOffset.UTC)
                        : OffsetDateTime.parse(text).toInstant();
            } catch (DateTimeException noTime) {
                return before(text);
            }
        }

        private static Instant before(String age) {
            try {
                return Instant.now().minus(Age.parse(age).duration());
            } catch (IllegalArgumentException neither) {
                throw new TypeConversionException("'" + age
                        + "' (expected: a time with a zone, a date such as 2026-11-24, or an age such as 12 h)");
            }
        }
    }
}
