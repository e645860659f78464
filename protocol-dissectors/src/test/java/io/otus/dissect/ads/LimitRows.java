package io.otus.dissect.ads;

import static io.otus.dissect.ads.Expected.address;
import static io.otus.dissect.ads.Expected.answered;
import static io.otus.dissect.ads.Expected.asked;
import static io.otus.dissect.ads.Expected.request;
import static io.otus.dissect.ads.Frames.CLIENT;
import static io.otus.dissect.ads.Frames.CLIENT_NET;
import static io.otus.dissect.ads.Frames.CLIENT_NET_ID;
import static io.otus.dissect.ads.Frames.PLC;
import static io.otus.dissect.ads.Frames.PLC_NET;
import static io.otus.dissect.ads.Frames.PLC_NET_ID;
import static io.otus.dissect.ads.Frames.asks;
import static io.otus.dissect.ads.Frames.le16;
import static io.otus.dissect.ads.Frames.le32;
import static io.otus.dissect.ads.Frames.message;
import static io.otus.testkit.Row.row;

import io.otus.core.event.Element;
import io.otus.core.event.PointRange;
import io.otus.testkit.Row;
import io.otus.testkit.Seen;
import java.util.List;

/** Rows of what is broken, not known, or too long to be read whole. */
final class LimitRows {
    private LimitRows() {}

    static List<Row> rows() {
        String data = le32(0x4020) + le32(0) + le32(70_000) + "00".repeat(70_000);
        Element zeros = Element.text("data", "00".repeat(AmsFrame.HEAD - AmsFrame.SIZE - 12));
        return List.of(
                row("the router answers for a target that is not there")
                        .client(asks(PLC, 4, ""))
                        .server(message(CLIENT_NET_ID + le16(CLIENT) + PLC_NET_ID + le16(PLC), 4, 5, 6, ""))
                        .sees(
                                request(PLC, 4),
                                asked(PLC, AdsCommand.of(4)),
                                new Seen.Message(new AdsEvent.Message(
                                        new AmsFrame(CLIENT_NET, CLIENT, PLC_NET, PLC, 4, 5, 6, 7), List.of())),
                                answered(PLC, AdsCommand.of(4), 6)),
                row("data that is too short for its command")
                        .client(asks(PLC, 2, le32(0x4020) + "0a00"))
                        .sees(
                                request(PLC, 2, address(0x4020, 0, Element.number("length", 0))),
                                new Seen.Malformed(AdsAnomaly.DATA, 42),
                                asked(PLC, AdsCommand.of(2))),
                row("a command that is not known, once messages were read")
                        .client(asks(PLC, 4, ""))
                        .client(asks(PLC, 0x42, "0102"))
                        .sees(
                                request(PLC, 4),
                                asked(PLC, AdsCommand.of(4)),
                                new Seen.Unknown("command_id", 0x42),
                                request(PLC, 0x42, Element.number("data", 513)),
                                asked(PLC, AdsCommand.of(0x42))),
                row("two lengths that disagree, once messages were read")
                        .client(asks(PLC, 4, ""))
                        .client(asks(PLC, 4, "").replaceFirst("^000020000000", "000021000000") + "00")
                        .sees(
                                request(PLC, 4),
                                asked(PLC, AdsCommand.of(4)),
                                new Seen.Malformed(AdsAnomaly.LENGTH, 6),
                                request(PLC, 4),
                                new Seen.Malformed(AdsAnomaly.DATA, 38),
                                asked(PLC, AdsCommand.of(4))),
                row("of a long message the head is read, and the next one behind it")
                        .client(asks(PLC, 3, data))
                        .client(asks(PLC, 4, ""))
                        .sees(
                                request(PLC, 3, address(0x4020, 0, Element.number("length", 70_000), zeros)),
                                asked(PLC, AdsCommand.of(3), PointRange.of("M", 0, 462)),
                                new Seen.Message(new AdsEvent.Rest(16_384)),
                                new Seen.Message(new AdsEvent.Rest(16_384)),
                                new Seen.Message(new AdsEvent.Rest(16_384)),
                                new Seen.Message(new AdsEvent.Rest(16_384)),
                                new Seen.Message(new AdsEvent.Rest(4_002)),
                                request(PLC, 4),
                                asked(PLC, AdsCommand.of(4))));
    }
}
