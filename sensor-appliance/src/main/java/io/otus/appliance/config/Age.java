package io.otus.appliance.config;

import com.fasterxml.jackson.annotation.JsonCreator;
import java.time.Duration;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A length of time, written as {@code 90 min}, {@code 12 h} or {@code 7 d}.
 *
 * @param duration how long
 */
public record Age(Duration duration) {
    private static final Pattern FORM = Pattern.compile("(\\d{1,9})\\s*(s|min|h|d)");

    /** As {@link #parse} reads it; days from three on. */
    String text() {
        long seconds = duration.toSeconds();
        if (seconds >= 3 * 86_400 && seconds % 86_400 == 0) {
            return seconds / 86_400 + " d";
        }
        if (seconds >= 3_600 && seconds % 3_600 == 0) {
            return seconds / 3_600 + " h";
        }
        return seconds >= 60 && seconds % 60 == 0 ? seconds / 60 + " min" : seconds + " s";
    }

    /** Parses a length of time. */
    @JsonCreator
    public static Age parse(String text) {
        Matcher form = FORM.matcher(text.strip().toLowerCase(Locale.ROOT));
        if (!form.matches()) {
            throw new IllegalArgumentException("'" + text + "' is no length of time (expected: such as 12 h or 7 d)");
        }
        long number = Long.parseLong(form.group(1));
        return new Age(
                switch (form.group(2)) {
                    case "s" -> Duration.ofSeconds(number);
                    case "min" -> Duration.ofMinutes(number);
                    case "h" -> Duration.ofHours(number);
                    default -> Duration.ofDays(number);
                });
    }
}
