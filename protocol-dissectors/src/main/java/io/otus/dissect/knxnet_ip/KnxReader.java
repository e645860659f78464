package io.otus.dissect.knxnet_ip;

import io.otus.core.bytes.ByteView;
import io.otus.core.bytes.FrontReader;
import io.otus.core.net.IpAddress;
import io.otus.core.net.MacAddress;
import java.nio.charset.StandardCharsets;

/** Reads fields front to back; big-endian. */
final class KnxReader extends FrontReader {
    KnxReader(ByteView bytes, int from) {
        super(bytes, from);
    }

    int u16() {
        return (int) unsigned(2);
    }

    String hex(int size) {
        return bytes(size).octets().toString();
    }

    /** An IPv4 address. */
    String ip() {
        int from = take(4);
        return from < 0 ? "" : IpAddress.readV4(view(), from).toString();
    }

    /** A MAC address. */
    String mac() {
        int from = take(6);
        return from < 0 ? "" : new MacAddress(view().u48(from)).toString();
    }

    /** Text in ISO 8859-1 up to its first zero. */
    String latin(int size) {
        return bytes(size).textToNul(0, size, StandardCharsets.ISO_8859_1);
    }

    /** A reader of the next octets alone, whose places are those of the frame. */
    KnxReader part(int size) {
        int from = take(size);
        KnxReader part = new KnxReader(view(), Math.max(from, 0));
        part.end(from < 0 ? part.at() : from + size);
        return part;
    }
}
