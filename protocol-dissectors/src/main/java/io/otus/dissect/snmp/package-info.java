/**
 * SNMP: management of devices, and the richest source of what they are. UDP ports 161 and 162, and 51973 of
 * HiDiscovery.
 *
 * <p><b>Decoded:</b> SNMPv1 (RFC 1157), SNMPv2c (RFC 1901, RFC 3416) and SNMPv3 (RFC 3412, RFC 3414) with their
 * protocol data units and variable bindings; engine ids (RFC 3411 §5); the objects that tell identity, listed in
 * {@code objects.tsv}. <b>Told and not read:</b> scoped PDUs that are encrypted. <b>Never kept:</b> communities, but
 * for three that everybody knows. <b>State kept per flow:</b> classes of physical entities, of which a walk tells
 * before their names, and what was said of sessions. <b>Written from:</b> those RFCs, RFC 3418 (SNMPv2-MIB), RFC 2863
 * (IF-MIB), RFC 6933 (ENTITY-MIB), RFC 3805 (Printer-MIB), RFC 1628 (UPS-MIB) and a published description of
 * HiDiscovery with its MIB (HIRSCHMANN-DISCOVERY-MGMT-MIB); no other implementation was read.
 */
@NullMarked
package io.otus.dissect.snmp;

import org.jspecify.annotations.NullMarked;
