/**
 * What devices report of their points, compared with what they reported while that was learned: values that are out of
 * range, drift, or stand still.
 */
@NullMarked
package io.otus.alert.detect.reading;

import org.jspecify.annotations.NullMarked;
