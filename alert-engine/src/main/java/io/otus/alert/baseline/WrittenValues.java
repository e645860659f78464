package io.otus.alert.baseline;

/**
 * The values that a conversation writes to one point.
 *
 * @param values what they were so far
 * @param fact that these are the values
 */
public record WrittenValues(ValueSet values, Fact fact) {}
