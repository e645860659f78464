package io.otus.dissect.coap;

import static io.otus.dissect.coap.Messages.hex;
import static io.otus.dissect.coap.Messages.message;
import static io.otus.dissect.coap.Messages.path;
import static io.otus.testkit.Row.row;

import io.otus.core.event.Action;
import io.otus.core.event.Outcome;
import io.otus.core.event.PointRange;
import io.otus.core.event.Service;
import io.otus.core.spi.DissectorProvider;
import io.otus.core.spi.Request;
import io.otus.core.spi.Response;
import io.otus.core.value.ValueList;
import io.otus.testkit.DissectorContract;
import io.otus.testkit.Row;
import io.otus.testkit.Seen;
import java.util.List;
import java.util.stream.Stream;

/** CoAP over TCP, RFC 8323 §3. */
class CoapStreamTest extends DissectorContract {
    private static final Service GET = new Service(1, "get", Action.READ);

    @Override
    protected DissectorProvider provider() {
        return new CoapProvider();
    }

    @Override
    protected Stream<Row> rows() {
        PointRange point = PointRange.named("/temperature");
        String capabilities = "30 E1 22 0480";
        return Stream.of(
                row("each side begins with its capabilities, and a resource is read")
                        .client(capabilities)
                        .server("00 E1")
                        .client("C1 01 01 BB" + hex("temperature"))
                        .server("51 45 01 FF" + hex("22.3"))
                        .sees(
                                new Seen.Message(message(
                                        -1,
                                        0xE1,
                                        -1,
                                        "",
                                        0,
                                        new CoapEvent.Option(2, "option_2", CoapOption.Format.OPAQUE, "0480", 0))),
                                new Seen.Message(message(-1, 0xE1, -1, "", 0)),
                                new Seen.Message(message(-1, 1, -1, "01", 0, path("temperature"))),
                                new Seen.Request(Request.confirmed(0, GET, "", List.of(point))),
                                new Seen.Message(message(-1, 0x45, -1, "01", 4)),
                                new Seen.Response(new Response(
                                        0,
                                        GET,
                                        "",
                                        Outcome.OK,
                                        List.of(PointRange.named("/temperature", ValueList.reals(22.3)))))),
                row("lengths of two and three octets, and a ping")
                        .client(capabilities)
                        .client("D0 04 45 FF" + "41".repeat(16))
                        .client("E0 0000 45 FF" + "41".repeat(268))
                        .client("00 E2")
                        .sees(
                                new Seen.Message(message(
                                        -1,
                                        0xE1,
                                        -1,
                                        "",
                                        0,
                                        new CoapEvent.Option(2, "option_2", CoapOption.Format.OPAQUE, "0480", 0))),
                                new Seen.Message(message(-1, 0x45, -1, "", 16)),
                                new Seen.Message(message(-1, 0x45, -1, "", 268)),
                                new Seen.Message(message(-1, 0xE2, -1, "", 0))),
                row("one that does not begin so, is too long, or has a token that is")
                        .client("C1 01 01 BB" + hex("temperature"))
                        .client("F0 00010000 E1")
                        .client("09 E1")
                        .sees());
    }
}
