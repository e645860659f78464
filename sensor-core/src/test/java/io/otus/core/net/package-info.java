/** Addresses as values. */
@NullMarked
package io.otus.core.net;

import org.jspecify.annotations.NullMarked;
