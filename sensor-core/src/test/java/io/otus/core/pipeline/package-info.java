/** Tests of identification, framing, pairing and event time. */
@NullMarked
package io.otus.core.pipeline;

import org.jspecify.annotations.NullMarked;
