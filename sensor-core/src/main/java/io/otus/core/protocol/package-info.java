/**
 * Traits of protocols that consumers must know. The registration of a dissector states the traits of its protocol, and
 * consumers ask for a trait, never for a protocol by name.
 */
@NullMarked
package io.otus.core.protocol;

import org.jspecify.annotations.NullMarked;
