/**
 * Values of points, as they were on the wire: small immutable sequences that events keep and that consumers read
 * without knowing the protocol. What a raw word means (scale, unit, word order) is not decided here.
 */
@NullMarked
package io.otus.core.value;

import org.jspecify.annotations.NullMarked;
