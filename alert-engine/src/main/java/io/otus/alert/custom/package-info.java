/**
 * Rules that a site writes itself, over decoded fields: a small language of comparisons, checked when it is read. It
 * runs no code, looks at each value once for each comparison, and names no protocol; fields are those that dissectors
 * write.
 */
@NullMarked
package io.otus.alert.custom;

import org.jspecify.annotations.NullMarked;
