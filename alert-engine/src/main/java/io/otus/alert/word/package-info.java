/**
 * Which adjacent 16-bit words form one number, inferred from how their values move. The package does not know who
 * reports or writes them; the baseline does, and replaces what it learned of the separate words by what is known of the
 * number.
 */
@NullMarked
package io.otus.alert.word;

import org.jspecify.annotations.NullMarked;
