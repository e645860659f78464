package io.otus.core.event;

/**
 * The inventory drops an asset because nobody is known to have its addresses: it is one of a flood of made-up
 * addresses, or one of too many that were asked for and never heard. If it is heard later, it appears again under the
 * same id.
 *
 * @param asset its id
 */
public record AssetDismissed(String asset) {}
