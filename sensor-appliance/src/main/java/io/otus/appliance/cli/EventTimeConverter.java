package io.otus.appliance.cli;

import io.otus.core.time.Nanos;
import java.time.DateTimeException;
import java.time.OffsetDateTime;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads a moment with its zone as event time: without one, it would mean another moment on another machine. */
final class EventTimeConverter implements ITypeConverter<Long> {
    @Override
    public Long convert(String value) {
        try {
            return Nanos.of(OffsetDateTime.parse(value).toInstant());
        } catch (DateTimeException e) {
            throw new TypeConversionException(
                    "'" + value + "' is no moment with a zone (expected: such as 2026-11-24T16:00:00Z)");
        }
    }
}
