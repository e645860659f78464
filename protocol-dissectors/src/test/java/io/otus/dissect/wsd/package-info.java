/** Tests of the WS-Discovery dissector. */
@NullMarked
package io.otus.dissect.wsd;

import org.jspecify.annotations.NullMarked;
