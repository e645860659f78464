package io.otus.dissect.ads;

import static io.otus.dissect.ads.Frames.CLIENT;
import static io.otus.dissect.ads.Frames.CLIENT_NET;
import static io.otus.dissect.ads.Frames.PLC_NET;

import io.otus.core.event.Attribute;
import io.otus.core.event.Element;
import io.otus.core.event.Outcome;
import io.otus.core.event.PointRange;
import io.otus.core.event.Service;
import io.otus.core.event.Trust;
import io.otus.core.spi.Request;
import io.otus.core.spi.Response;
import io.otus.testkit.Seen;
import java.util.List;
import java.util.stream.Stream;

/** What the dissector is to say of {@link Frames}. */
final class Expected {
    private static final long TRANSACTION = (long) (31 * CLIENT_NET.hashCode() + CLIENT) << 32 | 7;

    private Expected() {}

    static Seen request(int port, int command, Element... data) {
        return new Seen.Message(
                new AdsEvent.Message(new AmsFrame(PLC_NET, port, CLIENT_NET, CLIENT, command, 4, 0, 7), List.of(data)));
    }

    static Seen response(int port, int command, long result, Element... data) {
        Element[] all = new Element[data.length + 2];
        all[0] = Element.number("result", result);
        all[1] = Element.text("result_name", ReturnCode.name(result));
        System.arraycopy(data, 0, all, 2, data.length);
        return new Seen.Message(
                new AdsEvent.Message(new AmsFrame(CLIENT_NET, CLIENT, PLC_NET, port, command, 5, 0, 7), List.of(all)));
    }

    static Seen asked(int port, Service service, PointRange... points) {
        return new Seen.Request(Request.confirmed(TRANSACTION, service, Integer.toString(port), List.of(points)));
    }

    static Seen answered(int port, Service service, long code, PointRange... points) {
        Outcome outcome = ReturnCode.outcome(code);
        return new Seen.Response(new Response(TRANSACTION, service, Integer.toString(port), outcome, List.of(points)));
    }

    static Seen claim(String unit, Attribute attribute, String value) {
        return new Seen.Claim(true, unit, attribute, value, Trust.DEVICE);
    }

    static Element[] address(long group, long offset, Element... more) {
        Element[] all = new Element[more.length + 2];
        all[0] = Element.number("index_group", group);
        all[1] = Element.number("index_offset", offset);
        System.arraycopy(more, 0, all, 2, more.length);
        return all;
    }

    static Seen isPlc() {
        return claim("", Attribute.TYPE, "plc");
    }

    static Element[] written(long group, long offset, int length, long value) {
        return address(group, offset, Element.number("length", length), Element.number("data", value));
    }

    /** The device answers for the first time. */
    static Seen hasNetId() {
        return new Seen.Claim(true, "", Attribute.INSTANCE, PLC_NET, Trust.SESSION);
    }

    static Element.Group part(Element... elements) {
        return new Element.Group("", List.of(elements));
    }

    /** The head of a sum and the commands in it, each by what {@link #address} gives. */
    static Element[] sum(long group, int number, long readLength, long writeLength, Element[]... commands) {
        Element read = Element.number("read_length", readLength);
        Element write = Element.number("write_length", writeLength);
        return commands.length == 0
                ? address(group, number, read, write)
                : address(
                        group,
                        number,
                        read,
                        write,
                        new Element.Groups(
                                "commands",
                                Stream.of(commands).map(Expected::part).toList()));
    }
}
