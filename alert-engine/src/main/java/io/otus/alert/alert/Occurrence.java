package io.otus.alert.alert;

/**
 * A series of findings of one alert without a pause of more than five minutes.
 *
 * @param n number of the series, from 1
 * @param firstSeen event time of its first finding, nanoseconds since 1970
 * @param count number of its findings
 */
public record Occurrence(int n, long firstSeen, long count) {}
