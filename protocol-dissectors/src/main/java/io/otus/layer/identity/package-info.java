/**
 * What management protocols share of identity: makers by private enterprise number, and addresses that are set.
 *
 * <p><b>Here:</b> a small table of enterprise numbers (RFC 2578 §4, registry of the IANA), and addresses of setups.
 * <b>Not here:</b> protocols, and what free text tells: that is read in one place, by the inventory. <b>State:</b>
 * none. <b>Written from:</b> the registry; no other implementation was read.
 */
@NullMarked
package io.otus.layer.identity;

import org.jspecify.annotations.NullMarked;
