package io.otus.dissect.icmpv6;

import io.otus.core.bytes.ByteView;
import io.otus.core.net.IpAddress;
import io.otus.core.net.MacAddress;
import io.otus.core.spi.Output;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Options of neighbour discovery, RFC 4861 §4.6: type u8, length u8 in units of 8 octets.
 *
 * @param sourceLinkLayer of the sender; null where it is not told
 * @param targetLinkLayer of the target; null where it is not told
 * @param prefixes with their lengths: {@code 2001:db8::/64}
 */
record NdOptions(
        @Nullable MacAddress sourceLinkLayer, @Nullable MacAddress targetLinkLayer, List<String> prefixes) {
    private static final int SOURCE_LINK_LAYER = 1;
    private static final int TARGET_LINK_LAYER = 2;
    private static final int PREFIX = 3;
    private static final int UNIT = 8;

    NdOptions {
        prefixes = List.copyOf(prefixes);
    }

    static NdOptions read(ByteView message, int from, Output out) {
        MacAddress source = null;
        MacAddress target = null;
        List<String> prefixes = new ArrayList<>();
        int at = from;
        while (at < message.length()) {
            int length = message.has(at, 2) ? UNIT * message.u8(at + 1) : 0;
            if (length == 0 || !message.has(at, length)) {
                out.malformed(Icmpv6Anomaly.OPTION, at);
                break;
            }
            switch (message.u8(at)) {
                case SOURCE_LINK_LAYER -> source = mac(message, at, length);
                case TARGET_LINK_LAYER -> target = mac(message, at, length);
                case PREFIX -> {
                    if (length == 4 * UNIT) {
                        prefixes.add(IpAddress.readV6(message, at + 16) + "/" + message.u8(at + 2));
                    }
                }
                default -> {
                    // Others say nothing of who owns an address.
                }
            }
            at += length;
        }
        return new NdOptions(source, target, prefixes);
    }

    private static @Nullable MacAddress mac(ByteView message, int at, int length) {
        if (length != UNIT) {
            return null; // Longer addresses are no MAC addresses.
        }
        MacAddress mac = new MacAddress(message.u48(at + 2));
        return mac.isOfOneDevice() ? mac : null;
    }
}
