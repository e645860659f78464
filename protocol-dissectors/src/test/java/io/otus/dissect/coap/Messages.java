package io.otus.dissect.coap;

import io.otus.core.bytes.Octets;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.List;

/** Parts of messages as hexadecimal, and what is read of them. */
final class Messages {
    private Messages() {}

    static String hex(String text) {
        return HexFormat.of().formatHex(text.getBytes(StandardCharsets.UTF_8));
    }

    static CoapEvent.Option text(int number, String name, String text) {
        return new CoapEvent.Option(number, name, CoapOption.Format.TEXT, text, 0);
    }

    static CoapEvent.Option path(String part) {
        return text(11, "uri_path", part);
    }

    static CoapEvent.Option uint(int number, String name, long uint) {
        return new CoapEvent.Option(number, name, CoapOption.Format.UINT, "", uint);
    }

    static CoapEvent.Message message(
            int type, int code, int id, String token, int payloadLength, CoapEvent.Option... options) {
        return new CoapEvent.Message(type, code, id, Octets.ofHex(token), List.of(options), payloadLength);
    }
}
