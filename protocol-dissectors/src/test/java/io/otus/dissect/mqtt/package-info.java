/** Tests of the Mqtt dissector against the examples of its specification. */
@NullMarked
package io.otus.dissect.mqtt;

import org.jspecify.annotations.NullMarked;
