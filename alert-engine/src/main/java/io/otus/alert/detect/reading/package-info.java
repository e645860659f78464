/**
 * What devices tell of their points, against what they told while that was learned: values out of range, that drift, or
 * that stand still.
 */
@NullMarked
package io.otus.alert.detect.reading;

import org.jspecify.annotations.NullMarked;
