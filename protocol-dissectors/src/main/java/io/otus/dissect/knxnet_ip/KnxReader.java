package io.otus.dissect.knxnet_ip;

import io.otus.core.bytes.ByteView;
import io.otus.core.bytes.FrontReader;
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
        return from < 0
                ? ""
                : view().u8(from) + "." + view().u8(from + 1) + "." + view().u8(from + 2) + "." + view().u8(from + 3);
    }

    /** A MAC address. */
    String mac() {
        StringBuilder text = new StringBuilder();
        ByteView octets = bytes(6);
        for (int i = 0; i < octets.length(); i++) {
            String digits = Integer.toHexString(octets.u8(i));
            text.append(i == 0 ? "" : ":")
                    .append(digits.length() == 1 ? "0" : "")
                    .append(digits);
        }
        return text.toString();
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
