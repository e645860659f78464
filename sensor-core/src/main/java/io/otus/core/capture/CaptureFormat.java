package io.otus.core.capture;

import io.otus.core.bytes.ByteView;
import io.otus.core.capture.CaptureException.Kind;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** The format of a file, by its first bytes and never by its name. */
enum CaptureFormat {
    PCAP_MICROSECONDS_LITTLE,
    PCAP_MICROSECONDS_BIG,
    PCAP_NANOSECONDS_LITTLE,
    PCAP_NANOSECONDS_BIG,
    PCAPNG,
    GZIP,
    ZSTD;

    /** Bytes that are looked at, if there are as many. */
    static final int LOOKED_AT = 512;

    static final int MAGIC_SIZE = 4;

    private static final int GZIP_MAGIC = 0x1F8B;
    private static final long ZSTD_MAGIC = 0xFD2F_B528L;
    private static final long ZSTD_SKIPPABLE_FIRST = 0x184D_2A50L;
    private static final long ZSTD_SKIPPABLE_MASK = 0xFFFF_FFF0L;

    /** Pcap with longer record headers (1999), and dialects with records of a vendor's own. */
    private static final long[] PCAP_DIALECTS = {0xA1B2_CD34L, 0xA1E2_CB12L, 0xA1B2_34CDL, 0x1C00_01ACL, 0x1C00_01ABL};

    /**
     * Recognises a file.
     *
     * @param name the name for the message
     * @param head up to {@link #LOOKED_AT} first bytes
     * @throws CaptureException if it is none of the formats read here, with what it seems to be and what to do
     */
    static CaptureFormat of(String name, ByteView head) throws CaptureException {
        if (head.length() == 0) {
            throw new CaptureException(Kind.EMPTY, name + " is empty: capture again, or check how it was copied");
        }
        if (head.length() >= 2 && head.u16(0) == GZIP_MAGIC) {
            return GZIP;
        }
        if (head.length() >= MAGIC_SIZE) {
            switch (head.s32(0)) {
                case PcapReader.MAGIC_MICROSECONDS -> {
                    return PCAP_MICROSECONDS_BIG;
                }
                case PcapReader.MAGIC_NANOSECONDS -> {
                    return PCAP_NANOSECONDS_BIG;
                }
                case PcapngReader.SECTION_HEADER -> {
                    return PCAPNG;
                }
                default -> {
                    long little = head.le32(0);
                    if (little == (PcapReader.MAGIC_MICROSECONDS & 0xFFFF_FFFFL)) {
                        return PCAP_MICROSECONDS_LITTLE;
                    }
                    if (little == (PcapReader.MAGIC_NANOSECONDS & 0xFFFF_FFFFL)) {
                        return PCAP_NANOSECONDS_LITTLE;
                    }
                    if (little == ZSTD_MAGIC || (little & ZSTD_SKIPPABLE_MASK) == ZSTD_SKIPPABLE_FIRST) {
                        return ZSTD;
                    }
                }
            }
        }
        throw refusal(name, head);
    }

    /** Whether the bytes are compressed and hold another format. */
    boolean isCompressed() {
        return this == GZIP || this == ZSTD;
    }

    private static CaptureException refusal(String name, ByteView head) {
        String other = otherFormat(head);
        if (other != null) {
            return new CaptureException(Kind.UNSUPPORTED, name + " is " + other);
        }
        if (looksLikeText(head)) {
            return new CaptureException(
                    Kind.NOT_A_CAPTURE, name + " is a text file, not a capture: give a pcap or pcapng file");
        }
        return new CaptureException(
                Kind.NOT_A_CAPTURE,
                name + " is not a capture (its first bytes are " + head.octets(0, Math.min(MAGIC_SIZE, head.length()))
                        + "): give a pcap or pcapng file, as it is or compressed with gzip or zstd");
    }

    private static @Nullable String otherFormat(ByteView head) {
        if (head.length() < MAGIC_SIZE) {
            return null;
        }
        for (long dialect : PCAP_DIALECTS) {
            if (head.u32(0) == dialect || head.le32(0) == dialect) {
                return "a pcap file of a dialect that is not read: convert it with 'editcap -F pcapng'";
            }
        }
        String start = head.text(0, Math.min(8, head.length()), StandardCharsets.ISO_8859_1);
        if (start.startsWith("snoop")
                || start.startsWith("GMBU")
                || start.startsWith("RTSS")
                || start.startsWith("XCP\0")
                || start.startsWith("TRSNIFF")) {
            return "a capture of a format that is not read: convert it with 'editcap -F pcapng'";
        }
        if (start.startsWith("PK\3\4")
                || start.startsWith("BZh")
                || start.startsWith("\u00FD7zXZ")
                || start.startsWith("7z\u00BC\u00AF")
                || start.startsWith("\4\"M\30")) {
            return "compressed or packed in a way that is not read: unpack it first (gzip and zstd are read as they are)";
        }
        return null;
    }

    private static boolean looksLikeText(ByteView head) {
        for (int i = 0; i < head.length(); i++) {
            int c = head.u8(i);
            boolean control = c < ' ' && c != '\t' && c != '\n' && c != '\r' && c != '\f' && c != 0x1B;
            if (control || c == 0x7F) {
                return false;
            }
        }
        return true;
    }
}
