/** How much of the heap may be taken by what is kept for long, whoever keeps it. */
@NullMarked
package io.otus.core.room;

import org.jspecify.annotations.NullMarked;
