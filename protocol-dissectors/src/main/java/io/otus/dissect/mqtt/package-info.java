/**
 * MQTT 3.1, 3.1.1 and 5.0: who connects, signs in, subscribes and publishes what; telemetry of gateways, also as
 * Sparkplug B names its topics.
 *
 * <p><b>Decoded:</b> every control packet; of Connect client, user, will; topics with payloads that are short texts or
 * numbers as values; names of edge nodes and devices in topics of Sparkplug B; properties and reason codes of version
 * 5. <b>Not read:</b> other payloads. <b>State kept per flow:</b> the version; of each direction how much of a long
 * packet is left, and at most 64 aliases of topics. <b>Written from:</b> OASIS MQTT Version 3.1.1 and 5.0, Eclipse
 * Sparkplug 3.0.0 §4.
 */
@NullMarked
package io.otus.dissect.mqtt;

import org.jspecify.annotations.NullMarked;
