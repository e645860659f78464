/**
 * The unit of time in Otus, and how it becomes the moments of the JDK. It stands on nothing else, so that captures may
 * use it as well as alerts. Times as texts are in {@link io.otus.core.event}.
 */
@NullMarked
package io.otus.core.time;

import org.jspecify.annotations.NullMarked;
