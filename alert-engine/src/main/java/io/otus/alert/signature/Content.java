package io.otus.alert.signature;

import java.io.ByteArrayOutputStream;
import java.util.HexFormat;

/** Bytes that a payload holds, keyword {@code content} with its modifiers. Immutable once its rule is read. */
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
     * Reads what stands between the quotation marks: text, {@code |0D 0A|} for bytes in hexadecimal, a backslash before
     * what would mean something else.
     *
     * @throws IllegalArgumentException with the reason if it cannot be read
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
     * Takes a modifier.
     *
     * @return whether there is such a one
     * @throws IllegalArgumentException if its value cannot be read
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

    /** Whether it says where in its packet it is. */
    boolean isOfPacket() {
        return ofPacket;
    }

    int length() {
        return bytes.length;
    }

    /** The byte at a place of it, in lower case. */
    int lower(int at) {
        return lowerCase(bytes[at]);
    }

    /** First place in a payload where it may begin, behind what was found before. */
    int first(int behind) {
        return relative ? Math.max(0, behind + distance) : offset;
    }

    /** First place in a payload that it may not reach to. */
    int limit(int behind, int length) {
        long end = relative
                ? (long) behind + distance + (within == Integer.MAX_VALUE ? length : within)
                : (long) offset + (depth == Integer.MAX_VALUE ? length : depth);
        return Math.clamp(end, 0, length);
    }

    /** Whether it is at this place of a payload. */
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
