/**
 * The wording of broken facts, for a plant engineer: their parts in a fixed order, small pieces of wording that all
 * share, and Wireshark display filters.
 *
 * <p>Not here: the words for each kind of broken fact; each brings its own (package {@code detect}).
 */
@NullMarked
package io.otus.alert.text;

import org.jspecify.annotations.NullMarked;
