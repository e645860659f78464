/** Tests of the lists of indicators. */
@NullMarked
package io.otus.alert.indicator;

import org.jspecify.annotations.NullMarked;
