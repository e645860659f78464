package io.otus.dissect.bacnet;

import io.otus.core.bytes.ByteView;
import io.otus.core.event.Element;
import io.otus.core.net.Endpoint;
import io.otus.core.net.IpAddress;
import io.otus.core.spi.Output;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a BVLC function carries besides an NPDU, Annexes J.2 and U.2. */
final class BvlcContent extends ContentReader {
    private BvlcContent(ByteView message, int end) {
        super(message, BvlcHeader.SIZE, end);
    }

    /** Reads it; the message is whole. */
    static BacnetEvent.Bvlc read(ByteView message, Output out) {
        int type = BvlcHeader.type(message);
        int function = BvlcHeader.function(message);
        int npduAt = BvlcHeader.npduAt(type, function);
        BvlcContent read = new BvlcContent(message, npduAt < 0 ? message.length() : npduAt);
        if (BvlcHeader.isKnown(type, function)) {
            if (type == BvlcHeader.BACNET_IP) {
                read.v4(function);
            } else {
                read.v6(function);
            }
            if (read.cut || read.at != read.end) {
                out.malformed(BacnetAnomaly.BVLC_CONTENT, Math.min(read.at, message.length()));
            }
        } else {
            out.unknown("bvlc_function", function);
        }
        return header(message, read.content);
    }

    /** The header alone. */
    static BacnetEvent.Bvlc header(ByteView message, List<Element> content) {
        int type = BvlcHeader.type(message);
        int function = BvlcHeader.function(message);
        return new BacnetEvent.Bvlc(
                type, function, BvlcHeader.name(type, function), BvlcHeader.length(message), content);
    }

    /** The original sender of a forwarded message, J.2.5 and U.2.9; null for other messages. The NPDU must be there. */
    static @Nullable Endpoint origin(ByteView message, int segment) {
        int type = BvlcHeader.type(message);
        int function = BvlcHeader.function(message);
        if (type == BvlcHeader.BACNET_IP && function == BvlcHeader.FORWARDED_NPDU) {
            int address = BvlcHeader.SIZE;
            return new Endpoint(segment, null, IpAddress.readV4(message, address), message.u16(address + 4));
        }
        if (type == BvlcHeader.BACNET_IPV6 && function == BvlcHeader.V6_FORWARDED_NPDU) {
            int address = BvlcHeader.SIZE + BvlcHeader.VIRTUAL_ADDRESS;
            return new Endpoint(segment, null, IpAddress.readV6(message, address), message.u16(address + 16));
        }
        return null;
    }

    private void v4(int function) {
        switch (function) {
            case BvlcHeader.RESULT -> word("result_code");
            case BvlcHeader.WRITE_BDT, BvlcHeader.READ_BDT_ACK -> distributionTable();
            case BvlcHeader.FORWARDED_NPDU -> address("originating_device", false);
            case BvlcHeader.REGISTER_FOREIGN_DEVICE -> word("time_to_live");
            case BvlcHeader.READ_FDT_ACK -> foreignDeviceTable();
            case BvlcHeader.DELETE_FDT_ENTRY -> address("foreign_device", false);
            case 0x0C -> rest();
            default -> {}
        }
    }

    private void v6(int function) {
        if (function == 0x0B) {
            rest();
            return;
        }
        boolean original = function == BvlcHeader.V6_FORWARDED_NPDU
                || function == BvlcHeader.V6_FORWARDED_ADDRESS_RESOLUTION
                || function == BvlcHeader.V6_DISTRIBUTE_BROADCAST;
        virtual(original ? "original_source_virtual_address" : "source_virtual_address");
        switch (function) {
            case BvlcHeader.RESULT -> word("result_code");
            case BvlcHeader.V6_ORIGINAL_UNICAST,
                    BvlcHeader.V6_ADDRESS_RESOLUTION_ACK,
                    BvlcHeader.V6_VIRTUAL_ADDRESS_RESOLUTION_ACK -> virtual("destination_virtual_address");
            case BvlcHeader.V6_ADDRESS_RESOLUTION -> virtual("target_virtual_address");
            case BvlcHeader.V6_FORWARDED_ADDRESS_RESOLUTION -> {
                virtual("target_virtual_address");
                address("originating_device", true);
            }
            case BvlcHeader.V6_FORWARDED_NPDU -> address("originating_device", true);
            case BvlcHeader.V6_REGISTER_FOREIGN_DEVICE -> word("time_to_live");
            case BvlcHeader.V6_DELETE_FDT_ENTRY -> address("foreign_device", true);
            default -> {}
        }
    }

    private void virtual(String name) {
        if (has(BvlcHeader.VIRTUAL_ADDRESS)) {
            content.add(Element.number(name, message.u24(at)));
            at += BvlcHeader.VIRTUAL_ADDRESS;
        }
    }

    private void address(String name, boolean v6) {
        if (has(v6 ? BvlcHeader.V6_ADDRESS : BvlcHeader.ADDRESS)) {
            content.add(Element.text(name, addressText(v6)));
        }
    }

    private String addressText(boolean v6) {
        IpAddress ip = v6 ? IpAddress.readV6(message, at) : IpAddress.readV4(message, at);
        at += v6 ? 16 : 4;
        String text = v6 ? "[" + ip + "]:" + message.u16(at) : ip + ":" + message.u16(at);
        at += 2;
        return text;
    }

    /** J.2.2.1: address and broadcast mask of each BBMD. */
    private void distributionTable() {
        List<Element.Group> entries = new ArrayList<>();
        while (at < end && has(10)) {
            Element address = Element.text("bbmd_address", addressText(false));
            String mask = IpAddress.readV4(message, at).toString();
            at += 4;
            entries.add(
                    new Element.Group("entry", List.of(address, Element.text("broadcast_distribution_mask", mask))));
        }
        content.add(new Element.Groups("broadcast_distribution_table", entries));
    }

    /** J.5.2.1: address, time to live and remaining time of each foreign device, in seconds. */
    private void foreignDeviceTable() {
        List<Element.Group> entries = new ArrayList<>();
        while (at < end && has(10)) {
            Element address = Element.text("foreign_device_address", addressText(false));
            entries.add(new Element.Group(
                    "entry",
                    List.of(
                            address,
                            Element.number("time_to_live", message.u16(at)),
                            Element.number("remaining_time", message.u16(at + 2)))));
            at += 4;
        }
        content.add(new Element.Groups("foreign_device_table", entries));
    }

    private void rest() {
        content.add(Element.text("data", message.octets(at, end - at).toString()));
        at = end;
    }
}
