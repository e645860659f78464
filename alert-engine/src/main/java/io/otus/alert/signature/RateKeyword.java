package io.otus.alert.signature;

import io.otus.alert.custom.Rate;
import io.otus.core.time.Nanos;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/**
 * Keywords {@code threshold: type limit|threshold|both, track by_src|by_dst|by_both|by_flow|by_rule, count N, seconds
 * S} and {@code detection_filter: track ..., count N, seconds S}, with their parts in any order.
 */
final class RateKeyword {
    /** Longest window, in seconds: a day. Longer windows are no rates. */
    private static final int MAX_SECONDS = 86_400;

    private static final int MAX_COUNT = 1_000_000;
    private static final Set<String> THRESHOLD = Set.of("type", "track", "count", "seconds");
    private static final Set<String> FILTER = Set.of("track", "count", "seconds");

    private RateKeyword() {}

    static boolean is(String keyword) {
        return keyword.equals("threshold") || keyword.equals("detection_filter");
    }

    /**
     * Parses the value of either keyword.
     *
     * @throws IllegalArgumentException with the reason if it is not supported
     */
    static Rate parse(RuleOption option) {
        boolean isFilter = option.name().equals("detection_filter");
        Set<String> expected = isFilter ? FILTER : THRESHOLD;
        Map<String, String> parts = new HashMap<>();
        for (String part : option.value().split(",", -1)) {
            String[] words = part.strip().split("\\s+", 2);
            if (words.length != 2 || !expected.contains(words[0]) || parts.put(words[0], words[1]) != null) {
                throw new IllegalArgumentException("'" + part.strip() + "' is not taken");
            }
        }
        for (String each : expected) {
            if (!parts.containsKey(each)) {
                throw new IllegalArgumentException(each + ": missing");
            }
        }
        return new Rate(
                isFilter ? Rate.Mode.BEYOND : mode(parts.getOrDefault("type", "")),
                track(parts.getOrDefault("track", "")),
                number(parts.getOrDefault("count", ""), MAX_COUNT),
                number(parts.getOrDefault("seconds", ""), MAX_SECONDS) * Nanos.SECOND);
    }

    private static Rate.Mode mode(String text) {
        return switch (text) {
            case "limit" -> Rate.Mode.LIMIT;
            case "threshold" -> Rate.Mode.THRESHOLD;
            case "both" -> Rate.Mode.BOTH;
            default -> throw new IllegalArgumentException("'type " + text + "' is not taken");
        };
    }

    private static Rate.Track track(String text) {
        return switch (text) {
            case "by_src" -> Rate.Track.SOURCE;
            case "by_dst" -> Rate.Track.DESTINATION;
            case "by_both" -> Rate.Track.PAIR;
            case "by_flow" -> Rate.Track.FLOW;
            case "by_rule" -> Rate.Track.RULE;
            default -> throw new IllegalArgumentException("'track " + text + "' is not taken");
        };
    }

    private static int number(String text, int most) {
        try {
            int number = Integer.parseInt(text.strip());
            if (number > 0 && number <= most) {
                return number;
            }
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException("'" + text + "' is no number", e);
        }
        throw new IllegalArgumentException("'" + text + "' is out of range");
    }
}
