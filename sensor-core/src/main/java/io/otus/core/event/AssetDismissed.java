package io.otus.core.event;

/**
 * What was an asset is none any more, because nobody is known to have its addresses: one of a flood of made-up ones, or
 * of too many that were asked for and never heard. Where it is heard later, it appears anew under the same id.
 *
 * @param asset its id
 */
public record AssetDismissed(String asset) {}
