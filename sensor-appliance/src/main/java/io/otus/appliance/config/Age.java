package io.otus.appliance.config;

import com.fasterxml.jackson.annotation.JsonCreator;
import io.otus.core.event.TimeLength;
import java.time.Duration;

/**
 * A length of time, as {@link TimeLength} reads it: {@code 90 min}, {@code 12 h} or {@code 7 d}.
 *
 * @param duration how long
 */
public record Age(Duration duration) {
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
        return new Age(TimeLength.parse(text));
    }
}
