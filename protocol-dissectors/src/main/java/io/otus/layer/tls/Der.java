package io.otus.layer.tls;

import io.otus.core.bytes.ByteView;
import io.otus.core.bytes.Sha256;
import io.otus.core.net.IpAddress;
import io.otus.layer.tls.Handshake.Certificate;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The few parts of a certificate that tell who it is for, RFC 5280 §4.1. Stateless. */
final class Der {
    private static final int INTEGER = 0x02;
    private static final int OBJECT_IDENTIFIER = 0x06;
    private static final int SEQUENCE = 0x30;
    private static final int SET = 0x31;
    private static final int BMP_STRING = 0x1E;
    private static final int BOOLEAN = 0x01;
    private static final int OCTET_STRING = 0x04;
    private static final int EXPLICIT_0 = 0xA0;
    private static final int EXPLICIT_3 = 0xA3;
    private static final int DNS_NAME = 0x82;
    private static final int URI = 0x86;
    private static final int IP_ADDRESS = 0x87;
    /** id-ce-subjectAltName, RFC 5280 §4.2.1.6. */
    private static final int SUBJECT_ALTERNATIVE_NAME = 0x551D11;

    private static final int MAX_EXTENSIONS = 32;

    /** Most attributes of a name, and most characters of one. */
    private static final int MAX_ATTRIBUTES = 16;

    private static final int MAX_TEXT = 128;
    private static final int MAX_SERIAL = 32;
    /** id-at, X.520 Annex A: attributes of names. */
    private static final int ID_AT = 0x5504;

    private final ByteView bytes;
    private int at;

    private Der(ByteView bytes) {
        this.bytes = bytes;
    }

    /** The certificate; null where the bytes are none. */
    static @Nullable Certificate certificate(ByteView der, int count) {
        ByteView outer = new Der(der).next(SEQUENCE);
        ByteView toBeSigned = outer == null ? null : new Der(outer).next(SEQUENCE);
        if (toBeSigned == null) {
            return null;
        }
        Der fields = new Der(toBeSigned);
        if (fields.tag() == EXPLICIT_0) {
            fields.next(EXPLICIT_0);
        }
        ByteView serial = fields.next(INTEGER);
        ByteView algorithm = fields.next(SEQUENCE);
        ByteView issuer = fields.next(SEQUENCE);
        ByteView validity = fields.next(SEQUENCE);
        ByteView subject = fields.next(SEQUENCE);
        if (serial == null || algorithm == null || issuer == null || validity == null || subject == null) {
            return null;
        }
        Der times = new Der(validity);
        ByteView notBefore = times.next(times.tag());
        ByteView notAfter = times.next(times.tag());
        if (notBefore == null || notAfter == null) {
            return null;
        }
        return new Certificate(
                count,
                name(subject),
                name(issuer),
                serial.octets(0, Math.min(serial.length(), MAX_SERIAL)).toString(),
                text(notBefore, StandardCharsets.ISO_8859_1),
                text(notAfter, StandardCharsets.ISO_8859_1),
                Sha256.hex(der),
                alternativeNames(fields));
    }

    /**
     * Subject Alternative Name among the extensions, which are behind the public key and two identifiers that nobody
     * uses.
     */
    private static List<String> alternativeNames(Der fields) {
        fields.next(SEQUENCE);
        while (fields.tag() >= 0 && fields.tag() != EXPLICIT_3) {
            if (fields.next(fields.tag()) == null) {
                return List.of();
            }
        }
        ByteView tagged = fields.next(EXPLICIT_3);
        ByteView list = tagged == null ? null : new Der(tagged).next(SEQUENCE);
        if (list == null) {
            return List.of();
        }
        Der extensions = new Der(list);
        for (int i = 0; i < MAX_EXTENSIONS; i++) {
            ByteView extension = extensions.next(SEQUENCE);
            if (extension == null) {
                break;
            }
            Der parts = new Der(extension);
            ByteView id = parts.next(OBJECT_IDENTIFIER);
            parts.next(BOOLEAN);
            ByteView value = parts.next(OCTET_STRING);
            if (id != null && value != null && id.length() == 3 && id.u24(0) == SUBJECT_ALTERNATIVE_NAME) {
                return generalNames(new Der(value).next(SEQUENCE));
            }
        }
        return List.of();
    }

    /** DNS names, URIs and addresses, RFC 5280 §4.2.1.6. */
    private static List<String> generalNames(@Nullable ByteView content) {
        List<String> names = new ArrayList<>();
        if (content == null) {
            return names;
        }
        Der all = new Der(content);
        while (names.size() < MAX_ATTRIBUTES && all.tag() >= 0) {
            int tag = all.tag();
            ByteView name = all.next(tag);
            if (name == null) {
                break;
            }
            if (tag == DNS_NAME || tag == URI) {
                names.add(text(name, StandardCharsets.ISO_8859_1));
            } else if (tag == IP_ADDRESS && name.length() == 4) {
                names.add(IpAddress.readV4(name, 0).toString());
            } else if (tag == IP_ADDRESS && name.length() == 16) {
                names.add(IpAddress.readV6(name, 0).toString());
            }
        }
        return names;
    }

    /** The tag of the next element; -1 at the end. */
    private int tag() {
        return at < bytes.length() ? bytes.u8(at) : -1;
    }

    /** The content of the next element; null where it has another tag or passes the end. */
    private @Nullable ByteView next(int tag) {
        if (tag < 0 || tag() != tag || !bytes.has(at, 2)) {
            return null;
        }
        int length = bytes.u8(at + 1);
        int from = at + 2;
        if (length >= 0x80) {
            int octets = length & 0x7F;
            if (octets < 1 || octets > 3 || !bytes.has(from, octets)) {
                return null;
            }
            length = 0;
            for (int i = 0; i < octets; i++) {
                length = length << 8 | bytes.u8(from + i);
            }
            from += octets;
        }
        if (!bytes.has(from, length)) {
            return null;
        }
        at = from + length;
        return bytes.slice(from, length);
    }

    /** The attributes of a name that people read, RFC 4514 without its escapes: {@code CN=plc1,O=Plant}. */
    private static String name(ByteView content) {
        StringBuilder name = new StringBuilder();
        Der sets = new Der(content);
        for (int i = 0; i < MAX_ATTRIBUTES; i++) {
            ByteView set = sets.next(SET);
            ByteView pair = set == null ? null : new Der(set).next(SEQUENCE);
            if (pair == null) {
                break;
            }
            Der parts = new Der(pair);
            ByteView type = parts.next(OBJECT_IDENTIFIER);
            int form = parts.tag();
            ByteView value = parts.next(form);
            if (type == null || value == null) {
                break;
            }
            Charset charset = form == BMP_STRING ? StandardCharsets.UTF_16BE : StandardCharsets.UTF_8;
            if (!name.isEmpty()) {
                name.append(',');
            }
            name.append(attribute(type)).append('=').append(text(value, charset));
        }
        return name.toString();
    }

    private static String attribute(ByteView type) {
        if (type.length() != 3 || type.u16(0) != ID_AT) {
            return type.octets(0, Math.min(type.length(), MAX_SERIAL)).toString();
        }
        return switch (type.u8(2)) {
            case 3 -> "CN";
            case 5 -> "SERIALNUMBER";
            case 6 -> "C";
            case 7 -> "L";
            case 8 -> "ST";
            case 10 -> "O";
            case 11 -> "OU";
            default -> "2.5.4." + type.u8(2);
        };
    }

    private static String text(ByteView value, Charset charset) {
        return value.text(0, Math.min(value.length(), MAX_TEXT), charset);
    }
}
