package io.otus.dissect.s7commplus;

/**
 * What came of one item, where it was not done.
 *
 * @param item number of the item in the request, 1 and more; in a notification its reference
 * @param returnValue as {@link Content#returnValue}
 */
public record ItemError(long item, long returnValue) {}
