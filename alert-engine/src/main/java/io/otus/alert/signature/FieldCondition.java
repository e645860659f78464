package io.otus.alert.signature;

/**
 * What a keyword asks of decoded fields, in the language of the site's own rules.
 *
 * @param protocol id of the protocol that it is about
 * @param onOperation the condition on what a client asks; empty where that does not show it
 * @param onMessage the condition on a message of either side; empty where that does not show it
 * @param isOfClient whether only what a client asks can fit
 */
record FieldCondition(String protocol, String onOperation, String onMessage, boolean isOfClient) {
    /** On what a client asks alone. */
    static FieldCondition operation(String protocol, String condition) {
        return new FieldCondition(protocol, condition, "", true);
    }

    /** On messages of either side alone. */
    static FieldCondition message(String protocol, String condition) {
        return new FieldCondition(protocol, "", condition, false);
    }

    /**
     * That a field has a number.
     *
     * @param shift added to the numbers of the rule, where it counts from another number than the field does
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
