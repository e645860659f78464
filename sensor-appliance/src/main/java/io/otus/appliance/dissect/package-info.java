/**
 * {@code otus dissect}: one JSON line per protocol message, in wire order. Neither inventory nor alert engine take
 * part.
 */
@NullMarked
package io.otus.appliance.dissect;

import org.jspecify.annotations.NullMarked;
