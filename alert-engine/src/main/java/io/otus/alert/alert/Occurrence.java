package io.otus.alert.alert;

/**
 * One wave of an alert: what comes without a pause of more than five minutes.
 *
 * @param n which wave, from 1
 * @param firstSeen event time of its first finding, nanoseconds since 1970
 * @param count its findings
 */
public record Occurrence(int n, long firstSeen, long count) {}
