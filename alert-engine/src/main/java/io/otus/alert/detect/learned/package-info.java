/**
 * What breaks a learned fact of a conversation: two that never talked, a role, service, point or value that is new, a
 * request in another period. {@link io.otus.alert.detect.learned.Familiarity} says what of that was to be expected.
 *
 * <p>Not here: what devices tell of their points (package {@code reading}), and that a conversation stops (package
 * {@code silence}).
 */
@NullMarked
package io.otus.alert.detect.learned;

import org.jspecify.annotations.NullMarked;
