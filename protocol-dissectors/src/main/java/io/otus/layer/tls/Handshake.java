package io.otus.layer.tls;

import io.otus.core.event.FieldWriter;
import io.otus.core.value.ValueList;
import java.util.List;

/** One handshake message; component names are the terms of RFC 8446 §4 and RFC 5246 §7.4. */
public sealed interface Handshake {
    /** The type of the message. */
    int handshakeType();

    /** Writes the components. */
    void fields(FieldWriter out);

    /**
     * Client Hello, RFC 8446 §4.1.2.
     *
     * @param version the legacy version
     * @param supportedVersions from the extension, which counts where it is there (§4.2.1)
     * @param cipherSuites in order of preference
     * @param serverName whom the client wants to talk to (RFC 6066 §3); empty where not told
     * @param applicationProtocols in order of preference (RFC 7301 §3.1)
     * @param ja3 fingerprint of the client's implementation
     * @param ja4 likewise, the same however the client shuffles
     */
    record ClientHello(
            int version,
            ValueList supportedVersions,
            ValueList cipherSuites,
            String serverName,
            List<String> applicationProtocols,
            String ja3,
            String ja4)
            implements Handshake {
        public ClientHello {
            applicationProtocols = List.copyOf(applicationProtocols);
        }

        @Override
        public int handshakeType() {
            return HandshakeReader.CLIENT_HELLO;
        }

        @Override
        public void fields(FieldWriter out) {
            out.number("version", version);
            if (supportedVersions.size() > 0) {
                out.values("supported_versions", supportedVersions);
            }
            out.values("cipher_suites", cipherSuites);
            if (!serverName.isEmpty()) {
                out.text("server_name", serverName);
            }
            if (!applicationProtocols.isEmpty()) {
                out.values("application_protocols", ValueList.texts(applicationProtocols));
            }
            out.text("ja3", ja3);
            out.text("ja4", ja4);
        }
    }

    /**
     * Server Hello, RFC 8446 §4.1.3.
     *
     * @param version the legacy version
     * @param selectedVersion the version of the session: from the extension, else the legacy version
     * @param cipherSuite the suite of the session
     * @param applicationProtocol the application's protocol, up to TLS 1.2; empty where not told
     * @param ja3s fingerprint of the server's implementation
     * @param retry whether it is a Hello Retry Request, §4.1.4: the client says hello again, and then the server
     */
    record ServerHello(
            int version, int selectedVersion, int cipherSuite, String applicationProtocol, String ja3s, boolean retry)
            implements Handshake {
        @Override
        public int handshakeType() {
            return HandshakeReader.SERVER_HELLO;
        }

        @Override
        public void fields(FieldWriter out) {
            out.number("version", version);
            out.number("selected_version", selectedVersion);
            out.number("cipher_suite", cipherSuite);
            if (retry) {
                out.flag("hello_retry_request", true);
            }
            if (!applicationProtocol.isEmpty()) {
                out.text("application_protocol", applicationProtocol);
            }
            out.text("ja3s", ja3s);
        }
    }

    /**
     * Certificate, RFC 5246 §7.4.2. The first is the sender's own; it is read.
     *
     * @param certificateCount how many are sent
     * @param subject such as {@code CN=plc1,O=Plant}
     * @param issuer likewise
     * @param serialNumber in hexadecimal
     * @param notBefore as it is written: {@code 240101000000Z}
     * @param notAfter likewise
     * @param sha256 fingerprint of the certificate
     * @param alternativeNames names and addresses that it is for too, RFC 5280 §4.2.1.6
     */
    record Certificate(
            int certificateCount,
            String subject,
            String issuer,
            String serialNumber,
            String notBefore,
            String notAfter,
            String sha256,
            List<String> alternativeNames)
            implements Handshake {
        public Certificate {
            alternativeNames = List.copyOf(alternativeNames);
        }

        @Override
        public int handshakeType() {
            return HandshakeReader.CERTIFICATE;
        }

        @Override
        public void fields(FieldWriter out) {
            out.number("certificate_count", certificateCount);
            out.text("subject", subject);
            out.text("issuer", issuer);
            out.text("serial_number", serialNumber);
            out.text("not_before", notBefore);
            out.text("not_after", notAfter);
            out.text("sha256", sha256);
            if (!alternativeNames.isEmpty()) {
                out.values("alternative_names", ValueList.texts(alternativeNames));
            }
        }
    }

    /**
     * Any other message, or one that contradicts its standard.
     *
     * @param length bytes of its body
     */
    record Other(int handshakeType, int length) implements Handshake {
        @Override
        public void fields(FieldWriter out) {
            out.number("length", length);
        }
    }
}
