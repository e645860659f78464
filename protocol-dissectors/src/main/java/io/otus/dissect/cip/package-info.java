/**
 * CIP, the Common Industrial Protocol, inside EtherNet/IP.
 *
 * <p><b>Decoded:</b> message router requests and replies outside of and on connections, and those in a Multiple Service
 * Packet or an Unconnected Send; connections from Forward Open to Forward Close. <b>Kept raw:</b> data of classes and
 * services that no public document describes. <b>State kept:</b> per flow the requests that wait and which connection
 * answers which; for all flows the open connections; each bounded. <b>Written from:</b> The CIP Networks Library,
 * Volume 1, and Rockwell Automation's 1756-PM020 (Logix data access) and 1770-6.5.16 (PCCC); no other implementation
 * was read.
 */
@NullMarked
package io.otus.dissect.cip;

import org.jspecify.annotations.NullMarked;
