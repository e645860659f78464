package io.otus.alert.signature;

import java.io.ByteArrayOutputStream;
import java.util.HexFormat;

/** Bytes that a payload must contain, keyword {@code content} with its modifiers. Immutable once its rule is parsed. */
final class Content implements Signature.Part {
    private final byte[] bytes;
    private final boolean negated;
    private boolean noCase;
    private boolean fastPattern;
    private boolean endsWith;
    private boolean relative;
    private boolean ofPacket;
    private int offset;
    private int depth = Integer.MAX_VALUE;
    private int distance;
    private int within = Integer.MAX_VALUE;

    private Content(byte[] bytes, boolean negated) {
        this.bytes = bytes;
        this.negated = negated;
    }

    /**
     * Parses the text between the quotation marks: text, {@code |0D 0A|} for bytes in hexadecimal, and a backslash
     * before special characters.
     *
     * @throws IllegalArgumentException with the reason if it is invalid
     */
    static Content parse(String text, boolean negated) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        for (int i = 0; i < text.length(); i++) {
            char at = text.charAt(i);
            if (at == '|') {
                int end = text.indexOf('|', i + 1);
                if (end < 0) {
                    throw new IllegalArgumentException("a '|' has no second one");
                }
                bytes.writeBytes(
                        HexFormat.of().parseHex(text.substring(i + 1, end).replaceAll("\\s", "")));
                i = end;
            } else {
                if (at == '\\' && i + 1 < text.length()) {
                    i++;
                }
                bytes.write(text.charAt(i));
            }
        }
        if (bytes.size() == 0) {
            throw new IllegalArgumentException("empty");
        }
        return new Content(bytes.toByteArray(), negated);
    }

    /**
     * Applies a modifier.
     *
     * @return whether the keyword is a modifier
     * @throws IllegalArgumentException if its value is invalid
     */
    boolean modify(String keyword, String value) {
        switch (keyword) {
            case "nocase" -> noCase = true;
            case "rawbytes" -> {} // all bytes are raw here
            case "fast_pattern" -> fastPattern = value.isEmpty();
            case "offset" -> {
                offset = number(value);
                ofPacket = true;
            }
            case "depth" -> {
                depth = number(value);
                ofPacket = true;
            }
            case "startswith" -> {
                depth = bytes.length;
                ofPacket = true;
            }
            case "endswith" -> {
                endsWith = true;
                ofPacket = true;
            }
            case "distance" -> {
                distance = number(value);
                relative = true;
            }
            case "within" -> {
                within = number(value);
                relative = true;
            }
            default -> {
                return false;
            }
        }
        return true;
    }

    private static int number(String value) {
        try {
            return Integer.parseInt(value.strip());
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException("'" + value + "' is no number", e);
        }
    }

    boolean isNegated() {
        return negated;
    }

    boolean isFastPattern() {
        return fastPattern;
    }

    boolean isRelative() {
        return relative;
    }

    /** Returns whether the content refers to the beginning or the end of the packet. */
    boolean isOfPacket() {
        return ofPacket;
    }

    int length() {
        return bytes.length;
    }

    /** Returns one of the content's bytes, in lower case. */
    int lower(int at) {
        return lowerCase(bytes[at]);
    }

    /** Returns the first offset in a payload at which the content may begin, given where the previous part ended. */
    int first(int behind) {
        return relative ? Math.max(0, behind + distance) : offset;
    }

    /** Returns the offset in a payload before which the content must end. */
    int limit(int behind, int length) {
        long end = relative
                ? (long) behind + distance + (within == Integer.MAX_VALUE ? length : within)
                : (long) offset + (depth == Integer.MAX_VALUE ? length : depth);
        return Math.clamp(end, 0, length);
    }

    /** Returns whether the content is at this offset of a payload. */
    boolean isAt(byte[] payload, int at, int length) {
        if (at + bytes.length > length || (endsWith && at + bytes.length != length)) {
            return false;
        }
        for (int i = 0; i < bytes.length; i++) {
            int is = payload[at + i];
            if (is != bytes[i] && !(noCase && lowerCase(is) == lowerCase(bytes[i]))) {
                return false;
            }
        }
        return true;
    }

    static int lowerCase(int value) {
        int octet = value & 0xFF;
        return octet >= 'A' && octet <= 'Z' ? octet + ('a' - 'A') : octet;
    }
}
