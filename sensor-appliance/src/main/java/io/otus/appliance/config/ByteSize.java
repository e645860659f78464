package io.otus.appliance.config;

import com.fasterxml.jackson.annotation.JsonCreator;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A number of bytes, written as {@code 1048576}, {@code 64 MiB} or {@code 1GiB}.
 *
 * @param bytes how many, at least 0
 */
public record ByteSize(long bytes) {
    private static final Pattern FORM = Pattern.compile("(\\d{1,15})\\s*([KMGTP]?)(?:I?B|BYTES)?");

    /** As {@link #parse} reads it, in the largest unit of which it is a whole number. */
    String text() {
        long number = bytes;
        int unit = 0;
        while (unit < 5 && number >= 1024 && number % 1024 == 0) {
            number /= 1024;
            unit++;
        }
        return unit == 0 ? number + " bytes" : number + " " + "KMGTP".charAt(unit - 1) + "iB";
    }

    /** Parses a size; units are powers of 1024. */
    @JsonCreator
    public static ByteSize parse(String text) {
        Matcher form = FORM.matcher(text.strip().toUpperCase(Locale.ROOT));
        if (!form.matches()) {
            throw new IllegalArgumentException("'" + text + "' is no size (expected: such as 64 MiB or 1 GiB)");
        }
        int shift = form.group(2).isEmpty() ? 0 : 10 * (1 + "KMGTP".indexOf(form.group(2)));
        long number = Long.parseLong(form.group(1));
        if (number > Long.MAX_VALUE >> shift) {
            throw new IllegalArgumentException("'" + text + "' is too large");
        }
        return new ByteSize(number << shift);
    }
}
