package io.otus.testkit;

import io.otus.core.bytes.Octets;
import io.otus.core.spi.Direction;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;

/**
 * One row of a dissector's table: what went over the wire and everything that must be reported of it.
 *
 * @param name a sentence: what the row shows, with the example or clause that its bytes come from
 * @param steps the bytes in wire order
 * @param expected the reports that must be made, of the kinds that this row checks
 */
public record Row(String name, List<Step> steps, List<Seen> expected) {
    /** Copies the lists. */
    public Row {
        steps = List.copyOf(steps);
        expected = List.copyOf(expected);
    }

    /** Bytes that one side sends; in a stream they may be cut anywhere. */
    public record Step(Direction direction, Octets bytes) {}

    /** Begins a row. */
    public static Builder row(String name) {
        return new Builder(name);
    }

    @Override
    public String toString() {
        return name;
    }

    /** Collects the steps of a row. */
    public static final class Builder {
        private final String name;
        private final List<Step> steps = new ArrayList<>();

        private Builder(String name) {
            this.name = name;
        }

        /** The client sends these bytes (hexadecimal, blanks ignored). */
        public Builder client(String hex) {
            return step(Direction.FROM_CLIENT, hex);
        }

        /** The server sends these bytes. */
        public Builder server(String hex) {
            return step(Direction.FROM_SERVER, hex);
        }

        /** The client sends this text, whose line ends become CR LF; characters up to U+00FF are octets. */
        public Builder clientSays(String text) {
            return step(Direction.FROM_CLIENT, octets(text));
        }

        /** The server sends this text. */
        public Builder serverSays(String text) {
            return step(Direction.FROM_SERVER, octets(text));
        }

        private static String octets(String text) {
            return HexFormat.of().formatHex(text.replace("\n", "\r\n").getBytes(StandardCharsets.ISO_8859_1));
        }

        /** Someone sends these bytes, and nothing but content may tell who. */
        public Builder someone(String hex) {
            return step(Direction.UNKNOWN, hex);
        }

        private Builder step(Direction direction, String hex) {
            steps.add(new Step(direction, Octets.ofHex(hex)));
            return this;
        }

        /**
         * Ends the row: what must be reported, in order. A kind of report that the row does not name at all is not
         * compared, except that {@code malformed} and {@code unknown} are always compared.
         */
        public Row sees(Seen... expected) {
            return new Row(name, steps, List.of(expected));
        }
    }
}
