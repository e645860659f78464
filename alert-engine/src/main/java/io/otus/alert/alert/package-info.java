/**
 * The life of an alert: the findings of one act become one alert, repeats are counted, causes are grouped, and a line
 * is written when there is news.
 *
 * <p>Not here: what a finding is (package {@code detect}), and the bytes of a line (package {@code log}).
 */
@NullMarked
package io.otus.alert.alert;

import org.jspecify.annotations.NullMarked;
