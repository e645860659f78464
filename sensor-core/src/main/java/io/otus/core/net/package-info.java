/**
 * Addresses as values: MAC, IPv4 and IPv6, and the endpoint that joins them with a network segment and a port. Parsing
 * and printing only; no name is ever resolved and {@code java.net} is not used.
 */
@NullMarked
package io.otus.core.net;

import org.jspecify.annotations.NullMarked;
