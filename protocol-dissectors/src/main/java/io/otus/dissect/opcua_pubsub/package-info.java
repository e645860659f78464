/**
 * OPC UA PubSub in binary messages (UADP): what publishers send to many, over UDP or right on Ethernet. What is asked
 * of servers is {@code opcua}.
 *
 * <p>One message is one NetworkMessage. <b>Decoded:</b> its header, with the publisher, the group and the writers,
 * discovery, and whether it is signed or encrypted. <b>Kept raw:</b> the data sets, whose fields only their metadata
 * tell; PubSub over MQTT, and in JSON, is not read. <b>State kept:</b> none.
 *
 * <p>Provenance: written from knowledge of OPC 10000-14 edition 1.05, §7.2.4, whose text was not at hand, and hand-made
 * messages; no capture was there to check it against.
 */
@NullMarked
package io.otus.dissect.opcua_pubsub;

import org.jspecify.annotations.NullMarked;
