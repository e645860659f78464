package io.otus.appliance.cli;

import io.otus.core.event.TimeLength;
import io.otus.core.time.Nanos;
import io.otus.inventory.graph.Asset;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/**
 * A moment, or how long it is before the latest frame; one of the two. Counting from the latest frame and not from now
 * gives the same alerts whenever they are asked for, and some at all for a capture of last year.
 */
record Moment(@Nullable Long at, @Nullable Duration before) {
    private static final Pattern DATE = Pattern.compile("\\d{4}-\\d{2}-\\d{2}");

    /** Whether {@link #nanoseconds} of a span's beginning or end needs the latest frame; null where it has none. */
    static boolean isRelative(@Nullable Moment begin, @Nullable Moment end) {
        return (begin != null && begin.before != null) || (end != null && end.before != null);
    }

    /** The time of the latest frame of an inventory, nanoseconds since 1970; 0 where it has no device. */
    static long latestFrame(Collection<Asset> assets) {
        return assets.stream().mapToLong(Asset::lastTime).max().orElse(0);
    }

    /** Nanoseconds since 1970, {@code latest} being the time of the latest frame. */
    long nanoseconds(long latest) {
        if (at != null) {
            return at;
        }
        return before == null ? latest : latest - before.toSeconds() * Nanos.SECOND;
    }

    /** Parses the argument of an option. */
    static final class Converter implements ITypeConverter<Moment> {
        @Override
        public Moment convert(String value) {
            String text = value.strip();
            try {
                Instant instant = DATE.matcher(text).matches()
                        ? LocalDate.parse(text).atStartOfDay().toInstant(ZoneOffset.UTC)
                        : OffsetDateTime.parse(text).toInstant();
                return new Moment(Nanos.of(instant), null);
            } catch (DateTimeException noTime) {
                return new Moment(null, age(text));
            }
        }

        private static Duration age(String text) {
            try {
                return TimeLength.parse(text);
            } catch (IllegalArgumentException neither) {
                throw new TypeConversionException("'" + text
                        + "' is no moment (expected: a time with a zone, a date such as 2026-11-24, or how long before the"
                        + " latest frame: " + TimeLength.FORMS + ")");
            }
        }
    }
}
