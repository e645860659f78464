package io.otus.core.pipeline;

import io.otus.core.bytes.ByteView;
import io.otus.core.event.Action;
import io.otus.core.event.FieldWriter;
import io.otus.core.event.Outcome;
import io.otus.core.event.PointRange;
import io.otus.core.event.ProtocolEvent;
import io.otus.core.event.Service;
import io.otus.core.spi.Context;
import io.otus.core.spi.Direction;
import io.otus.core.spi.Dissector;
import io.otus.core.spi.DissectorProvider;
import io.otus.core.spi.Hint;
import io.otus.core.spi.Output;
import io.otus.core.spi.ProtocolInfo;
import io.otus.core.spi.Request;
import io.otus.core.spi.Response;
import io.otus.core.value.ValueList;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * Protocols for tests. A message of {@code toy} is {@code T}, its length, a letter and a body: {@code m} a message,
 * {@code c} one that goes on in the next, {@code p} a secret, {@code u} one of an unknown code, {@code k} a payload for
 * a child, {@code q} and {@code a} a question and its answer, which may come on another flow, {@code i} and {@code v}
 * one with its number whose answer is a value, or a refusal where that is missing, {@code x}, {@code s} and {@code o}
 * an exception, an endless recursion and no memory, {@code !} one that can be of no other protocol. {@code kid}, its
 * child, begins with {@code K}; {@code packet} lies on IP and begins with {@code P}; {@code left} and {@code right}
 * share an EtherType and begin with {@code L} and {@code R}. A message of {@code long} begins with {@code N}, and its
 * length is in KiB, of which it has up to {@link #LONGEST}.
 */
final class Toys {
    static final int PORT = 4810;
    static final int LONG_PORT = 4811;
    static final int LONGEST = 100;
    private static final int KIB = 1_024;
    /** Bytes that a toy keeps from an {@code h} on. */
    static final int HELD = 100_000;

    static final int SHARED_ETHER_TYPE = 0x88B5;
    static final int IP_PROTOCOL = 253;
    private static final int GUEST_PORT = 60_001;
    private static final Service ASK = new Service(1, "ask", Action.READ);

    private Toys() {}

    static ProtocolRegistry registry() {
        return new ProtocolRegistry(List.of(
                new Toy("toy", 'T', new Hint.TcpPort(PORT), new Hint.UdpPort(PORT)),
                new Toy("long", 'N', new Hint.TcpPort(LONG_PORT)),
                new Toy("kid", 'K', new Hint.Parent("toy")),
                new Toy("guest", 'G', new Hint.TcpPort(GUEST_PORT), new Hint.Guest("toy")),
                new Toy("packet", 'P', new Hint.IpProtocol(IP_PROTOCOL)),
                new Toy("left", 'L', new Hint.EtherType(SHARED_ETHER_TYPE)),
                new Toy("right", 'R', new Hint.EtherType(SHARED_ETHER_TYPE))));
    }

    /** A message of one of the protocols that share an EtherType. */
    static byte[] shared(char mark, String text) {
        return message(mark, text);
    }

    /** A message of the toy protocol. */
    static byte[] toy(String text) {
        return message('T', text);
    }

    /** A message of the toy protocol with one of its child inside. */
    static byte[] kid(String text) {
        return around(message('K', text));
    }

    /** A message of the toy protocol with one of its guest inside. */
    static byte[] guest(String text) {
        return around(message('G', text));
    }

    private static byte[] around(byte[] inner) {
        byte[] outer = new byte[inner.length + 3];
        outer[0] = 'T';
        outer[1] = (byte) outer.length;
        outer[2] = 'k';
        System.arraycopy(inner, 0, outer, 3, inner.length);
        return outer;
    }

    private static byte[] message(char mark, String text) {
        byte[] bytes = new byte[text.length() + 2];
        bytes[0] = (byte) mark;
        bytes[1] = (byte) bytes.length;
        for (int i = 0; i < text.length(); i++) {
            bytes[2 + i] = (byte) text.charAt(i);
        }
        return bytes;
    }

    /** The text of a message. */
    record ToyEvent(String text) implements ProtocolEvent {
        @Override
        public String message() {
            return text;
        }

        @Override
        public void fields(FieldWriter out) {}
    }

    private record Toy(String id, char mark, List<Hint> hints) implements DissectorProvider {
        Toy(String id, char mark, Hint... hints) {
            this(id, mark, List.of(hints));
        }

        @Override
        public ProtocolInfo protocol() {
            return ProtocolInfo.industrial(id, id, "none", hints.toArray(new Hint[0]));
        }

        @Override
        public Dissector create() {
            return new ToyDissector(mark);
        }
    }

    private static final class ToyDissector implements Dissector {
        private final char mark;
        private int held;
        private boolean failsAtGap;

        ToyDissector(char mark) {
            this.mark = mark;
        }

        @Override
        public int frameLength(ByteView bytes, Context context) {
            if (bytes.u8(0) != mark || (bytes.length() > 1 && bytes.u8(1) < 3)) {
                return NOT_MINE;
            }
            return bytes.length() < 2 ? NEED_MORE : bytes.u8(1) * (mark == 'N' ? KIB : 1);
        }

        @Override
        public int longestMessage() {
            return mark == 'N' ? LONGEST * KIB : LONGEST_MESSAGE;
        }

        @Override
        public boolean isCertain(ByteView message, Context context) {
            return message.length() > 2 && message.u8(2) == '!';
        }

        @Override
        public void dissect(ByteView message, Context context, Output out) {
            StringBuilder text = new StringBuilder(context.parentAddress());
            for (int i = 2; i < message.length() && message.u8(i) != 0; i++) {
                text.append((char) message.u8(i));
            }
            out.message(new ToyEvent(text.toString()));
            switch (message.u8(2)) {
                case 'c' -> out.continues();
                case 'p' -> out.secret(3, message.length() - 3);
                case 'q' -> out.request(Request.confirmedOnAnyFlow(message.u8(3), ASK, "", List.of()));
                case 'a' -> out.response(answer(message));
                case 'i' -> out.request(Request.confirmed(message.u8(3), ASK, "", List.of()));
                case 'v' -> out.response(value(message));
                case 'e' -> out.encrypted();
                case 'u' -> out.unknown("letter", 'u');
                case 'g' -> failsAtGap = true;
                case 'h' -> held = HELD;
                case 'k' -> out.child(message.from(3), "to:");
                case 'x' -> throw new IllegalStateException("a fault of the toy dissector");
                case 's' -> overflow(1);
                case 'o' -> throw new OutOfMemoryError("a fault of the toy dissector");
                default -> {}
            }
        }

        @Override
        public void ended(Direction direction, ByteView rest, Output out) {
            String text = rest.text(0, rest.length(), StandardCharsets.ISO_8859_1);
            out.session(direction, "", "ended", text);
        }

        /** What stands behind its number is the sub-device that is answered. */
        private static Response answer(ByteView message) {
            String clientUnit = message.length() > 4 ? Character.toString(message.u8(4)) : "";
            return new Response(message.u8(3), ASK, "", Outcome.OK, List.of(), clientUnit);
        }

        private static Response value(ByteView message) {
            if (message.length() == 4) {
                return new Response(message.u8(3), ASK, "", Outcome.error(1, "refused"), List.of());
            }
            List<PointRange> points =
                    List.of(PointRange.of("toy", message.length(), ValueList.unsigned(message.u8(4))));
            return new Response(message.u8(3), ASK, "", Outcome.OK, points);
        }

        @Override
        public int unfinished() {
            return held;
        }

        @Override
        public void gap(Direction direction) {
            if (failsAtGap) {
                throw new IllegalStateException("a fault of the toy dissector where bytes are lost");
            }
            held = 0;
        }

        @SuppressWarnings("InfiniteRecursion") // What it is for.
        private static int overflow(int depth) {
            return depth + overflow(depth + 1);
        }
    }
}
