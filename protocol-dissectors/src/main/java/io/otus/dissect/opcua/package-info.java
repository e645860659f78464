/**
 * OPC UA over TCP in its binary encoding (UACP), usually on port 4840: what SCADA systems, controllers, gateways and
 * historians of all makers share.
 *
 * <p><b>Decoded:</b> every message of the connection protocol, the secure channel and the services, by the grammar in
 * {@code structures.txt}; whatever is not encrypted. <b>Only counted:</b> structures of other specifications inside
 * extension objects (their bytes are kept), and encrypted bodies. <b>State kept per flow:</b> the chunks of one message
 * per direction (1 MiB), the last sequence number per direction, the security policy of the channel, and which node a
 * client handle means (10,000). <b>Written from:</b> OPC 10000-4 and 10000-6, edition 1.05; no other implementation was
 * read.
 */
@NullMarked
package io.otus.dissect.opcua;

import org.jspecify.annotations.NullMarked;
