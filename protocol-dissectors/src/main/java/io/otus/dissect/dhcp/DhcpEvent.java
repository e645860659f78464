package io.otus.dissect.dhcp;

import io.otus.core.bytes.Octets;
import io.otus.core.event.FieldWriter;
import io.otus.core.event.ProtocolEvent;

/** Everything DHCP can report; component names are the terms of RFC 2131 and RFC 2132. */
public sealed interface DhcpEvent extends ProtocolEvent {
    /**
     * One message. Options that it did not carry are empty texts, and addresses 0.0.0.0.
     *
     * @param message {@code discover}, {@code offer}, {@code request}, {@code decline}, {@code ack}, {@code nak},
     *     {@code release}, {@code inform}, or {@code bootp} without option 53
     * @param op 1 from a client, 2 from a server
     * @param leaseTime seconds; 0 where it was not granted
     * @param clientFqdn its whole name, RFC 4702
     * @param circuitId port of the switch or relay in its own terms, RFC 3046
     * @param remoteId the switch or relay in its own terms, RFC 3046
     * @param parameterRequestList the numbers of the options asked for, a fingerprint of the client's software
     */
    record Message(
            String message,
            int op,
            long xid,
            String clientHardwareAddress,
            String clientAddress,
            String yourAddress,
            String relayAddress,
            String hostName,
            String requestedAddress,
            long leaseTime,
            String serverIdentifier,
            String vendorClassIdentifier,
            Octets clientIdentifier,
            Octets parameterRequestList,
            String clientFqdn,
            Octets circuitId,
            Octets remoteId)
            implements DhcpEvent {
        @Override
        public void fields(FieldWriter out) {
            out.number("op", op);
            out.number("xid", xid);
            out.text("client_hardware_address", clientHardwareAddress);
            out.text("client_address", clientAddress);
            out.text("your_address", yourAddress);
            out.text("relay_address", relayAddress);
            out.text("host_name", hostName);
            out.text("requested_address", requestedAddress);
            out.number("lease_time", leaseTime);
            out.text("server_identifier", serverIdentifier);
            out.text("vendor_class_identifier", vendorClassIdentifier);
            out.octets("client_identifier", clientIdentifier);
            out.octets("parameter_request_list", parameterRequestList);
            out.text("client_fqdn", clientFqdn);
            out.octets("circuit_id", circuitId);
            out.octets("remote_id", remoteId);
        }
    }
}
