package io.otus.dissect.coap;

import io.otus.core.bytes.ByteView;
import io.otus.core.event.PointRange;
import io.otus.core.value.ValueList;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;

/** A payload as a value: only numbers and short texts are taken for one. Stateless. */
final class Payloads {
    private static final int MAX_NUMBER = 24;
    private static final int MAX_TEXT = 64;
    /** Content formats that are text whatever they say: none, plain, JSON. */
    private static final int JSON = 50;

    /** Digits with an optional sign, point and exponent. */
    private static final Pattern NUMBER = Pattern.compile("[-+]?[0-9]+(\\.[0-9]+)?([eE][-+]?[0-9]{1,3})?");

    private Payloads() {}

    static PointRange point(String path, long format, ByteView payload) {
        String name = PointRange.plain(path);
        boolean isText = format <= 0 || format == JSON;
        if (!isText || payload.length() == 0 || payload.length() > MAX_TEXT || !isPrintable(payload)) {
            return PointRange.named(name);
        }
        String text = payload.text(0, payload.length(), StandardCharsets.US_ASCII);
        return PointRange.named(
                name, isNumber(text) ? ValueList.reals(Double.parseDouble(text)) : ValueList.text(text));
    }

    static boolean isPrintable(ByteView payload) {
        for (int i = 0; i < payload.length(); i++) {
            if (payload.u8(i) < ' ' || payload.u8(i) > '~') {
                return false;
            }
        }
        return true;
    }

    private static boolean isNumber(String text) {
        return text.length() <= MAX_NUMBER && NUMBER.matcher(text).matches();
    }
}
