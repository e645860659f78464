package io.otus.dissect.rtsp;

import static io.otus.testkit.Row.row;
import static org.assertj.core.api.Assertions.assertThat;

import io.otus.core.event.Attribute;
import io.otus.core.event.Outcome;
import io.otus.core.event.Service;
import io.otus.core.event.SessionSeen;
import io.otus.core.event.Trust;
import io.otus.core.spi.DissectorProvider;
import io.otus.core.spi.Request;
import io.otus.core.spi.Response;
import io.otus.layer.text.HeadEvent;
import io.otus.testkit.DissectorContract;
import io.otus.testkit.FieldTable;
import io.otus.testkit.Row;
import io.otus.testkit.Seen;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Messages are those of RFC 2326 §10, with products as cameras name themselves. */
class RtspDissectorTest extends DissectorContract {
    @Override
    protected DissectorProvider provider() {
        return new RtspProvider();
    }

    private static Seen claim(String value) {
        return new Seen.Claim(true, "", Attribute.SERVICE, value, Trust.SESSION);
    }

    private static Seen answers(long cseq, Service service, Outcome outcome) {
        return new Seen.Response(new Response(cseq, service, "", outcome, List.of()));
    }

    @Override
    protected Stream<Row> rows() {
        return Stream.of(
                row("what a camera offers, §10.1, and a piece of its stream")
                        .clientSays("""
                            OPTIONS rtsp://cam/1 RTSP/1.0
                            CSeq: 1
                            User-Agent: Player/3

                            """)
                        .serverSays("""
                            RTSP/1.0 200 OK
                            CSeq: 1
                            Server: Camera/2.1

                            """)
                        .server("24 00 0002 AABB")
                        .sees(
                                new Seen.Message(new HeadEvent.Request("OPTIONS", "rtsp://cam/1", 1, "Player/3")),
                                claim("Player/3"),
                                new Seen.Message(new HeadEvent.Response(200, "OK", 1, "Camera/2.1")),
                                claim("Camera/2.1"),
                                new Seen.Message(new RtspEvent.Interleaved(0, 6))),
                row("version 2, RFC 7826")
                        .clientSays("""
                            OPTIONS rtsp://cam/1 RTSP/2.0
                            CSeq: 1
                            User-Agent: Player/3

                            """)
                        .serverSays("""
                            RTSP/2.0 200 OK
                            CSeq: 1
                            Server: Camera/2.1

                            """)
                        .sees(
                                new Seen.Message(new HeadEvent.Request("OPTIONS", "rtsp://cam/1", 1, "Player/3")),
                                claim("Player/3"),
                                new Seen.Message(new HeadEvent.Response(200, "OK", 1, "Camera/2.1")),
                                claim("Camera/2.1")),
                row("a login by Basic with the user and password of delivery, refused")
                        .clientSays("""
                            DESCRIBE rtsp://cam/1 RTSP/1.0
                            CSeq: 2
                            Authorization: Basic YWRtaW46YWRtaW4=

                            """)
                        .serverSays("""
                            RTSP/1.0 401 Unauthorized
                            CSeq: 2

                            """)
                        .sees(
                                new Seen.Request(Request.confirmed(2, RtspDissector.LOGIN, "", List.of())),
                                new Seen.Secret(62, 16),
                                new Seen.Session(true, "", SessionSeen.DEFAULT_LOGIN, "admin"),
                                answers(2, RtspDissector.LOGIN, Outcome.error(401, "unauthorized"))),
                row("a login that is repeated is a secret again; behind a refusal it is another attempt")
                        .clientSays("PLAY a RTSP/1.0\nCSeq: 5\nAuthorization: Basic b3A6eA==\n\n")
                        .clientSays("PLAY a RTSP/1.0\nCSeq: 6\nAuthorization: Basic b3A6eA==\n\n")
                        .serverSays("RTSP/1.0 401 Unauthorized\nCSeq: 5\n\n")
                        .clientSays("PLAY a RTSP/1.0\nCSeq: 7\nAuthorization: Basic b3A6eA==\n\n")
                        .sees(
                                new Seen.Request(Request.confirmed(5, RtspDissector.LOGIN, "", List.of())),
                                new Seen.Secret(47, 8),
                                new Seen.Request(Request.confirmed(6, RtspDissector.service("PLAY"), "", List.of())),
                                new Seen.Secret(47, 8),
                                new Seen.Request(Request.confirmed(7, RtspDissector.LOGIN, "", List.of())),
                                new Seen.Secret(47, 8)),
                row("a login by Digest is told once")
                        .clientSays("""
                            SETUP rtsp://cam/1 RTSP/1.0
                            CSeq: 3
                            Authorization: Digest username="op", realm="cam"

                            PLAY rtsp://cam/1 RTSP/1.0
                            CSeq: 4
                            Authorization: Digest username="op", realm="cam"

                            """)
                        .sees(
                                new Seen.Request(Request.confirmed(3, RtspDissector.LOGIN, "", List.of())),
                                new Seen.Session(true, "", SessionSeen.LOGIN, "op"),
                                new Seen.Request(Request.confirmed(4, RtspDissector.service("PLAY"), "", List.of()))));
    }

    @Test
    void theTableOfFieldsIsComplete() {
        assertThat(FieldTable.of("rtsp")).isEqualTo(fieldsWritten());
    }
}
