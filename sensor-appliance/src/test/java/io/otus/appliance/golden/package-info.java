/** What {@code otus dissect} prints of captures that the plant simulator makes, line by line. */
@NullMarked
package io.otus.appliance.golden;

import org.jspecify.annotations.NullMarked;
