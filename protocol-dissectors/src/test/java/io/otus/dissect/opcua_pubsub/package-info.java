/** Tests of the PubSub dissector against the examples of its specification. */
@NullMarked
package io.otus.dissect.opcua_pubsub;

import org.jspecify.annotations.NullMarked;
