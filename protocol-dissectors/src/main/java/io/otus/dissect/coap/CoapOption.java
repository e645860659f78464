package io.otus.dissect.coap;

import org.jspecify.annotations.Nullable;

/**
 * Options, RFC 7252 Table 4 and those that came later: format, legal lengths in octets, whether one may be repeated.
 */
enum CoapOption {
    IF_MATCH(1, Format.OPAQUE, 0, 8, true),
    URI_HOST(3, Format.TEXT, 1, 255, false),
    ETAG(4, Format.OPAQUE, 1, 8, true),
    IF_NONE_MATCH(5, Format.OPAQUE, 0, 0, false),
    /** RFC 7641 §2. */
    OBSERVE(6, Format.UINT, 0, 3, false),
    URI_PORT(7, Format.UINT, 0, 2, false),
    LOCATION_PATH(8, Format.TEXT, 0, 255, true),
    /** RFC 8613 §2: what is protected by it is encrypted. */
    OSCORE(9, Format.OPAQUE, 0, 255, false),
    URI_PATH(11, Format.TEXT, 0, 255, true),
    CONTENT_FORMAT(12, Format.UINT, 0, 2, false),
    MAX_AGE(14, Format.UINT, 0, 4, false),
    URI_QUERY(15, Format.TEXT, 0, 255, true),
    /** RFC 8768. */
    HOP_LIMIT(16, Format.UINT, 1, 1, false),
    ACCEPT(17, Format.UINT, 0, 2, false),
    /** RFC 9177. */
    Q_BLOCK1(19, Format.BLOCK, 0, 3, false),
    LOCATION_QUERY(20, Format.TEXT, 0, 255, true),
    /** RFC 9668. */
    EDHOC(21, Format.OPAQUE, 0, 0, false),
    /** RFC 7959 §2.1. */
    BLOCK2(23, Format.BLOCK, 0, 3, false),
    BLOCK1(27, Format.BLOCK, 0, 3, false),
    SIZE2(28, Format.UINT, 0, 4, false),
    Q_BLOCK2(31, Format.BLOCK, 0, 3, true),
    PROXY_URI(35, Format.TEXT, 1, 1034, false),
    PROXY_SCHEME(39, Format.TEXT, 1, 255, false),
    SIZE1(60, Format.UINT, 0, 4, false),
    /** RFC 9175. */
    ECHO(252, Format.OPAQUE, 1, 40, false),
    /** RFC 7967. */
    NO_RESPONSE(258, Format.UINT, 0, 1, false),
    REQUEST_TAG(292, Format.OPAQUE, 0, 8, true);

    /** How a value is written, RFC 7252 §3.2. */
    enum Format {
        OPAQUE,
        TEXT,
        UINT,
        BLOCK
    }

    private static final int LAST = 292;
    private static final CoapOption[] BY_NUMBER = new CoapOption[LAST + 1];

    static {
        for (CoapOption option : values()) {
            BY_NUMBER[option.number] = option;
        }
    }

    private final int number;
    private final Format format;
    private final int least;
    private final int most;
    private final boolean repeatable;

    CoapOption(int number, Format format, int least, int most, boolean repeatable) {
        this.number = number;
        this.format = format;
        this.least = least;
        this.most = most;
        this.repeatable = repeatable;
    }

    static @Nullable CoapOption of(int number) {
        return number <= LAST ? BY_NUMBER[number] : null;
    }

    int number() {
        return number;
    }

    Format format() {
        return format;
    }

    boolean isLegal(int length) {
        return length >= least && length <= most;
    }

    boolean isRepeatable() {
        return repeatable;
    }
}
