package io.otus.dissect.ethercat;

import io.otus.core.bytes.ByteView;
import io.otus.core.bytes.FrontReader;
import java.nio.charset.StandardCharsets;

/** Reads fields front to back; little-endian. */
final class EcatReader extends FrontReader {
    EcatReader(ByteView bytes, int from) {
        super(bytes, from);
    }

    int u16() {
        return (int) leUnsigned(2);
    }

    long u32() {
        return leUnsigned(4);
    }

    /** Lets the bytes end after this many, or where they end. */
    void limit(int count) {
        end(at() + Math.min(count, remaining()));
    }

    String hex(int size) {
        return bytes(size).octets().toString();
    }

    /** What is left, the first {@link EthercatEvent#KEPT} octets, in hexadecimal; all of it is taken. */
    String restHex() {
        int kept = Math.min(remaining(), EthercatEvent.KEPT);
        String text = view().octets(at(), kept).toString();
        bytes(remaining());
        return text;
    }

    /** Text up to a zero or to the end. */
    String text() {
        ByteView octets = bytes(remaining());
        return octets.textToNul(0, octets.length(), StandardCharsets.UTF_8);
    }
}
