package io.otus.dissect.arp;

import io.otus.core.bytes.ByteView;
import io.otus.core.event.AddressBinding;
import io.otus.core.event.SessionFact;
import io.otus.core.net.IpAddress;
import io.otus.core.net.MacAddress;
import io.otus.core.spi.Context;
import io.otus.core.spi.Direction;
import io.otus.core.spi.Dissector;
import io.otus.core.spi.Output;

/** Reads one ARP packet; what follows it in the frame is padding. */
final class ArpDissector implements Dissector {
    @Override
    public int frameLength(ByteView bytes, Context context) {
        return bytes.length();
    }

    @Override
    public void dissect(ByteView message, Context context, Output out) {
        if (message.length() < ArpHeader.FIXED || message.length() < ArpHeader.size(message)) {
            out.malformed(ArpAnomaly.TOO_SHORT, Math.min(message.length(), 4));
            return;
        }
        int operation = ArpHeader.operation(message);
        if (!ArpHeader.isIpv4OverEthernet(message)) {
            int hardwareType = ArpHeader.hardwareType(message);
            out.message(new ArpEvent.Other(hardwareType, ArpHeader.protocolType(message), operation));
            out.unknown("hardware_type", hardwareType);
            return;
        }
        MacAddress sender = new MacAddress(message.u48(ArpHeader.SENDER_MAC));
        IpAddress senderIp = IpAddress.readV4(message, ArpHeader.SENDER_IP);
        MacAddress target = new MacAddress(message.u48(ArpHeader.TARGET_MAC));
        IpAddress targetIp = IpAddress.readV4(message, ArpHeader.TARGET_IP);
        out.message(new ArpEvent.Ipv4OverEthernet(operation, sender, senderIp, target, targetIp));
        if (operation != 1 && operation != 2) {
            out.unknown("operation", operation);
        } else if (sender.isGroup()) {
            out.malformed(ArpAnomaly.GROUP_SENDER, ArpHeader.SENDER_MAC);
        } else if (senderIp.isUnicast()) {
            boolean isRequest = operation == 1;
            out.binding(sender, senderIp, isRequest ? AddressBinding.Source.ARP_REQUEST : AddressBinding.Source.ARP, 0);
            if (isRequest && targetIp.isUnicast() && !targetIp.equals(senderIp)) {
                out.session(Direction.FROM_CLIENT, "", new SessionFact.AddressQuery(targetIp));
            }
        }
    }
}
