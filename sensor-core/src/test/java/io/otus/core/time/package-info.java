/** Tests of the unit of time. */
@NullMarked
package io.otus.core.time;

import org.jspecify.annotations.NullMarked;
