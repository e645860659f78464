package io.otus.dissect.coap;

import io.otus.core.bytes.ByteView;
import io.otus.layer.text.Lines;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * The options of a message, RFC 7252 §3.1, and where its payload is.
 *
 * @param all in wire order; of more than are kept the first
 * @param payloadAt where the payload begins; the end of the message where there is none
 * @param broken what is wrong with them; null where nothing is
 * @param brokenAt where
 * @param known whether all are options of which this sensor knows, of a length that they may have
 */
record CoapOptions(
        List<CoapEvent.Option> all, int payloadAt, @Nullable CoapAnomaly broken, int brokenAt, boolean known) {
    /** Options that are kept: a path has a few parts. */
    static final int MAX = 64;
    /** Longest path, in characters. */
    private static final int MAX_PATH = 512;

    CoapOptions {
        all = List.copyOf(all);
    }

    /** Reads from behind the token to the end. */
    static CoapOptions read(ByteView message, int from, boolean isSignal) {
        List<CoapEvent.Option> all = new ArrayList<>();
        int at = from;
        int number = 0;
        boolean known = true;
        CoapAnomaly broken = null;
        int brokenAt = 0;
        while (at < message.length()) {
            int begin = at;
            int first = message.u8(at++);
            if (first == CoapHeader.PAYLOAD_MARKER) {
                return at == message.length()
                        ? new CoapOptions(all, at, CoapAnomaly.PAYLOAD, begin, known)
                        : new CoapOptions(all, at, broken, brokenAt, known);
            }
            int delta = extended(message, at, first >> 4);
            at += extra(first >> 4);
            int length = extended(message, at, first & 0xF);
            at += extra(first & 0xF);
            if (delta < 0 || length < 0 || !message.has(at, length)) {
                return new CoapOptions(all, message.length(), CoapAnomaly.OPTION, begin, known);
            }
            boolean again = delta == 0 && number > 0;
            number += delta;
            CoapOption option = isSignal ? null : CoapOption.of(number);
            known &= option != null && option.isLegal(length);
            if (broken == null && option != null) {
                broken = !option.isLegal(length)
                        ? CoapAnomaly.OPTION_LENGTH
                        : again && !option.isRepeatable() ? CoapAnomaly.REPEATED : null;
                brokenAt = begin;
            }
            if (all.size() < MAX) {
                all.add(option(number, option, message.slice(at, length)));
            }
            at += length;
        }
        return new CoapOptions(all, message.length(), broken, brokenAt, known);
    }

    /** Octets behind the first one that a nibble asks for. */
    private static int extra(int nibble) {
        return nibble == 13 ? 1 : nibble == 14 ? 2 : 0;
    }

    /** A delta or length; -1 where it is reserved or not there. */
    private static int extended(ByteView message, int at, int nibble) {
        if (nibble == 15 || !message.has(at, extra(nibble))) {
            return -1;
        }
        return switch (nibble) {
            case 13 -> 13 + message.u8(at);
            case 14 -> 269 + message.u16(at);
            default -> nibble;
        };
    }

    private static CoapEvent.Option option(int number, @Nullable CoapOption kind, ByteView value) {
        String name = kind == null ? "option_" + number : kind.name().toLowerCase(Locale.ROOT);
        CoapOption.Format format =
                kind == null || !kind.isLegal(value.length()) ? CoapOption.Format.OPAQUE : kind.format();
        return switch (format) {
            case TEXT -> new CoapEvent.Option(number, name, format, Lines.text(value), 0);
            case UINT, BLOCK -> new CoapEvent.Option(number, name, format, "", uint(value));
            case OPAQUE ->
                new CoapEvent.Option(
                        number,
                        name,
                        format,
                        value.octets(0, Math.min(value.length(), CoapEvent.KEPT))
                                .toString(),
                        0);
        };
    }

    private static long uint(ByteView value) {
        long sum = 0;
        for (int i = 0; i < value.length(); i++) {
            sum = sum << 8 | value.u8(i);
        }
        return sum;
    }

    boolean has(CoapOption option) {
        return find(option) != null;
    }

    /** The first of its kind. */
    CoapEvent.@Nullable Option find(CoapOption option) {
        for (int i = 0; i < all.size(); i++) {
            if (all.get(i).number() == option.number()) {
                return all.get(i);
            }
        }
        return null;
    }

    /** Its number; -1 where it is not there. */
    long number(CoapOption option) {
        CoapEvent.Option found = find(option);
        return found == null ? -1 : found.uint();
    }

    String text(CoapOption option) {
        CoapEvent.Option found = find(option);
        return found == null ? "" : found.text();
    }

    @Nullable
    Block block(CoapOption option) {
        CoapEvent.Option found = find(option);
        return found == null || found.format() != CoapOption.Format.BLOCK ? null : Block.of(found.uint());
    }

    /** The path that is asked for, RFC 7252 §6.5: at least a stroke. */
    String path() {
        StringBuilder path = new StringBuilder();
        for (int i = 0; i < all.size() && path.length() < MAX_PATH; i++) {
            if (all.get(i).number() == CoapOption.URI_PATH.number()) {
                path.append('/').append(all.get(i).text().replace("/", "%2F"));
            }
        }
        return path.isEmpty() ? "/" : path.substring(0, Math.min(path.length(), MAX_PATH));
    }

    /** The value of a part of the query; empty where it is not there. */
    String query(String name) {
        for (int i = 0; i < all.size(); i++) {
            CoapEvent.Option each = all.get(i);
            if (each.number() == CoapOption.URI_QUERY.number() && each.text().startsWith(name + "=")) {
                return each.text().substring(name.length() + 1);
            }
        }
        return "";
    }

    /** Whether they name a path of two letters at least, all of characters that a path has without escapes. */
    boolean areOfPlainPath() {
        String path = path();
        if (path.length() < 3) {
            return false;
        }
        for (int i = 0; i < path.length(); i++) {
            char c = path.charAt(i);
            boolean plain = (c >= 'a' && c <= 'z')
                    || (c >= 'A' && c <= 'Z')
                    || (c >= '0' && c <= '9')
                    || "/-._~".indexOf(c) >= 0;
            if (!plain) {
                return false;
            }
        }
        return true;
    }
}
