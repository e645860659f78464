package io.otus.dissect.arp;

import io.otus.core.event.FieldWriter;
import io.otus.core.event.ProtocolEvent;
import io.otus.core.net.IpAddress;
import io.otus.core.net.MacAddress;

/** Everything ARP can report; component names are the terms of RFC 826. */
public sealed interface ArpEvent extends ProtocolEvent {
    /**
     * A packet that binds IPv4 to Ethernet.
     *
     * @param operation 1 request, 2 reply; others as they are
     * @param senderProtocolAddress 0.0.0.0 in a probe, which claims nothing (RFC 5227 §1.1)
     */
    record Ipv4OverEthernet(
            int operation,
            MacAddress senderHardwareAddress,
            IpAddress senderProtocolAddress,
            MacAddress targetHardwareAddress,
            IpAddress targetProtocolAddress)
            implements ArpEvent {
        @Override
        public String message() {
            return switch (operation) {
                case 1 -> "request";
                case 2 -> "reply";
                default -> "operation_" + operation;
            };
        }

        @Override
        public void fields(FieldWriter out) {
            out.number("operation", operation);
            out.text("sender_hardware_address", senderHardwareAddress.toString());
            out.text("sender_protocol_address", senderProtocolAddress.toString());
            out.text("target_hardware_address", targetHardwareAddress.toString());
            out.text("target_protocol_address", targetProtocolAddress.toString());
        }
    }

    /** A packet for other kinds of addresses. */
    record Other(int hardwareType, int protocolType, int operation) implements ArpEvent {
        @Override
        public String message() {
            return "other";
        }

        @Override
        public void fields(FieldWriter out) {
            out.number("hardware_type", hardwareType);
            out.number("protocol_type", protocolType);
            out.number("operation", operation);
        }
    }
}
