package io.otus.dissect.opcua;

import static io.otus.dissect.opcua.UaBytes.bytes;
import static io.otus.dissect.opcua.UaBytes.chunk;
import static io.otus.dissect.opcua.UaBytes.message;
import static io.otus.dissect.opcua.UaBytes.open;
import static io.otus.testkit.Row.row;

import io.otus.core.bytes.ByteView;
import io.otus.core.bytes.Octets;
import io.otus.core.bytes.Sha256;
import io.otus.core.event.Attribute;
import io.otus.core.event.SessionFact;
import io.otus.core.event.Trust;
import io.otus.core.spi.DissectorProvider;
import io.otus.testkit.DissectorContract;
import io.otus.testkit.Row;
import io.otus.testkit.Seen;
import java.util.stream.Stream;

/** What servers and clients say of themselves. */
class OpcuaIdentityTest extends DissectorContract {
    /** Version 3, serial 1, an algorithm, issuer and subject ua1 and a validity of ten years, RFC 5280 §4.1. */
    private static final String CERTIFICATE = "304F 304D A003020102 020101 3003 06012A"
            + "300E 310C 300A 0603550403 0C03756131"
            + "301E 170D 3236303130313030303030305A 170D 3336303130313030303030305A"
            + "300E 310C 300A 0603550403 0C03756131";

    /** The same with the application's URI and the host as alternative names. */
    private static final String NAMED = "3077 3075 A003020102 020101 3003 06012A"
            + "300E 310C 300A 0603550403 0C03756131"
            + "301E 170D 3236303130313030303030305A 170D 3336303130313030303030305A"
            + "300E 310C 300A 0603550403 0C03756131 3000"
            + "A324 3022 3020 0603551D11 0419 3017 860B 75726E3A7561313A617070 8208 7561312D686F7374";

    private static final Seen SERVICE =
            new Seen.Claim(true, "", Attribute.SERVICE, "Line 1 (urn:maker:plc)", Trust.SESSION);
    private static final Seen APPLICATION = new Seen.Claim(true, "", Attribute.INSTANCE, "urn:plc", Trust.SESSION);

    private static final UaBytes OPEN_BODY =
            bytes().node(446).request(1).u32(0).u32(0).u32(1).none().u32(60_000);
    /** The harness has the server at port 1 of 10.0.0.2. */
    private static final String OWN_URL = "opc.tcp://line:1/plc";

    @Override
    protected DissectorProvider provider() {
        return new OpcuaProvider();
    }

    @Override
    protected Stream<Row> rows() {
        return Stream.of(
                row("10000-4 §7.2: GetEndpoints tells what the server is")
                        .server(chunk("MSGF", 8, 9, endpoints()).hex())
                        .sees(SERVICE, APPLICATION),
                row("10000-4 §5.5.2: FindServers tells the one that answers by the URL under which it is reached")
                        .server(chunk("MSGF", 8, 9, servers(OWN_URL)).hex())
                        .sees(SERVICE, APPLICATION),
                row("of several it is not known which one answers")
                        .server(chunk("MSGF", 8, 9, servers(OWN_URL, OWN_URL)).hex())
                        .sees(),
                row("what a discovery server tells of another one is not its own")
                        .server(chunk("MSGF", 8, 9, servers("opc.tcp://line:48010/plc"))
                                .hex())
                        .sees(),
                row("nor what is at the same port of another address")
                        .server(chunk("MSGF", 8, 9, servers("opc.tcp://192.0.2.77:1"))
                                .hex())
                        .sees(),
                row("RFC 3986 §3.2.2: a number inside an IPv6 address is no port")
                        .server(chunk("MSGF", 8, 9, servers("opc.tcp://[2001:1::77]:4840"))
                                .hex())
                        .sees(),
                row("RFC 6874: nor is one before the zone of such an address")
                        .server(chunk("MSGF", 8, 9, servers("opc.tcp://[2001:1::77%eth0]:4840"))
                                .hex())
                        .sees(),
                row("10000-4 §5.5.5: a server registers itself with a discovery server")
                        .client(chunk("MSGF", 8, 9, registration()).hex())
                        .sees(SERVICE, APPLICATION),
                row("10000-5 §12.4: BuildInfo tells maker, product and version")
                        .client(chunk("MSGF", 9, 10, readNode(2260)).hex())
                        .server(chunk("MSGF", 9, 10, buildInfo()).hex())
                        .sees(
                                new Seen.Claim(true, "", Attribute.VENDOR, "Maker", Trust.DEVICE),
                                new Seen.Claim(true, "", Attribute.MODEL, "PLC", Trust.DEVICE),
                                new Seen.Claim(true, "", Attribute.FIRMWARE, "2.8", Trust.DEVICE)),
                row("10000-5 §12.6: the state of the server")
                        .client(chunk("MSGF", 9, 10, readNode(2259)).hex())
                        .server(chunk("MSGF", 9, 10, state(3)).hex())
                        .sees(new Seen.Claim(true, "", Attribute.RUN_STATE, "Suspended", Trust.DEVICE)),
                row("10000-6 §6.7.2.3: the sender's certificate tells who it is, also where the rest is encrypted")
                        .client(message(
                                        "OPNF",
                                        bytes().u32(0)
                                                .string("http://opcfoundation.org/UA/SecurityPolicy#Basic256Sha256")
                                                .octets(CERTIFICATE)
                                                .none()
                                                .u64(-1))
                                .hex())
                        .sees(
                                certified(true, CERTIFICATE),
                                new Seen.Session(
                                        true, "", "opcua_certificate_detail", "serial_number=01 self_signed=true"),
                                new Seen.Claim(true, "", Attribute.DESCRIPTION, "CN=ua1", Trust.SESSION)),
                row("10000-6 §6.2.2: the certificate of an endpoint names application and host")
                        .client(open(7, OPEN_BODY).hex())
                        .server(chunk("MSGF", 8, 9, endpoints(NAMED)).hex())
                        .sees(
                                SERVICE,
                                APPLICATION,
                                certified(false, NAMED),
                                new Seen.Session(
                                        false,
                                        "",
                                        "opcua_certificate_detail",
                                        "serial_number=01 self_signed=true alternative_names=urn:ua1:app,ua1-host"),
                                new Seen.Claim(true, "", Attribute.DESCRIPTION, "CN=ua1", Trust.SESSION),
                                new Seen.Claim(true, "", Attribute.NAME, "ua1-host", Trust.NAME_SERVICE),
                                new Seen.Claim(true, "", Attribute.INSTANCE, "urn:ua1:app", Trust.SESSION)),
                row("10000-6 §6.7.2: what stands for a certificate is none")
                        .client(message(
                                        "OPNF",
                                        bytes().u32(0)
                                                .string("http://opcfoundation.org/UA/SecurityPolicy#Basic256Sha256")
                                                .octets("30030201")
                                                .none()
                                                .u64(-1))
                                .hex())
                        .sees());
    }

    private static UaBytes state(int state) {
        return bytes().node(634).response(3, 0).u32(1).u8(1, 6).u32(state).none();
    }

    private static UaBytes readNode(int node) {
        return bytes().node(631)
                .request(3)
                .real(0)
                .u32(1)
                .u32(1)
                .node(node)
                .u32(13)
                .none()
                .u16(0)
                .none();
    }

    private static UaBytes buildInfo() {
        UaBytes info = bytes().string("urn:maker:plc")
                .string("Maker")
                .string("PLC")
                .string("2.8")
                .none()
                .u64(0);
        return bytes().node(634)
                .response(3, 0)
                .u32(1)
                .u8(1, 22)
                .node(340)
                .u8(1)
                .u32(info.size())
                .put(info)
                .none();
    }

    private static Seen certified(boolean byClient, String certificate) {
        String sha256 = Sha256.hex(ByteView.of(Octets.ofHex(certificate).toArray()));
        return new Seen.Session(
                byClient, "", new SessionFact.Certificate("opcua_certificate", "CN=ua1", "CN=ua1", sha256));
    }

    private static UaBytes endpoints() {
        return endpoints("");
    }

    /** An ApplicationDescription. */
    private static UaBytes application() {
        return bytes().string("urn:plc")
                .string("urn:maker:plc")
                .u8(2)
                .string("Line 1")
                .u32(0)
                .none()
                .none()
                .none();
    }

    /** As {@link #application()}, reached at a URL. */
    private static UaBytes application(String url) {
        return bytes().string("urn:plc")
                .string("urn:maker:plc")
                .u8(2)
                .string("Line 1")
                .u32(0)
                .none()
                .none()
                .u32(1)
                .string(url);
    }

    private static UaBytes servers(String... urls) {
        UaBytes found = bytes().node(425).response(2, 0).u32(urls.length);
        for (String url : urls) {
            found.put(application(url));
        }
        return found;
    }

    private static UaBytes registration() {
        UaBytes names = bytes().u32(1).u8(2).string("Line 1");
        return bytes().node(437)
                .request(2)
                .string("urn:plc")
                .string("urn:maker:plc")
                .put(names)
                .u32(0)
                .none()
                .none()
                .none()
                .u8(1);
    }

    private static UaBytes endpoints(String certificate) {
        UaBytes endpoint = bytes().node(431).response(2, 0).u32(1).string("opc.tcp://plc:4840");
        endpoint.put(application());
        UaBytes certified = certificate.isEmpty() ? endpoint.none() : endpoint.octets(certificate);
        return certified.u32(1).none().none().none().u8(0);
    }
}
