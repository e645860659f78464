package io.otus.dissect.tftp;

import static io.otus.testkit.Row.row;
import static org.assertj.core.api.Assertions.assertThat;

import io.otus.core.event.Action;
import io.otus.core.event.Outcome;
import io.otus.core.event.PointRange;
import io.otus.core.event.Service;
import io.otus.core.event.SessionFact;
import io.otus.core.event.SessionSeen;
import io.otus.core.event.Way;
import io.otus.core.net.Endpoint;
import io.otus.core.net.IpAddress;
import io.otus.core.net.MacAddress;
import io.otus.core.spi.Carrier;
import io.otus.core.spi.Direction;
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
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class TftpDissectorTest extends DissectorContract {
    private static final Service READ = new Service(1, "read_request", Action.FILE);
    private static final Service WRITE = new Service(2, "write_request", Action.FILE);
    private static final String BLOCK = "5A".repeat(512);

    @Override
    protected DissectorProvider provider() {
        return new TftpProvider();
    }

    @Override
    protected Carrier carrier() {
        return Carrier.DATAGRAM;
    }

    /** Opcode, then texts that a zero ends each. */
    private static String texts(String opcode, String... texts) {
        StringBuilder hex = new StringBuilder(opcode);
        for (String text : texts) {
            hex.append(HexFormat.of().formatHex(text.getBytes(StandardCharsets.UTF_8)))
                    .append("00");
        }
        return hex.toString();
    }

    private static Seen asks(long transaction, Service service, String file) {
        return new Seen.Request(Request.confirmedOnAnyFlow(transaction, service, "", List.of(PointRange.named(file))));
    }

    private static Seen answers(long transaction, Service service, Outcome outcome) {
        return new Seen.Response(new Response(transaction, service, "", outcome, List.of()));
    }

    private static Seen read(String name, long size) {
        return new Seen.File(false, "", Way.FROM_DEVICE, name, size);
    }

    private static Seen stored(String name) {
        return new Seen.Session(true, "", new SessionFact.FileStored("", name));
    }

    private static Seen fetched(String name) {
        return new Seen.Session(false, "", SessionSeen.PROGRAM_FETCHED, name);
    }

    @Override
    protected Stream<Row> rows() {
        return Stream.of(
                row("a file is read, RFC 1350 §2: a block of less than 512 octets is the last")
                        .client(texts("0001", "plc.bin", "octet"))
                        .server("0003 0001" + BLOCK)
                        .client("0004 0001")
                        .server("0003 0002 616263")
                        .client("0004 0002")
                        .sees(
                                new Seen.Message(new TftpEvent.Request(1, "plc.bin", "octet", List.of())),
                                asks(0, READ, "plc.bin"),
                                new Seen.Message(new TftpEvent.Data(3, 1, 512)),
                                answers(0, READ, Outcome.OK),
                                new Seen.Message(new TftpEvent.Acknowledgement(4, 1)),
                                new Seen.Message(new TftpEvent.Data(3, 2, 3)),
                                read("plc.bin", 515),
                                new Seen.Message(new TftpEvent.Acknowledgement(4, 2))),
                row("a file is written, and ends with a block of nothing")
                        .client(texts("0002", "a.cfg", "NETASCII"))
                        .server("0004 0000")
                        .client("0003 0001" + BLOCK)
                        .server("0004 0001")
                        .client("0003 0002")
                        .server("0004 0002")
                        .sees(
                                asks(0, WRITE, "a.cfg"),
                                stored("a.cfg"),
                                answers(0, WRITE, Outcome.OK),
                                new Seen.File(false, "", Way.TO_DEVICE, "a.cfg", 512)),
                row("larger blocks that both want, RFC 2348")
                        .client(texts("0001", "f", "octet", "blksize", "1024", "tsize", "0"))
                        .server(texts("0006", "BLKSIZE", "1024", "tsize", "1025"))
                        .client("0004 0000")
                        .server("0003 0001" + BLOCK + BLOCK)
                        .server("0003 0002 00")
                        .sees(
                                new Seen.Message(new TftpEvent.Request(
                                        1,
                                        "f",
                                        "octet",
                                        List.of(
                                                new TftpEvent.Option("blksize", "1024"),
                                                new TftpEvent.Option("tsize", "0")))),
                                new Seen.Message(new TftpEvent.OptionAcknowledgement(
                                        6,
                                        List.of(
                                                new TftpEvent.Option("BLKSIZE", "1024"),
                                                new TftpEvent.Option("tsize", "1025")))),
                                new Seen.Message(new TftpEvent.Acknowledgement(4, 0)),
                                new Seen.Message(new TftpEvent.Data(3, 1, 1024)),
                                new Seen.Message(new TftpEvent.Data(3, 2, 1)),
                                read("f", 1025)),
                row("blocks, a window of them and a request that are sent again count once, RFC 7440 §4")
                        .client(texts("0001", "f", "octet"))
                        .client(texts("0001", "f", "octet"))
                        .server("0003 0001" + BLOCK)
                        .server("0003 0002" + BLOCK)
                        .server("0003 0002" + BLOCK)
                        .server("0003 0001" + BLOCK)
                        .server("0003 0002" + BLOCK)
                        .server("0003 0003 01")
                        .server("0003 0003 01")
                        .sees(asks(0, READ, "f"), read("f", 1025)),
                row("a program is fetched, as its beginning says")
                        .client(texts("0001", "f", "octet"))
                        .server("0003 0001 7F454C4601020100")
                        .server("0003 0001 7F454C4601020100")
                        .sees(asks(0, READ, "f"), fetched("f"), read("f", 8)),
                row("a program is fetched, as its name says")
                        .client(texts("0001", "boot\\wdsnbp.exe", "octet"))
                        .server("0003 0001" + BLOCK)
                        .server("0003 0002" + BLOCK)
                        .sees(asks(0, READ, "boot\\wdsnbp.exe"), fetched("boot\\wdsnbp.exe")),
                row("a server that has no such file")
                        .client(texts("0001", "f", "octet"))
                        .server("0005 0001 4E6F00")
                        .sees(
                                new Seen.Message(new TftpEvent.Request(1, "f", "octet", List.of())),
                                asks(0, READ, "f"),
                                new Seen.Message(new TftpEvent.Failure(5, 1, "No")),
                                answers(0, READ, Outcome.error(1, "file_not_found"))),
                row("an error that is not defined, whose message does not end")
                        .server("0005 0063 4E6F")
                        .sees(
                                new Seen.Message(new TftpEvent.Failure(5, 99, "No")),
                                new Seen.Unknown("error_code", 99),
                                new Seen.Malformed(TftpAnomaly.ERROR_MESSAGE, 6)),
                row("an option without a value")
                        .client(texts("0001", "f", "octet", "blksize"))
                        .sees(new Seen.Malformed(TftpAnomaly.OPTIONS, 18)),
                row("options that nobody asked for, and larger blocks than were asked for")
                        .client(texts("0001", "f", "octet", "blksize", "1024"))
                        .server(texts("0006", "tsize", "9"))
                        .server(texts("0006", "blksize", "2048"))
                        .sees(
                                new Seen.Malformed(TftpAnomaly.NOT_ASKED, 2),
                                new Seen.Malformed(TftpAnomaly.NOT_ASKED, 2)),
                row("a block that is longer than may be")
                        .client(texts("0001", "f", "octet"))
                        .server("0003 0001" + BLOCK + "00")
                        .sees(new Seen.Malformed(TftpAnomaly.BLOCK_LENGTH, 4)),
                row("an acknowledgement with something behind it")
                        .client("0004 0001 00")
                        .sees(new Seen.Malformed(TftpAnomaly.ACKNOWLEDGEMENT_LENGTH, 4)),
                row("what is no request: a mode that there is not, and a name that nobody can read")
                        .client(texts("0001", "f", "fast"))
                        .client(texts("0001", "\u0001", "octet"))
                        .client("0007 0001")
                        .sees());
    }

    @Test
    void theTableOfFieldsIsComplete() {
        assertThat(FieldTable.of("tftp")).isEqualTo(fieldsWritten());
    }

    /** At a port that hints at nothing, between the two of a row. */
    private static final class Elsewhere extends DissectorHarness {
        private final int port;

        Elsewhere(Dissector dissector, int port) {
            super(dissector, Carrier.DATAGRAM);
            this.port = port;
        }

        private Endpoint moved(Endpoint end) {
            return end.equals(SERVER) ? new Endpoint(0, new MacAddress(2), IpAddress.parse("10.0.0.2"), port) : end;
        }

        @Override
        public Endpoint source() {
            return moved(super.source());
        }

        @Override
        public Endpoint destination() {
            return moved(super.destination());
        }

        @Override
        public boolean hinted() {
            return false;
        }
    }

    @Test
    void anAnswerFromAnotherPortBelongsToTheRequest() {
        TftpProvider provider = new TftpProvider();
        DissectorHarness asked = new DissectorHarness(provider.create(), Carrier.DATAGRAM);
        DissectorHarness moved = new Elsewhere(provider.create(), 3_000);
        byte[] data = HexFormat.of().parseHex("00030001616263");
        assertThat(moved.feed(Direction.FROM_SERVER, data, data.length)).isZero();
        byte[] request = HexFormat.of().parseHex(texts("0001", "f", "octet"));
        asked.feed(Direction.FROM_CLIENT, request, request.length);
        assertThat(moved.feed(Direction.FROM_SERVER, data, data.length)).isEqualTo(data.length);
        assertThat(moved.seen()).contains(answers(0, READ, Outcome.OK), read("f", 3));
    }
}
