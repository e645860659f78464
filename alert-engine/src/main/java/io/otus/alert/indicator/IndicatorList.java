package io.otus.alert.indicator;

import java.util.ArrayList;
import java.util.List;

/**
 * The result of reading a list.
 *
 * @param indicators the accepted entries, in the order of the list
 * @param notTaken the rejected entries, each with its place and the reason, in the order of the list
 * @param notes remarks on entries whose type had to be guessed, each with its place, in the order of the list
 */
public record IndicatorList(List<Indicator> indicators, List<String> notTaken, List<String> notes) {
    public IndicatorList {
        indicators = List.copyOf(indicators);
        notTaken = List.copyOf(notTaken);
        notes = List.copyOf(notes);
    }

    /**
     * Reads a list in any supported format: a STIX bundle begins with a brace, a CSV with the names of its columns.
     *
     * @param text the list
     * @param name the name used in errors and alerts
     * @throws IndicatorException if it cannot be read at all
     */
    public static IndicatorList read(String text, String name) {
        Builder out = new Builder(name);
        if (text.stripLeading().startsWith("{")) {
            StixBundle.read(text, out);
        } else {
            LineList.read(text, out);
        }
        return new IndicatorList(out.indicators, out.notTaken, out.notes);
    }

    /** Collects the entries of a list. */
    static final class Builder {
        private final String name;
        private final List<Indicator> indicators = new ArrayList<>();
        private final List<String> notTaken = new ArrayList<>();
        private final List<String> notes = new ArrayList<>();

        Builder(String name) {
            this.name = name;
        }

        /** Adds a value whose type is guessed from its form. */
        void guess(String value, String description, long line) {
            IndicatorValue guessed = IndicatorValue.guess(value);
            take(guessed, description, line, Long.MAX_VALUE);
            if (guessed.type() == Indicator.Type.JA3) {
                notes.add(name + ":" + line + ": value: '" + guessed.value()
                        + "' is taken for a JA3 fingerprint, which has as many digits as an MD5; by that, nothing that"
                        + " is seen is compared");
            }
        }

        void take(IndicatorValue value, String description, long line, long validUntil) {
            if (indicators.size() >= Indicators.MAX_INDICATORS) {
                throw wrong(line, "more than " + Indicators.MAX_INDICATORS + " indicators");
            }
            indicators.add(new Indicator(value.type(), value.value(), description, name + ":" + line, validUntil));
        }

        void refuse(long line, String field, String value, String reason) {
            notTaken.add(name + ":" + line + ": " + field + ": '" + value + "' (" + reason + ")");
        }

        IndicatorException wrong(long line, String problem) {
            return new IndicatorException(name + ":" + line + ": " + problem);
        }
    }
}
