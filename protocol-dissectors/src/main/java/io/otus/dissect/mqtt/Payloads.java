package io.otus.dissect.mqtt;

import io.otus.core.bytes.ByteView;
import io.otus.core.event.PointRange;
import io.otus.core.value.ValueList;
import java.nio.charset.StandardCharsets;

/**
 * A payload as a value: what it is is agreed upon elsewhere, so only numbers and short texts are taken for one.
 * Stateless.
 */
final class Payloads {
    private static final int MAX_NUMBER = 24;
    private static final int MAX_TEXT = 64;

    private Payloads() {}

    static PointRange point(String topic, ByteView payload) {
        String name = PointRange.plain(topic);
        if (payload.length() > MAX_TEXT) {
            return PointRange.named(name);
        }
        for (int i = 0; i < payload.length(); i++) {
            if (payload.u8(i) < ' ' || payload.u8(i) > '~') {
                return PointRange.named(name);
            }
        }
        String text = payload.text(0, payload.length(), StandardCharsets.US_ASCII);
        return PointRange.named(
                name, isNumber(text) ? ValueList.reals(Double.parseDouble(text)) : ValueList.text(text));
    }

    /** Digits with an optional sign, point and exponent. */
    private static boolean isNumber(String text) {
        return text.length() <= MAX_NUMBER && text.matches("[-+]?[0-9]+(\\.[0-9]+)?([eE][-+]?[0-9]{1,3})?");
    }
}
