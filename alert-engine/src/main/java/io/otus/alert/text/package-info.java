/**
 * What broken facts are put into words with, so that a plant engineer understands them: their parts in a fixed order,
 * small pieces of wording that all share, and Wireshark display filters.
 *
 * <p>Not here: what is said of each kind of broken fact; each brings its own words (package {@code detect}).
 */
@NullMarked
package io.otus.alert.text;

import org.jspecify.annotations.NullMarked;
