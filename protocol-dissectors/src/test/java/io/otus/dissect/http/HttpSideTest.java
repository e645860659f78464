package io.otus.dissect.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.otus.core.bytes.ByteView;
import io.otus.core.bytes.Sha256;
import io.otus.core.event.FileDigest;
import io.otus.core.event.SessionFact;
import io.otus.core.spi.Carrier;
import io.otus.core.spi.Direction;
import io.otus.testkit.DissectorHarness;
import io.otus.testkit.Seen;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;

/** Bodies of one direction. */
class HttpSideTest {
    @Test
    void aBodyThatAnotherOneCutsShortIsNoLongerUnpacked() throws IOException {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(packed)) {
            gzip.write("set point;12.5".getBytes(StandardCharsets.US_ASCII));
        }
        byte[] file = packed.toByteArray();
        BodyDigest digest = BodyDigest.ofFile("/mix.csv", "gzip", BodyDigest.ANY_SIZE, new Inflaters());
        HttpSide side = new HttpSide();
        side.body(file.length, false, digest);
        digest.take(ByteView.of(file, 0, 15));

        side.body(BodyLength.TUNNEL, false, null);

        digest.take(ByteView.of(file, 15, file.length - 15));
        DissectorHarness out = new DissectorHarness(new HttpProvider().create(), Carrier.STREAM);
        digest.end(Direction.FROM_SERVER, out);
        SessionFact content =
                new SessionFact.Content(new FileDigest(Sha256.hex(ByteView.of(file)), file.length, "/mix.csv"));
        assertThat(out.seen()).containsExactly(new Seen.Session(false, "", content));
    }
}
