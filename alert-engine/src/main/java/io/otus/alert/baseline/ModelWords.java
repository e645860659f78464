package io.otus.alert.baseline;

import io.otus.alert.model.Reading;
import io.otus.alert.model.Rhythm;
import io.otus.core.event.PointRange;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Reads the aspects of the baseline text that are limits of a model: a name, perhaps points, then {@code limit=NUMBER}
 * words.
 */
final class ModelWords {
    /** Index of the first word of an aspect in a line, after its name. */
    private static final int FIRST = 7;

    private final String[] words;
    private int at = FIRST;

    private ModelWords(String[] words) {
        this.words = words;
    }

    /** Reads {@code poll KEY [SPACE [FIRST[..LAST]]] [more=N] every=SECONDS pause=SECONDS}; null when it is none. */
    static @Nullable Aspect poll(String[] words, @Nullable String statistics) {
        ModelWords reader = new ModelWords(words);
        try {
            String service = reader.next();
            String space = reader.next();
            String range = space == null ? null : reader.next();
            Map<String, String> limits = reader.limits();
            if (service == null || limits == null) {
                return null;
            }
            int dots = range == null ? -1 : range.indexOf("..");
            long first =
                    range == null ? PointRange.NO_INDEX : Long.parseLong(dots < 0 ? range : range.substring(0, dots));
            long last = range == null || dots < 0 ? first : Long.parseLong(range.substring(dots + 2));
            int more = Integer.parseInt(limits.getOrDefault("more", "0"));
            Rhythm rhythm = Rhythm.of(seconds(limits.remove("every")), seconds(limits.remove("pause")), statistics);
            limits.remove("more");
            Poll.Key key = new Poll.Key(
                    Token.unescape(service), space == null ? "" : Token.unescape(space), first, last, more);
            return rhythm == null || !limits.isEmpty() || first > last ? null : new Aspect.Polled(key, rhythm);
        } catch (NumberFormatException e) {
            return null;
        }
    }

    /**
     * Reads {@code reading SPACE [INDEX] VALUES [flat=SECONDS] [rate=NUMBER|rise=NUMBER] [steady]}; null when it is
     * none.
     */
    static @Nullable Aspect reading(String[] words, @Nullable String statistics) {
        boolean isSteady = words[words.length - 1].equals("steady");
        ModelWords reader = new ModelWords(isSteady ? Arrays.copyOf(words, words.length - 1) : words);
        try {
            String space = reader.next();
            String index = reader.next();
            String set = reader.next();
            Map<String, String> limits = reader.limits();
            if (space == null || index == null || limits == null) {
                return null;
            }
            long number = set == null ? PointRange.NO_INDEX : Long.parseLong(index);
            ValueSet values = ValueSet.parse(set == null ? index : set);
            String flat = limits.remove("flat");
            String rise = limits.remove("rise");
            String rate = rise != null ? rise : limits.remove("rate");
            double still = flat == null ? 0 : seconds(flat);
            Reading reading = Reading.of(still, rate == null ? 0 : seconds(rate), rise != null, statistics);
            if (values == null || reading == null || !limits.isEmpty() || (isSteady && !values.isFew())) {
                return null;
            }
            if (isSteady != ReadPoint.isSteady(values, reading)) {
                reading.steady(isSteady); // the line says it, whatever stands behind it
            }
            return new Aspect.Reads(Token.unescape(space), number, values, reading);
        } catch (NumberFormatException e) {
            return null;
        }
    }

    /** Reads {@code order KEY after KEY [same] [within=SECONDS]}; null when it is none. */
    static @Nullable Aspect order(String[] words) {
        ModelWords reader = new ModelWords(words);
        try {
            String service = reader.next();
            String after = reader.next();
            String before = reader.next();
            String same = reader.next();
            Map<String, String> limits = reader.limits();
            if (service == null || before == null || limits == null || !"after".equals(after)) {
                return null;
            }
            String within = limits.remove("within");
            boolean isOther = (same != null && !same.equals("same")) || !limits.isEmpty();
            double seconds = within == null ? 0 : seconds(within);
            boolean samePoints = same != null;
            return isOther
                    ? null
                    : new Aspect.Ordered(Token.unescape(service), Token.unescape(before), samePoints, seconds);
        } catch (NumberFormatException e) {
            return null;
        }
    }

    /** The next word; null where it is a limit, or there is none. */
    private @Nullable String next() {
        if (at == words.length || words[at].indexOf('=') >= 0) {
            return null;
        }
        return words[at++];
    }

    /** The limits, which are the remaining words; null when one of them is none, or is there twice. */
    private @Nullable Map<String, String> limits() {
        Map<String, String> limits = new HashMap<>();
        for (; at < words.length; at++) {
            int equals = words[at].indexOf('=');
            if (equals <= 0 || limits.put(words[at].substring(0, equals), words[at].substring(equals + 1)) != null) {
                return null;
            }
        }
        return limits;
    }

    private static double seconds(@Nullable String word) {
        double seconds = word == null ? Double.NaN : Double.parseDouble(word);
        if (!(seconds > 0) || Double.isInfinite(seconds)) {
            throw new NumberFormatException("no time");
        }
        return seconds;
    }
}
