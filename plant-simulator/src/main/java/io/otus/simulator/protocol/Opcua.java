package io.otus.simulator.protocol;

import io.otus.simulator.wire.ByteWriter;
import java.nio.charset.StandardCharsets;

/** OPC UA binary without security, OPC 10000-6: transport messages, and services in one chunk. */
public final class Opcua {
    /** TCP port of servers. */
    public static final int PORT = 4840;

    private static final int HEADER = 8;
    private static final String NO_SECURITY = "http://opcfoundation.org/UA/SecurityPolicy#None";

    private Opcua() {}

    /** A message of one chunk: {@code HEL}, {@code ACK}, {@code ERR}, {@code MSG} and so on. */
    public static byte[] message(String type, byte[] body) {
        return new ByteWriter()
                .text(type)
                .text("F")
                .u32Le(HEADER + body.length)
                .bytes(body)
                .toByteArray();
    }

    /** OpenSecureChannel, with its header of security. */
    public static byte[] open(long channel, int sequence, byte[] service) {
        byte[] body = new ByteWriter()
                .u32Le(channel)
                .bytes(string(NO_SECURITY))
                .u32Le(0xFFFFFFFFL)
                .u32Le(0xFFFFFFFFL)
                .u32Le(sequence)
                .u32Le(sequence)
                .bytes(service)
                .toByteArray();
        return message("OPN", body);
    }

    /** A service on a channel: {@code MSG}, or {@code CLO} for the last. */
    public static byte[] service(String type, long channel, int sequence, byte[] service) {
        byte[] body = new ByteWriter()
                .u32Le(channel)
                .u32Le(1)
                .u32Le(sequence)
                .u32Le(sequence)
                .bytes(service)
                .toByteArray();
        return message(type, body);
    }

    /** A string with its length before it. */
    public static byte[] string(String text) {
        return new ByteWriter()
                .u32Le(text.getBytes(StandardCharsets.UTF_8).length)
                .text(text)
                .toByteArray();
    }
}
