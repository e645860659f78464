package io.otus.alert.signature;

/**
 * A keyword's condition on decoded fields, in the language of the site's own rules.
 *
 * @param protocol id of the protocol that it is about
 * @param onOperation the condition on a client's request; empty if a request does not show it
 * @param onMessage the condition on a message of either side; empty if a message does not show it
 * @param isOfClient whether only a client's request can match
 */
record FieldCondition(String protocol, String onOperation, String onMessage, boolean isOfClient) {
    /** Returns a condition that only requests show. */
    static FieldCondition operation(String protocol, String condition) {
        return new FieldCondition(protocol, condition, "", true);
    }

    /** Returns a condition that only messages of either side show. */
    static FieldCondition message(String protocol, String condition) {
        return new FieldCondition(protocol, "", condition, false);
    }

    /**
     * Returns the condition that a field is in a range.
     *
     * @param shift added to the numbers of the rule, if the rule counts from another number than the field
     */
    static String range(String field, String text, int shift) {
        NumberRange range = NumberRange.parse(text);
        if (range.isEmpty()) {
            throw new IllegalArgumentException("'" + text + "' has no number");
        }
        long least = range.least() == Long.MIN_VALUE ? 0 : Math.addExact(range.least(), shift);
        if (range.least() == range.most()) {
            return field + " == " + least;
        }
        return range.most() == Long.MAX_VALUE
                ? field + " >= " + least
                : field + " in " + least + ".." + Math.addExact(range.most(), shift);
    }
}
