/**
 * Puts findings into words that a plant engineer understands: what was seen, what was expected, the history of the fact, what to do.
 */
@NullMarked
package io.otus.alert.text;

import org.jspecify.annotations.NullMarked;
