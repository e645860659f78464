package io.otus.dissect.hsms;

import io.otus.core.event.Action;
import io.otus.core.event.Attribute;
import io.otus.core.event.Danger;
import io.otus.core.event.Element;
import io.otus.core.event.Outcome;
import io.otus.core.event.PointRange;
import io.otus.core.event.Service;
import io.otus.core.event.Trust;
import io.otus.core.spi.Request;
import io.otus.core.spi.Response;
import io.otus.core.value.ValueList;
import io.otus.testkit.Seen;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;

/** Messages as SEMI E37 and E5 lay them out, and what they are read as. */
final class Secs {
    static final String SELECT_REQ = "0000000A FFFF 0000 0001 00000001";
    static final String SELECT_RSP = "0000000A FFFF 0000 0002 00000001";
    /** A report of a machine, by which both sides are known. */
    static final String ALARM = message(5, 1, false, 9, list(binary(0x86), u4(1001), ascii("HEATER OVER")));

    static String message(int stream, int function, boolean isReplyExpected, int systemBytes, String item) {
        String plain = item.replace(" ", "");
        return String.format(
                "%08X0000%02X%02X0000%08X%s",
                10 + plain.length() / 2, stream | (isReplyExpected ? 0x80 : 0), function, systemBytes, plain);
    }

    static String list(String... items) {
        return String.format("01%02X%s", items.length, String.join("", items));
    }

    static String ascii(String text) {
        return String.format(
                "41%02X%s", text.length(), HexFormat.of().formatHex(text.getBytes(StandardCharsets.US_ASCII)));
    }

    static String binary(int octet) {
        return String.format("2101%02X", octet);
    }

    static String bool(boolean value) {
        return value ? "2501FF" : "250100";
    }

    static String u1(int value) {
        return String.format("A501%02X", value);
    }

    static String u4(long value) {
        return String.format("B104%08X", value);
    }

    static Service service(int stream, int function) {
        return Function.service(stream, function);
    }

    static Seen asked(int systemBytes, Service service, PointRange... points) {
        return new Seen.Request(Request.confirmed(systemBytes, service, "0", List.of(points)));
    }

    static Seen told(int stream, int function, PointRange... points) {
        return new Seen.Request(Request.notification(service(stream, function), "0", List.of(points)));
    }

    static Seen answered(int systemBytes, Service service, Outcome outcome, PointRange... points) {
        return new Seen.Response(new Response(systemBytes, service, "0", outcome, List.of(points)));
    }

    static Seen claimed(Attribute attribute, String value) {
        return new Seen.Claim(true, "0", attribute, value, Trust.DEVICE);
    }

    static PointRange number(String space, long index, ValueList value) {
        return PointRange.of(space, index, value);
    }

    static PointRange named(String name) {
        return PointRange.named(name);
    }

    static Service command(int stream, int function, String base, String word, Action action) {
        return new Service(Function.code(stream, function), base + '_' + word, action)
                .keyed(stream + "/" + function + '/' + word);
    }

    @SafeVarargs
    static Element items(List<Element>... of) {
        List<Element.Group> items = new ArrayList<>();
        for (List<Element> each : of) {
            items.add(new Element.Group("item", each));
        }
        return new Element.Groups("items", items);
    }

    static Service enable(int stream, int function, String name) {
        return new Service(
                Function.code(stream, function),
                name + "_enable",
                Action.SUBSCRIBE,
                Danger.NONE,
                stream + "/" + function + "/enable");
    }

    static Service blind(int stream, int function, String name, Action action, String how) {
        return new Service(
                Function.code(stream, function),
                name + '_' + how,
                action,
                Danger.BLIND,
                stream + "/" + function + '/' + how);
    }

    static Seen unconfirmed(Service service, PointRange... points) {
        return new Seen.Request(Request.unconfirmed(service, "0", List.of(points)));
    }

    private Secs() {}
}
