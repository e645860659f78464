package io.otus.layer.mime;

/** How the octets of a part are written, RFC 2045 §6.1. */
enum TransferEncoding {
    /** Octets as they are: 7bit, 8bit, binary, and unknown encodings. */
    NONE,
    /** RFC 2045 §6.8. */
    BASE64,
    /** RFC 2045 §6.7. */
    QUOTED_PRINTABLE
}
