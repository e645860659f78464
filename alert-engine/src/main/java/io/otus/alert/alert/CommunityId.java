package io.otus.alert.alert;

import io.otus.core.event.FlowInfo;
import io.otus.core.net.Endpoint;
import io.otus.core.net.IpAddress;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import org.jspecify.annotations.Nullable;

/**
 * Community ID version 1 with seed 0 (the Community ID flow hashing specification): Base64 of a SHA-1 over both
 * addresses, the IP protocol and both ports, the smaller endpoint first, so that both directions give the same id.
 */
final class CommunityId {
    private static final int TCP = 6;
    private static final int UDP = 17;

    private CommunityId() {}

    /** Returns the id of a flow; null if the flow has no IP addresses. */
    static @Nullable String of(FlowInfo flow) {
        Endpoint one = flow.endpoint(0);
        Endpoint other = flow.endpoint(1);
        IpAddress oneIp = one.ip();
        IpAddress otherIp = other.ip();
        if (oneIp == null || otherIp == null) {
            return null;
        }
        int protocol = switch (flow.transport()) {
            case TCP -> TCP;
            case UDP -> UDP;
            case IP, LINK -> flow.protocolNumber();
        };
        int byAddress = oneIp.compareTo(otherIp);
        boolean inOrder = byAddress < 0 || (byAddress == 0 && one.port() <= other.port());
        return inOrder
                ? of(oneIp, one.port(), otherIp, other.port(), protocol)
                : of(otherIp, other.port(), oneIp, one.port(), protocol);
    }

    private static String of(IpAddress low, int lowPort, IpAddress high, int highPort, int protocol) {
        ByteBuffer key = ByteBuffer.allocate(2 + 16 + 16 + 2 + 4).putShort((short) 0);
        put(key, low);
        put(key, high);
        key.put((byte) protocol).put((byte) 0);
        if (lowPort != Endpoint.NO_PORT && highPort != Endpoint.NO_PORT) {
            key.putShort((short) lowPort).putShort((short) highPort);
        }
        MessageDigest sha1 = sha1();
        sha1.update(key.flip());
        return "1:" + Base64.getEncoder().encodeToString(sha1.digest());
    }

    private static void put(ByteBuffer key, IpAddress address) {
        if (address.v6()) {
            key.putLong(address.high()).putLong(address.low());
        } else {
            key.putInt((int) address.low());
        }
    }

    private static MessageDigest sha1() {
        try {
            return MessageDigest.getInstance("SHA-1"); // required by the specification, not for security
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-1", e);
        }
    }
}
