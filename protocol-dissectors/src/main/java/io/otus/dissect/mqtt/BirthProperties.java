package io.otus.dissect.mqtt;

import io.otus.core.bytes.ByteView;
import io.otus.core.bytes.FrontReader;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;

/**
 * What edge nodes and devices of Sparkplug say of their equipment as they begin, in metrics of the names that the
 * specification's examples have, Sparkplug 3.0.0 §6.4. A payload is a message of Protocol Buffers: fields, each with a
 * key, of which the lowest three bits tell how its value ends. Stateless.
 */
final class BirthProperties {
    static final String MAKER = "Properties/Hardware Make";
    static final String MODEL = "Properties/Hardware Model";
    static final String SYSTEM = "Properties/OS";
    static final String SYSTEM_VERSION = "Properties/OS Version";

    private static final String NAMESPACE = "Properties/";
    /** Most metrics that are looked at. */
    private static final int MAX_METRICS = 1_024;

    private static final int MAX_TEXT = 64;
    private static final int VARINT_BYTES = 10;
    private static final int VARINT = 0;
    private static final int EIGHT_BYTES = 1;
    private static final int COUNTED = 2;
    private static final int FOUR_BYTES = 5;
    /** Keys of counted fields: metrics of a payload, name and text of a metric. */
    private static final long METRICS = 2 << 3 | COUNTED;

    private static final long NAME = 1 << 3 | COUNTED;
    private static final long STRING_VALUE = 15 << 3 | COUNTED;

    private BirthProperties() {}

    /** Texts of metrics that tell of the equipment, by their names. */
    static Map<String, String> of(ByteView payload) {
        Map<String, String> found = new HashMap<>();
        FrontReader in = new FrontReader(payload, 0);
        for (int metrics = 0; metrics < MAX_METRICS && in.remaining() > 0 && !in.failed(); ) {
            long key = varint(in);
            ByteView value = value(in, key);
            if (key == METRICS && !in.failed()) {
                metrics++;
                metric(value, found);
            }
        }
        return found;
    }

    private static void metric(ByteView metric, Map<String, String> found) {
        FrontReader in = new FrontReader(metric, 0);
        String name = "";
        String text = "";
        while (in.remaining() > 0 && !in.failed()) {
            long key = varint(in);
            ByteView value = value(in, key);
            if (key == NAME) {
                name = text(value);
            } else if (key == STRING_VALUE) {
                text = text(value);
            }
        }
        if (!in.failed() && name.startsWith(NAMESPACE) && !text.isBlank()) {
            found.putIfAbsent(name, text.strip());
        }
    }

    private static String text(ByteView value) {
        return value.length() > MAX_TEXT ? "" : value.text(0, value.length(), StandardCharsets.UTF_8);
    }

    /** The bytes of a counted field; of others nothing, and they are passed by. */
    private static ByteView value(FrontReader in, long key) {
        switch ((int) (key & 7)) {
            case VARINT -> varint(in);
            case EIGHT_BYTES -> in.bytes(Long.BYTES);
            case FOUR_BYTES -> in.bytes(Integer.BYTES);
            case COUNTED -> {
                long length = varint(in);
                return in.bytes(length < 0 || length > in.remaining() ? Integer.MAX_VALUE : (int) length);
            }
            default -> in.fail();
        }
        return ByteView.EMPTY;
    }

    private static long varint(FrontReader in) {
        long value = 0;
        for (int i = 0; i < VARINT_BYTES; i++) {
            int octet = in.u8();
            value |= (octet & 0x7FL) << (7 * i);
            if (octet < 0x80) {
                return value;
            }
        }
        in.fail();
        return 0;
    }
}
