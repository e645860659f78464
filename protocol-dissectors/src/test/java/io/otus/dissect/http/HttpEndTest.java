package io.otus.dissect.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.otus.core.bytes.ByteView;
import io.otus.core.bytes.Sha256;
import io.otus.core.event.FileDigest;
import io.otus.core.event.SessionFact;
import io.otus.core.spi.Carrier;
import io.otus.core.spi.Direction;
import io.otus.core.spi.Dissector;
import io.otus.testkit.DissectorHarness;
import io.otus.testkit.Seen;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Random;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;

/** Bodies that only the end of the connection ends, parts that are all there is, and what is let go with a flow. */
class HttpEndTest {
    private static final int LONG = 5_000;

    private final Inflaters inflaters = new Inflaters();
    private final Dissector dissector = new HttpDissector(inflaters);
    private final DissectorHarness out = new DissectorHarness(dissector, Carrier.STREAM);

    private static byte[] bytes(String text) {
        return text.replace("\n", "\r\n").getBytes(StandardCharsets.ISO_8859_1);
    }

    private static byte[] behind(String head, byte[] body) {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        all.writeBytes(bytes(head));
        all.writeBytes(body);
        return all.toByteArray();
    }

    private static Seen file(byte[] body, String name) {
        FileDigest file = new FileDigest(Sha256.hex(ByteView.of(body)), body.length, name);
        return new Seen.Session(false, "", new SessionFact.Content(file));
    }

    private static boolean isFile(Seen seen) {
        return seen instanceof Seen.Session session && session.fact() instanceof SessionFact.Content;
    }

    private static byte[] text() {
        return "0123456789".repeat(LONG / 10).getBytes(StandardCharsets.US_ASCII);
    }

    /** A server says all of it, and ends its side of the connection. */
    private void serve(byte[] all) {
        out.feed(Direction.FROM_CLIENT, bytes("GET /setup.bin HTTP/1.0\n\n"), LONG);
        int done = out.feed(Direction.FROM_SERVER, all, all.length);
        dissector.ended(Direction.FROM_SERVER, ByteView.of(all, done, all.length - done), out);
    }

    @Test
    void theEndOfTheConnectionMakesABodyWhole() {
        byte[] body = text();
        serve(behind("HTTP/1.0 200 OK\nContent-Type: application/octet-stream\n\n", body));
        assertThat(out.seen()).contains(file(body, "/setup.bin"));
    }

    @Test
    void soItDoesWithOneOfWhichTheTextIsLookedAt() {
        byte[] body = text();
        serve(behind("HTTP/1.0 200 OK\nContent-Type: text/html\n\n", body));
        assertThat(out.seen()).contains(file(body, "/setup.bin"));
    }

    @Test
    void lostBytesLeaveNoDigest() {
        byte[] all = behind("HTTP/1.0 200 OK\nContent-Type: application/octet-stream\n\n", text());
        out.feed(Direction.FROM_CLIENT, bytes("GET /setup.bin HTTP/1.0\n\n"), LONG);
        out.feed(Direction.FROM_SERVER, all, all.length);
        dissector.gap(Direction.FROM_SERVER);
        dissector.ended(Direction.FROM_SERVER, ByteView.EMPTY, out);
        assertThat(out.seen()).noneMatch(HttpEndTest::isFile);
    }

    @Test
    void anotherEndMakesNothingWhole() {
        byte[] all = behind("HTTP/1.1 200 OK\nContent-Length: 9000\n\n", text());
        out.feed(Direction.FROM_CLIENT, bytes("GET /setup.bin HTTP/1.0\n\n"), LONG);
        out.feed(Direction.FROM_SERVER, all, all.length);
        dissector.ended(Direction.FROM_CLIENT, ByteView.EMPTY, out);
        dissector.ended(Direction.FROM_SERVER, ByteView.EMPTY, out);
        assertThat(out.seen()).noneMatch(HttpEndTest::isFile);
    }

    @Test
    void aPartThatIsAllThereIsIsAFile() {
        byte[] body = bytes("ab");
        serve(behind("HTTP/1.1 206 Partial Content\nContent-Range: bytes 0-1/2\nContent-Length: 2\n\n", body));
        serve(behind("HTTP/1.1 206 Partial Content\nContent-Range: bytes 0-1/3\nContent-Length: 2\n\n", body));
        serve(behind("HTTP/1.1 206 Partial Content\nContent-Range: bytes 1-2/3\nContent-Length: 2\n\n", body));
        assertThat(out.seen()).filteredOn(file(body, "/setup.bin")::equals).hasSize(1);
    }

    @Test
    void aPartThatIsShorterThanItSaysIsNone() {
        byte[] body = bytes("abcde");
        serve(behind("HTTP/1.1 206 Partial Content\nContent-Range: bytes 0-9/10\nContent-Length: 5\n\n", body));
        serve(behind("HTTP/1.0 206 Partial Content\nContent-Range: bytes 0-9/10\n\n", body));
        assertThat(out.seen()).noneMatch(HttpEndTest::isFile);
    }

    @Test
    void aFlowThatIsOverUnpacksNothing() throws IOException {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(packed)) {
            byte[] noise = new byte[20_000];
            new Random(7).nextBytes(noise);
            gzip.write(noise);
        }
        String head = "HTTP/1.1 200 OK\nContent-Encoding: gzip\nContent-Length: 90000\n\n";
        byte[] all = behind(head, Arrays.copyOf(packed.toByteArray(), packed.size() / 2));
        out.feed(Direction.FROM_SERVER, all, all.length);
        assertThat(inflaters.live()).isOne();
        dissector.gap(Direction.FROM_CLIENT);
        dissector.gap(Direction.FROM_SERVER);
        assertThat(inflaters.live()).isZero();
        assertThat(inflaters.evicted()).isZero();
    }
}
