/**
 * Rules that a site writes itself over decoded fields: a small language of comparisons, checked when it is parsed. It
 * executes no code, examines each value once per comparison, and names no protocol; its fields are those that
 * dissectors write.
 */
@NullMarked
package io.otus.alert.custom;

import org.jspecify.annotations.NullMarked;
