package io.otus.layer.tls;

import io.otus.core.bytes.ByteView;
import io.otus.core.bytes.Octets;
import io.otus.core.event.Attribute;
import io.otus.core.event.SessionFact;
import io.otus.core.event.Trust;
import io.otus.core.spi.Context;
import io.otus.core.spi.Direction;
import io.otus.core.spi.Output;
import io.otus.core.value.ValueList;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** Handshake messages, RFC 8446 §4: type u8, length u24, body. Stateless. */
final class HandshakeReader {
    static final int HEADER = 4;
    static final int CLIENT_HELLO = 1;
    static final int SERVER_HELLO = 2;
    static final int CERTIFICATE = 11;

    /** The random of a Hello Retry Request: the SHA-256 of its name, RFC 8446 §4.1.3. */
    private static final Octets RETRY =
            Octets.ofHex("CF21AD74E59A6111BE1D8C021E65B891 C2A211167ABB8C5E079E09E2C8A8339C");

    private static final int RANDOM = 32;
    private static final int SERVER_NAME = 0;
    private static final int APPLICATION_PROTOCOLS = 16;
    private static final int SUPPORTED_VERSIONS = 43;

    /** Most cipher suites and versions kept of a hello, and most application protocols. */
    private static final int MAX_CODES = 128;

    private static final int MAX_PROTOCOLS = 16;

    private HandshakeReader() {}

    /** Reads the body of a handshake message; reports what it shows and how it contradicts its standard. */
    static Handshake read(int type, ByteView body, Context context, Output out) {
        return switch (type) {
            case CLIENT_HELLO -> clientHello(body, context, out);
            case SERVER_HELLO -> serverHello(body, context, out);
            case CERTIFICATE -> certificate(body, context, out);
            default -> new Handshake.Other(type, body.length());
        };
    }

    /** Version u16, random, session id, cipher suites, compression methods, extensions. */
    private static Handshake clientHello(ByteView body, Context context, Output out) {
        int session = 2 + RANDOM;
        int suites = behind(body, session, 1);
        int compression = behind(body, suites, 2);
        int extensions = behind(body, compression, 1);
        if (extensions < 0) {
            out.malformed(TlsAnomaly.HELLO, RecordHeader.SIZE);
            return new Handshake.Other(CLIENT_HELLO, body.length());
        }
        Fingerprint fingerprint = new Fingerprint(body.u16(0), body.slice(suites + 2, body.u16(suites)));
        Extensions found = extensions(body, extensions, fingerprint, out);
        ValueList cipherSuites = codes(body, suites + 2, body.u16(suites));
        Handshake.ClientHello hello = new Handshake.ClientHello(
                body.u16(0),
                found.versions,
                cipherSuites,
                found.serverName,
                found.protocols,
                fingerprint.ja3(),
                fingerprint.ja4());
        Direction.FROM_CLIENT.tell(context, out);
        out.session(
                Direction.FROM_CLIENT,
                "",
                new SessionFact.EncryptionHello(hello.serverName(), hello.applicationProtocols()));
        out.session(Direction.FROM_CLIENT, "", new SessionFact.ClientFingerprint(hello.ja3(), hello.ja4()));
        fingerprint(hello.ja3(), "tls ja3", context, out);
        fingerprint(hello.ja4(), "tls ja4", context, out);
        return hello;
    }

    /** Version u16, random, session id, cipher suite u16, compression method u8, extensions. */
    private static Handshake serverHello(ByteView body, Context context, Output out) {
        int suite = behind(body, 2 + RANDOM, 1);
        if (suite < 0 || !body.has(suite, 3)) {
            out.malformed(TlsAnomaly.HELLO, RecordHeader.SIZE);
            return new Handshake.Other(SERVER_HELLO, body.length());
        }
        Fingerprint fingerprint = new Fingerprint(body.u16(0), body.slice(suite, 2));
        Extensions found = extensions(body, suite + 3, fingerprint, out);
        int version = found.versions.size() == 1 ? (int) found.versions.integer(0) : body.u16(0);
        String protocol = found.protocols.isEmpty() ? "" : found.protocols.getFirst();
        boolean retry = body.octets(2, RANDOM).equals(RETRY);
        Handshake.ServerHello hello =
                new Handshake.ServerHello(body.u16(0), version, body.u16(suite), protocol, fingerprint.ja3s(), retry);
        Direction.FROM_SERVER.tell(context, out);
        if (retry) {
            return hello;
        }
        out.session(
                Direction.FROM_SERVER,
                "",
                "tls_server_hello",
                "version=" + version + " cipher_suite=" + hello.cipherSuite() + " application_protocol=" + protocol);
        out.session(Direction.FROM_SERVER, "", new SessionFact.ServerFingerprint(hello.ja3s()));
        fingerprint(hello.ja3s(), "tls ja3s", context, out);
        return hello;
    }

    /** Reports the fingerprint of the sender of a hello. */
    private static void fingerprint(String value, String source, Context context, Output out) {
        out.claim(context.source(), "", Attribute.FINGERPRINT, value, source, Trust.SESSION);
    }

    /** Length u24 of all; then of each: length u24, certificate. */
    private static Handshake certificate(ByteView body, Context context, Output out) {
        if (!body.has(0, 3) || body.u24(0) != body.length() - 3) {
            out.malformed(TlsAnomaly.CERTIFICATE, RecordHeader.SIZE);
            return new Handshake.Other(CERTIFICATE, body.length());
        }
        int count = 0;
        int at = 3;
        while (body.has(at, 3) && body.has(at + 3, body.u24(at))) {
            at += 3 + body.u24(at);
            count++;
        }
        Handshake.Certificate first = count == 0 ? null : Der.certificate(body.slice(6, body.u24(3)), count);
        if (at != body.length() || (count > 0 && first == null)) {
            out.malformed(TlsAnomaly.CERTIFICATE, RecordHeader.SIZE);
        }
        if (first == null) {
            return new Handshake.Other(CERTIFICATE, body.length());
        }
        Certificates.tell(first, context, out);
        return first;
    }

    /** Offset behind a vector whose length has so many bytes; -1 where it passes the end or began there. */
    private static int behind(ByteView body, int at, int lengthBytes) {
        if (at < 0 || !body.has(at, lengthBytes)) {
            return -1;
        }
        int length = lengthBytes == 1 ? body.u8(at) : body.u16(at);
        return body.has(at + lengthBytes, length) ? at + lengthBytes + length : -1;
    }

    private static ValueList codes(ByteView bytes, int at, int length) {
        return ValueList.words(bytes, at, Math.min(length / 2, MAX_CODES));
    }

    /** The values needed from the extensions. */
    private static final class Extensions {
        ValueList versions = ValueList.NONE;
        String serverName = "";
        final List<String> protocols = new ArrayList<>();
    }

    /** Length u16 of all, if there are any; then of each: type u16, length u16, content. */
    private static Extensions extensions(ByteView body, int from, Fingerprint fingerprint, Output out) {
        Extensions found = new Extensions();
        if (from == body.length()) {
            return found;
        }
        if (behind(body, from, 2) != body.length()) {
            out.malformed(TlsAnomaly.HELLO, RecordHeader.SIZE);
            return found;
        }
        int at = from + 2;
        while (body.has(at, 4) && body.has(at + 4, body.u16(at + 2))) {
            ByteView content = body.slice(at + 4, body.u16(at + 2));
            extension(body.u16(at), content, found);
            fingerprint.extension(body.u16(at), content);
            at += 4 + body.u16(at + 2);
        }
        if (at != body.length()) {
            out.malformed(TlsAnomaly.HELLO, RecordHeader.SIZE);
        }
        return found;
    }

    private static void extension(int type, ByteView content, Extensions found) {
        switch (type) {
            case SERVER_NAME -> {
                // Length u16 of the list, name type u8, which only is 0, length u16, name.
                if (content.has(0, 5) && content.u8(2) == 0 && content.has(5, content.u16(3))) {
                    found.serverName = content.text(5, content.u16(3), StandardCharsets.ISO_8859_1);
                }
            }
            case SUPPORTED_VERSIONS -> {
                // A list with a length u8 from the client, one version from the server.
                if (content.length() == 2) {
                    found.versions = codes(content, 0, 2);
                } else if (content.length() > 2 && content.has(1, content.u8(0))) {
                    found.versions = codes(content, 1, content.u8(0));
                }
            }
            case APPLICATION_PROTOCOLS -> {
                int at = 2;
                while (content.has(at, 1)
                        && content.has(at + 1, content.u8(at))
                        && found.protocols.size() < MAX_PROTOCOLS) {
                    found.protocols.add(content.text(at + 1, content.u8(at), StandardCharsets.ISO_8859_1));
                    at += 1 + content.u8(at);
                }
            }
            default -> {}
        }
    }
}
