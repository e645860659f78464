package io.otus.dissect.s7commplus;

import io.otus.core.bytes.Octets;
import io.otus.core.spi.Carrier;
import io.otus.core.spi.Direction;
import io.otus.testkit.DissectorHarness;
import io.otus.testkit.RecordingFields;
import io.otus.testkit.Row;
import io.otus.testkit.Seen;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;

/** Frames around bodies, and what is written of a row. */
final class Frames {
    /** Stands for a digest, which is as random as this is not. */
    static final String DIGEST = "11".repeat(32);

    /** The list behind most requests that says which object is meant. */
    static final String QUALIFIER = "000004E8 8969 00 12 00000000 896A 00 13 00 896B 00 04 00 00";

    private Frames() {}

    private static String hex(int value, int digits) {
        return HexFormat.of().toHexDigits(value, digits);
    }

    /** A frame that ends its PDU. */
    static String frame(int version, String data) {
        return part(version, data) + "72" + hex(version, 2) + "0000";
    }

    /** A frame whose PDU goes on. */
    static String part(int version, String data) {
        String all = version == 3 ? "20" + DIGEST + data : data;
        return "72" + hex(version, 2) + hex(Octets.ofHex(all).length(), 4) + all;
    }

    /** A request with sequence number 5 in session 0x38C. */
    static String request(int version, int function, String body) {
        return requestWith(version, function, 0x34, body);
    }

    static String requestWith(int version, int function, int flags, String body) {
        return frame(version, "31 0000" + hex(function, 4) + "0000 0005 0000038C" + hex(flags, 2) + body);
    }

    /** The answer to it. */
    static String response(int version, int function, String body) {
        return frame(version, "32 0000" + hex(function, 4) + "0000 0005 34" + body);
    }

    /** What the messages of a row write, without what every frame writes. */
    static List<String> fields(Row row) {
        DissectorHarness harness = new DissectorHarness(new S7commplusProvider().create(), Carrier.CHILD);
        for (Row.Step step : row.steps()) {
            harness.feed(step.direction(), step.bytes().toArray(), Integer.MAX_VALUE);
        }
        List<String> lines = new ArrayList<>();
        for (Seen seen : harness.seen()) {
            if (seen instanceof Seen.Message message) {
                RecordingFields fields = new RecordingFields();
                message.event().fields(fields);
                lines.addAll(fields.lines());
            }
        }
        return lines;
    }

    /** What one frame from the server writes. */
    static List<String> fromServer(String frame) {
        return fields(new Row("", List.of(new Row.Step(Direction.FROM_SERVER, Octets.ofHex(frame))), List.of()));
    }

    /** What one frame from the client writes. */
    static List<String> fromClient(String frame) {
        return fields(new Row("", List.of(new Row.Step(Direction.FROM_CLIENT, Octets.ofHex(frame))), List.of()));
    }
}
