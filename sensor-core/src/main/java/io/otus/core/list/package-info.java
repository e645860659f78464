/** Lists for the hot path that the collections of the JDK do not offer without allocating for each entry. */
@NullMarked
package io.otus.core.list;

import org.jspecify.annotations.NullMarked;
