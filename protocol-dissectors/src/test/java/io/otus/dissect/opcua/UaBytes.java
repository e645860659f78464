package io.otus.dissect.opcua;

import io.otus.core.bytes.Octets;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;

/** Writes OPC UA's binary encoding by hand, for rows. */
final class UaBytes {
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();

    static UaBytes bytes() {
        return new UaBytes();
    }

    UaBytes u8(int... values) {
        for (int value : values) {
            out.write(value);
        }
        return this;
    }

    UaBytes u16(int value) {
        return u8(value & 0xFF, value >> 8 & 0xFF);
    }

    UaBytes u32(long value) {
        return raw(ByteBuffer.allocate(4)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putInt((int) value)
                .array());
    }

    UaBytes u64(long value) {
        return raw(ByteBuffer.allocate(8)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putLong(value)
                .array());
    }

    UaBytes real(double value) {
        return u64(Double.doubleToRawLongBits(value));
    }

    UaBytes string(String text) {
        byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
        return u32(utf8.length).raw(utf8);
    }

    /** A byte string in hexadecimal. */
    UaBytes octets(String hex) {
        byte[] octets = Octets.ofHex(hex).toArray();
        return u32(octets.length).raw(octets);
    }

    /** A null string, byte string or array. */
    UaBytes none() {
        return u32(-1);
    }

    /** A numeric node id of the standard's namespace. */
    UaBytes node(int id) {
        return u8(1, 0).u16(id);
    }

    /** A string node id. */
    UaBytes node(int namespace, String name) {
        return u8(3).u16(namespace).string(name);
    }

    /** Request header with a handle and nothing else. */
    UaBytes request(int handle) {
        return u8(0, 0).u64(0).u32(handle).u32(0).none().u32(0).u8(0, 0, 0);
    }

    /** Response header with a handle and a result. */
    UaBytes response(int handle, long result) {
        return u64(0).u32(handle).u32(result).u8(0).none().u8(0, 0, 0);
    }

    UaBytes put(UaBytes other) {
        return raw(other.out.toByteArray());
    }

    private UaBytes raw(byte[] bytes) {
        out.writeBytes(bytes);
        return this;
    }

    int size() {
        return out.size();
    }

    String hex() {
        return Octets.copyOf(out.toByteArray()).toString();
    }

    byte[] toArray() {
        return out.toByteArray();
    }

    /** A message with its header. */
    static UaBytes message(String type, UaBytes body) {
        UaBytes message = bytes();
        for (int i = 0; i < 4; i++) {
            message.u8(type.charAt(i));
        }
        return message.u32(8L + body.size()).put(body);
    }

    /** A chunk of channel 7 with token 1. */
    static UaBytes chunk(String type, int number, int requestId, UaBytes body) {
        return message(type, bytes().u32(7).u32(1).u32(number).u32(requestId).put(body));
    }

    /** The opening of a channel without security, whose number the server tells. */
    static UaBytes open(int channel, UaBytes body) {
        UaBytes security = bytes().u32(channel).string("http://opcfoundation.org/UA/SecurityPolicy#None");
        return message("OPNF", security.none().none().u32(1).u32(1).put(body));
    }
}
