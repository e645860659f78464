/**
 * Holds what is said of a device, by whom and from when to when, and which of what contradicts itself is believed.
 * Knows no asset: who it is that a claim is about is decided in {@code io.otus.inventory.graph}.
 */
@NullMarked
package io.otus.inventory.claim;

import org.jspecify.annotations.NullMarked;
