package io.otus.core.event;

import java.time.Duration;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A length of time as people write it, the same wherever they do: {@value #FORMS}. */
public final class TimeLength {
    /** The accepted forms, in words for an error message. */
    public static final String FORMS = "a whole number with s, min or m, h, d or w, such as 30 min or 7d";

    private static final Pattern FORM = Pattern.compile("(\\d{1,9})\\s*(s|min|m|h|d|w)");
    private static final int DAYS_OF_A_WEEK = 7;

    private TimeLength() {}

    /**
     * Parses a length of time; capitals and small letters are the same.
     *
     * @throws IllegalArgumentException if it is none; the message tells what was expected
     */
    public static Duration parse(String text) {
        Matcher form = FORM.matcher(text.strip().toLowerCase(Locale.ROOT));
        if (!form.matches()) {
            throw new IllegalArgumentException("'" + text + "' is no length of time (expected: " + FORMS + ")");
        }
        long number = Long.parseLong(form.group(1));
        return switch (form.group(2)) {
            case "s" -> Duration.ofSeconds(number);
            case "min", "m" -> Duration.ofMinutes(number);
            case "h" -> Duration.ofHours(number);
            case "d" -> Duration.ofDays(number);
            default -> Duration.ofDays(DAYS_OF_A_WEEK * number);
        };
    }
}
