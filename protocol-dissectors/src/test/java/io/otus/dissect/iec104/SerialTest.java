package io.otus.dissect.iec104;

import static io.otus.testkit.Row.row;

import io.otus.core.bytes.Octets;
import io.otus.core.event.Action;
import io.otus.core.event.Outcome;
import io.otus.core.event.Service;
import io.otus.core.spi.DissectorProvider;
import io.otus.core.spi.Request;
import io.otus.core.spi.Response;
import io.otus.testkit.DissectorContract;
import io.otus.testkit.Row;
import io.otus.testkit.Seen;
import java.util.List;
import java.util.stream.Stream;

/** Frames of IEC 60870-5-101 inside TCP, by the pictures of IEC 60870-5-1 §6.2.4.2. */
class SerialTest extends DissectorContract {
    private static final String INTERROGATION = "68 09 09 68 53 01 64 01 06 01 00 00 14 D4 16";
    private static final String CONFIRMATION = "68 09 09 68 08 01 64 01 07 01 00 00 14 8A 16";
    private static final Service INTERROGATE = new Service(100, "interrogation_command", Action.READ);

    @Override
    protected DissectorProvider provider() {
        return new Iec104Provider();
    }

    @Override
    protected Stream<Row> rows() {
        return Stream.of(
                row("an interrogation and its confirmation")
                        .client(INTERROGATION)
                        .server(CONFIRMATION)
                        .sees(
                                new Seen.Message(new Iec104Event.Serial(
                                        0x53,
                                        1,
                                        new Iec104Event.SerialAsdu(100, false, 1, 6, false, false),
                                        Octets.ofHex("01000014"))),
                                new Seen.Request(Request.confirmed(100, INTERROGATE, "1", List.of())),
                                new Seen.Message(new Iec104Event.Serial(
                                        0x08,
                                        1,
                                        new Iec104Event.SerialAsdu(100, false, 1, 7, false, false),
                                        Octets.ofHex("01000014"))),
                                new Seen.Response(new Response(100, INTERROGATE, "1", Outcome.OK, List.of()))),
                row("status of the link with two octets of address, values, and a single character")
                        .client("10 49 01 00 4A 16")
                        .server("10 0B 01 00 0C 16")
                        .server("68 0A 0A 68 08 01 00 01 01 03 01 64 00 01 74 16")
                        .client("E5")
                        .sees(
                                new Seen.Message(new Iec104Event.Serial(0x49, 1, null, Octets.EMPTY)),
                                new Seen.Message(new Iec104Event.Serial(0x0B, 1, null, Octets.EMPTY)),
                                new Seen.Message(new Iec104Event.Serial(
                                        0x08,
                                        1,
                                        new Iec104Event.SerialAsdu(1, false, 1, 3, false, false),
                                        Octets.ofHex("01640001"))),
                                new Seen.Message(new Iec104Event.Serial(-1, -1, null, Octets.EMPTY))),
                row("a wrong checksum is told and not believed")
                        .client(INTERROGATION)
                        .server(CONFIRMATION.replace("8A 16", "8B 16"))
                        .sees(new Seen.Malformed(Iec104Anomaly.CHECKSUM, 13)),
                row("a first frame with a wrong checksum is another protocol's")
                        .client(INTERROGATION.replace("D4 16", "D5 16"))
                        .sees(),
                row("a meter of M-Bus, which has the same frames")
                        .server("68 09 09 68 08 01 72 11 22 33 44 55 66 E0 16")
                        .sees(),
                row("a frame without contents, once the flow is known")
                        .client(INTERROGATION + "68 00 00 68 00 16")
                        .sees());
    }
}
