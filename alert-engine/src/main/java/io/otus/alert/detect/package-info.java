/**
 * Turns events into findings: one small detector for each kind or family of kinds, all of them by meaning and never by protocol. A finding
 * names the one fact that was broken.
 *
 * <p>Not here: what becomes of a finding (package {@code alert}) and how it is put into words (package {@code text}).
 */
@NullMarked
package io.otus.alert.detect;

import org.jspecify.annotations.NullMarked;
