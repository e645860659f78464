package io.otus.dissect.snmp;

import io.otus.core.bytes.Octets;
import io.otus.core.event.Element;
import io.otus.core.event.Elements;
import io.otus.core.event.FieldWriter;
import io.otus.core.event.ProtocolEvent;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Everything SNMP can report; component names are the terms of its RFCs. */
public sealed interface SnmpEvent extends ProtocolEvent {
    /**
     * One message.
     *
     * @param message the kind of PDU: {@code get_request}, {@code get_next_request}, {@code response},
     *     {@code set_request}, {@code trap} (of version 1), {@code get_bulk_request}, {@code inform_request},
     *     {@code snmpv2_trap}, {@code report}; {@code encrypted} where it cannot be read
     * @param version 0 SNMPv1, 1 SNMPv2c, 3 SNMPv3
     * @param community only where it is one that products are delivered with; otherwise it is a secret, and left out
     * @param security what version 3 has; null for others
     * @param pdu the fields of the protocol data unit; none where it is encrypted
     */
    record Message(
            String message,
            int version,
            String community,
            @Nullable Security security,
            List<Element> pdu) implements SnmpEvent {
        public Message {
            pdu = List.copyOf(pdu);
        }

        @Override
        public void fields(FieldWriter out) {
            out.number("version", version);
            if (!community.isEmpty()) {
                out.text("community", community);
            }
            if (security != null) {
                out.number("msg_id", security.msgId());
                out.flag("authenticated", security.authenticated());
                out.flag("encrypted", security.encrypted());
                out.flag("reportable", security.reportable());
                out.number("security_model", security.securityModel());
                out.octets("engine_id", security.engineId());
                out.number("engine_boots", security.engineBoots());
                out.number("engine_time", security.engineTime());
                out.text("user_name", security.userName());
            }
            Elements.write(pdu, out);
        }
    }

    /**
     * Header of version 3, RFC 3412 §6, and the user-based security model, RFC 3414 §2.4.
     *
     * @param reportable whether a report is due where the message cannot be handled: it is set in requests, and in no
     *     answer (RFC 3412 §6.4)
     * @param securityModel 3 is the user-based one; others are not read
     * @param engineId of the authoritative engine: the sender's in answers and traps, else the receiver's; empty while
     *     it is not known
     * @param engineTime seconds since that engine booted last
     */
    record Security(
            long msgId,
            boolean authenticated,
            boolean encrypted,
            boolean reportable,
            int securityModel,
            Octets engineId,
            long engineBoots,
            long engineTime,
            String userName) {}
}
