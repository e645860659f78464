/**
 * PC Worx: how the programming tool of Phoenix Contact asks its Inline controllers (ILC, AXC) what they are, on TCP
 * port 1962.
 *
 * <p><b>Decoded:</b> framing, the beginning of a session, and what a controller says of itself. <b>Counted as unknown,
 * data kept raw:</b> every other service. <b>State kept per flow:</b> whether a frame was seen that proves it.
 * <b>Written from:</b> the exchange by which public scanners ask, with answers of an ILC 151 ETH and an ILC 191 ETH 2TX
 * that were captured and published; Phoenix Contact publishes no specification.
 */
@NullMarked
package io.otus.dissect.pcworx;

import org.jspecify.annotations.NullMarked;
