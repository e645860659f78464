package io.otus.dissect.http;

import static io.otus.testkit.Row.row;

import io.otus.core.event.FileDigest;
import io.otus.core.event.SessionFact;
import io.otus.core.event.SessionSeen;
import io.otus.testkit.Row;
import io.otus.testkit.Seen;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.stream.Stream;

/**
 * Rows of {@link HttpDissectorTest}: files by their digest, as {@code sha256sum} has it; packed ones are of gzip and
 * zlib.
 */
final class HttpContentRows {
    /** {@code rem a program}, and what ends a line. */
    private static final String PLAIN = "72656D20612070726F6772616D0D0A";

    private static final String PLAIN_DIGEST = "4ca27f17847ea121183a0e3f671da30045753093a250bf5bbd2dcd1f57433525";
    private static final String DEFLATED = "2B4ACD5548542828CA4F2F4ACCE5E50200";
    private static final String GZIP = "1F8B0800000000000003" + DEFLATED + "5118BB9D0F000000";
    private static final String GZIP_DIGEST = "ee7f0082d80a262d59b2d55156a43372fb29297025be55cf536af6e68bb00499";
    /** With the name of the file. */
    private static final String NAMED = "1F8B08085C0E0B6B0003742E62617400" + DEFLATED + "5118BB9D0F000000";

    private static final String NAMED_DIGEST = "794d706acdd3483c2baaa5da68d28d9d8b6f58c658f6477abea5d22f7084672a";

    private static final String AB = "fb8e20fc2e4c3f248c60c39bd652f3c1347298bb977b8b4d5903b85055620603";

    private HttpContentRows() {}

    private static Seen file(boolean fromClient, FileDigest digest) {
        return new Seen.Session(fromClient, "", new SessionFact.Content(digest));
    }

    static Seen given(String digest, int size, String name) {
        return file(false, new FileDigest(digest, size, name));
    }

    /** A server gives what a processor runs. */
    static Seen image(String digest, int size, String name) {
        return file(false, new FileDigest(digest, size, name, FileDigest.Content.IMAGE));
    }

    private static String hex(String text) {
        return HexFormat.of().formatHex(text.replace("\n", "\r\n").getBytes(StandardCharsets.ISO_8859_1));
    }

    private static String ok(String fields) {
        return "HTTP/1.1 200 OK\n" + fields + "\n";
    }

    static Stream<Row> rows() {
        return Stream.of(given(), packed(), put()).flatMap(each -> each);
    }

    private static Stream<Row> given() {
        return Stream.of(
                row("what a server gives has the digest of its file, whole and in chunks")
                        .clientSays("GET /a.bat?b=1 HTTP/1.1\n\nGET /b.bat HTTP/1.1\n\n")
                        .server(hex(ok("Content-Length: 15\n")) + PLAIN)
                        .serverSays(ok("Transfer-Encoding: chunked\n") + "5\nrem a\na\n program\n\n0\n\n")
                        .sees(
                                fetched("/a.bat"),
                                given(PLAIN_DIGEST, 15, "/a.bat"),
                                fetched("/b.bat"),
                                given(PLAIN_DIGEST, 15, "/b.bat")),
                row("no file: what is refused, a part of one, a head alone, nothing, and what only the end of the connection ends before that comes")
                        .clientSays("GET /a HTTP/1.1\n\nGET /b HTTP/1.1\n\nHEAD /c HTTP/1.1\n\nGET /d HTTP/1.1\n\n")
                        .clientSays("GET /e HTTP/1.1\n\nGET /f HTTP/1.1\n\n")
                        .serverSays("HTTP/1.1 404 Not Found\nContent-Length: 2\n\nab")
                        .serverSays("HTTP/1.1 206 Partial Content\nContent-Length: 2\n\nab")
                        .serverSays(ok("Content-Length: 2\n"))
                        .serverSays(ok("Content-Length: 0\n"))
                        .serverSays(ok("Content-Length: 2\n") + "ab")
                        .serverSays(ok("") + "ab\n")
                        .sees(given(AB, 2, "/e")),
                row("a chunk without a size ends what is known of a file")
                        .serverSays(ok("Transfer-Encoding: chunked\n") + "2\nab\nx\n")
                        .sees(new Seen.Malformed(HttpAnomaly.CHUNK_SIZE, 0)));
    }

    private static Stream<Row> packed() {
        return Stream.of(
                row("a packed file has two digests: as it goes, and as it is, RFC 9110 §8.4.1.3")
                        .clientSays("GET /a HTTP/1.1\n\nGET /b HTTP/1.1\n\n")
                        .server(hex(ok("Content-Encoding: gzip\nContent-Length: 35\n")) + GZIP)
                        .server(hex(ok("Content-Encoding: X-GZIP\nTransfer-Encoding: chunked\n") + "5\n")
                                + NAMED.substring(0, 10)
                                + hex("\n24\n")
                                + NAMED.substring(10)
                                + hex("\n0\n\n"))
                        .sees(
                                given(GZIP_DIGEST, 35, "/a"),
                                given(PLAIN_DIGEST, 15, "/a"),
                                given(NAMED_DIGEST, 41, "/b"),
                                given(PLAIN_DIGEST, 15, "/b")),
                row("deflate, with the header that it has and without, RFC 9110 §8.4.1.2")
                        .server(hex(ok("Content-Encoding: deflate\nContent-Length: 23\n")) + "789C" + DEFLATED
                                + "2AD304F5")
                        .server(hex(ok("Content-Encoding: deflate\nContent-Length: 17\n")) + DEFLATED)
                        .sees(
                                given("fbc255ecb36561d16db1a00e1c39ee7a429b71bbc3de09acd8b0c009f3fc847b", 23, ""),
                                given(PLAIN_DIGEST, 15, ""),
                                given("d6adacc29fdb45c5ad7bb8c91226f5059d66645fd8194c141ed075268e821e03", 17, ""),
                                given(PLAIN_DIGEST, 15, "")),
                row("packed by other means, cut short, and not packed at all: as they go")
                        .serverSays(ok("Content-Encoding: br\nContent-Length: 2\n") + "ab")
                        .serverSays(ok("Content-Encoding: gzip\nContent-Length: 2\n") + "ab")
                        .server(hex(ok("Content-Encoding: gzip\nContent-Length: 34\n")) + GZIP.substring(0, 68))
                        .sees(
                                given(AB, 2, ""),
                                given(AB, 2, ""),
                                given("af0f9c4aeb59f5cb950c094497da4f17f888fb2bdf88a61d8e7214d91a1a8cb9", 34, "")));
    }

    private static Stream<Row> put() {
        String form = """
                --x
                Content-Disposition: form-data; name="password"

                s3cret
                --x
                Content-Disposition: form-data; name="fw"; filename="v2.bin"
                Content-Type: application/octet-stream

                rem a program

                --x--
                """;
        return Stream.of(
                row("what a client puts there, and the files of a form, RFC 7578 §4.2")
                        .client(hex("PUT /user/x.bat HTTP/1.1\nContent-Length: 15\n\n") + PLAIN)
                        .clientSays(
                                "POST /up HTTP/1.1\nContent-Type: application/octet-stream\nContent-Length: 2\n\nab")
                        .clientSays("POST /up HTTP/1.1\nContent-Type: Multipart/form-data; boundary=x\nContent-Length: "
                                + form.replace("\n", "\r\n").length() + "\n\n" + form)
                        .sees(
                                file(true, new FileDigest(PLAIN_DIGEST, 15, "/user/x.bat")),
                                file(true, new FileDigest(AB, 2, "/up")),
                                file(true, new FileDigest(PLAIN_DIGEST, 15, "v2.bin"))),
                row("what a client says to a program is no file: a password is in so few bytes that a digest tells it")
                        .clientSays("POST /a HTTP/1.1\nContent-Type: application/json\nContent-Length: 2\n\n{}")
                        .clientSays("PUT /a HTTP/1.1\nContent-Type: application/soap+xml\nContent-Length: 2\n\n<a")
                        .clientSays("POST /a HTTP/1.1\nContent-Type: text/plain\nContent-Length: 2\n\nab")
                        .clientSays("POST /a HTTP/1.1\nContent-Length: 2\n\nab")
                        .clientSays("PUT /a HTTP/1.1\nContent-Length: 2\n\nab")
                        .sees(file(true, new FileDigest(AB, 2, "/a"))));
    }

    private static Seen fetched(String path) {
        return new Seen.Session(false, "", SessionSeen.PROGRAM_FETCHED, path);
    }
}
