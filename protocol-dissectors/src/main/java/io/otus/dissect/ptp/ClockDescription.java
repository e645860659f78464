package io.otus.dissect.ptp;

import io.otus.core.bytes.ByteView;
import io.otus.core.event.Attribute;
import io.otus.core.event.Trust;
import io.otus.core.spi.Context;
import io.otus.core.spi.Output;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * CLOCK_DESCRIPTION, IEEE 1588-2019 §15.5.3.1.2: clock type u16, physical layer as text, physical address and protocol
 * address with their lengths, manufacturer identity of 3 octets, reserved, then three texts. A text is a length u8 and
 * octets.
 *
 * @param product {@code maker;model;serial}
 * @param revision {@code hardware;firmware;software}
 * @param user {@code name;location}
 */
record ClockDescription(String product, String revision, String user) {
    private static final String SOURCE = "ptp clock_description";

    /** Reads the data of the TLV; null where it is shorter than its fields. */
    static @Nullable ClockDescription read(ByteView b) {
        int at = afterText(b, 2);
        at = at < 0 || !b.has(at, 2) ? -1 : at + 2 + b.u16(at);
        at = at < 0 || !b.has(at, 4) ? -1 : at + 4 + b.u16(at + 2);
        at = at < 0 ? -1 : at + 4;
        int revisionAt = at < 0 ? -1 : afterText(b, at);
        int userAt = revisionAt < 0 ? -1 : afterText(b, revisionAt);
        if (userAt < 0 || afterText(b, userAt) < 0) {
            return null;
        }
        return new ClockDescription(text(b, at), text(b, revisionAt), text(b, userAt));
    }

    private static int afterText(ByteView b, int at) {
        return b.has(at, 1) && b.has(at + 1, b.u8(at)) ? at + 1 + b.u8(at) : -1;
    }

    private static String text(ByteView b, int at) {
        return b.text(at + 1, b.u8(at), StandardCharsets.UTF_8);
    }

    void tell(Context context, Output out) {
        String[] products = product.split(";", 3);
        String[] revisions = revision.split(";", 3);
        String[] users = user.split(";", 2);
        claim(Attribute.VENDOR, products, 0, context, out);
        claim(Attribute.MODEL, products, 1, context, out);
        claim(Attribute.SERIAL, products, 2, context, out);
        claim(Attribute.HARDWARE, revisions, 0, context, out);
        claim(Attribute.FIRMWARE, revisions, revisions.length > 1 && revisions[1].isBlank() ? 2 : 1, context, out);
        claim(Attribute.NAME, users, 0, context, out);
        claim(Attribute.LOCATION, users, 1, context, out);
    }

    private static void claim(Attribute attribute, String[] parts, int index, Context context, Output out) {
        if (index < parts.length) {
            out.claim(context.source(), "", attribute, parts[index], SOURCE, Trust.DEVICE);
        }
    }
}
