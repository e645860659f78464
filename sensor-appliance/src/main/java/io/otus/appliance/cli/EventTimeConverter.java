package io.otus.appliance.cli;

import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads a moment with its zone: without one, it would mean another moment on another machine. */
final class EventTimeConverter implements ITypeConverter<OffsetDateTime> {
    private static final long SECOND = 1_000_000_000L;

    @Override
    public OffsetDateTime convert(String value) {
        try {
            return OffsetDateTime.parse(value);
        } catch (DateTimeParseException e) {
            throw new TypeConversionException(
                    "'" + value + "' is no moment with a zone (expected: such as 2026-11-24T16:00:00Z)");
        }
    }

    /** Nanoseconds since 1970. */
    static long nanoseconds(OffsetDateTime moment) {
        return Math.addExact(Math.multiplyExact(moment.toEpochSecond(), SECOND), moment.getNano());
    }
}
