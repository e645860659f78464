/**
 * Broken facts that a conversation learned: two assets that never talked, a role, service, point or value that is new,
 * a request in another period. {@link io.otus.alert.detect.learned.Familiarity} decides what of that was to be
 * expected.
 *
 * <p>Not here: what devices report of their points (package {@code reading}), and that a conversation stops (package
 * {@code silence}).
 */
@NullMarked
package io.otus.alert.detect.learned;

import org.jspecify.annotations.NullMarked;
