/**
 * Which words of 16 bits that stand side by side are one number, inferred from how they move. It knows nothing of who
 * tells or writes them; the baseline does, and has what it learned of the words apart replaced by what is known of the
 * number.
 */
@NullMarked
package io.otus.alert.word;

import org.jspecify.annotations.NullMarked;
