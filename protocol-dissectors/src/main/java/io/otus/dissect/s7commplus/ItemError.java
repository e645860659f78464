package io.otus.dissect.s7commplus;

/**
 * The error of one item that was not carried out.
 *
 * @param item number of the item in the request, 1 and more; in a notification its reference
 * @param returnValue as {@link Content#returnValue}
 */
public record ItemError(long item, long returnValue) {}
