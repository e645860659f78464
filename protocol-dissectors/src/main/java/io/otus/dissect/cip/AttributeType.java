package io.otus.dissect.cip;

import io.otus.core.bytes.ByteView;
import io.otus.core.net.IpAddress;
import io.otus.core.net.MacAddress;
import io.otus.core.value.ValueList;
import io.otus.layer.cpf.CipNames;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * How long the value of an attribute is and what it holds: one part, or several one behind the other. A part is written
 * as an elementary type or one of those below, {@code TYPE*COUNT}, {@code TYPE[]} behind a count u16, or
 * {@code TYPE...} to the end of the data; parts are joined by {@code +}.
 */
record AttributeType(List<Part> parts) {
    private static final int COUNTED = -1;
    private static final int REST = -2;
    private static final int MAC_BYTES = 6;
    private static final int DIMENSIONS = 3;

    static AttributeType parse(String text) {
        List<Part> parts = new ArrayList<>();
        for (String part : text.split("\\+", -1)) {
            int star = part.indexOf('*');
            if (star > 0) {
                parts.add(new Part(part.substring(0, star), Integer.parseInt(part.substring(star + 1))));
            } else if (part.endsWith("[]")) {
                parts.add(new Part(part.substring(0, part.length() - 2), COUNTED));
            } else if (part.endsWith("...")) {
                parts.add(new Part(part.substring(0, part.length() - 3), REST));
            } else {
                parts.add(new Part(part, 1));
            }
        }
        return new AttributeType(List.copyOf(parts));
    }

    /** Bytes that a value takes from {@code at}; -1 where it is not all there. */
    int length(ByteView b, int at) {
        int end = at;
        for (Part part : parts) {
            int length = part.length(b, end);
            if (length < 0 || !b.has(end, length)) {
                return -1;
            }
            end += length;
        }
        return end - at;
    }

    /** Whether nothing but the end of the data ends a value: behind it in a list, nothing can be read. */
    boolean isOpenEnded() {
        return parts.getLast().count == REST;
    }

    /** The value from {@code at}, which is all there. */
    ValueList value(ByteView b, int at) {
        if (parts.size() == 1) {
            return parts.getFirst().value(b, at);
        }
        List<ValueList> singles = new ArrayList<>();
        int next = at;
        for (Part part : parts) {
            ValueList values = part.value(b, next);
            for (int i = 0; i < values.size(); i++) {
                singles.add(part.isText() ? ValueList.text(values.text(i)) : ValueList.unsigned(values.integer(i)));
            }
            next += part.length(b, next);
        }
        return ValueList.join(singles);
    }

    /**
     * Values of one type.
     *
     * @param count how many; {@link #COUNTED} where a u16 ahead tells, {@link #REST} for all that follow
     */
    record Part(String type, int count) {
        private boolean isText() {
            return switch (type) {
                case "REVISION",
                        "MAC",
                        "PATH",
                        "PORT_SEGMENT",
                        "PADDED_STRING",
                        "IP_CONFIGURATION",
                        "INTERFACE_CAPABILITY",
                        "OCTETS",
                        "FLAGS" -> true;
                default -> false;
            };
        }

        private int length(ByteView b, int at) {
            return switch (type) {
                case "IDENTITY_STATUS", "REVISION" -> 2;
                case "MAC" -> MAC_BYTES;
                case "DIMENSIONS" -> 4 * DIMENSIONS;
                case "PATH" -> b.has(at, 2) ? 2 + 2 * b.le16(at) : -1;
                case "PORT_SEGMENT" -> portSegment(b, at);
                case "PADDED_STRING" -> padded(b, at);
                case "IP_CONFIGURATION" -> b.has(at, 22) ? 20 + padded(b, at + 20) : -1;
                // One bit each, in whole octets.
                case "FLAGS" -> b.has(at, 2) ? 2 + (b.le16(at) + 7) / 8 : -1;
                // Flags, and speeds u16 with their duplex u8 behind a count u8 (Vol. 2 §5-5.3.2.11).
                case "INTERFACE_CAPABILITY" -> b.has(at, 5) ? 5 + 3 * b.u8(at + 4) : -1;
                case "OCTETS" -> count == REST ? b.length() - at : count;
                default -> elementary(CipType.valueOf(type), b, at);
            };
        }

        private int elementary(CipType known, ByteView b, int at) {
            if (count == 1) {
                return known.length(b, at);
            }
            if (count == REST) {
                int rest = b.length() - at;
                return rest - rest % known.size();
            }
            return count == COUNTED ? b.has(at, 2) ? 2 + known.size() * b.le16(at) : -1 : known.size() * count;
        }

        private ValueList value(ByteView b, int at) {
            return switch (type) {
                case "IDENTITY_STATUS" -> CipType.WORD.read(b, at, 1);
                case "REVISION" -> ValueList.text(CipNames.revision(b.u8(at), b.u8(at + 1)));
                case "MAC" -> ValueList.text(new MacAddress(b.u48(at)).toString());
                case "DIMENSIONS" -> CipType.UDINT.read(b, at, DIMENSIONS);
                case "PATH", "FLAGS" ->
                    ValueList.text(b.octets(at + 2, length(b, at) - 2).toString());
                case "PORT_SEGMENT", "INTERFACE_CAPABILITY", "OCTETS" ->
                    ValueList.text(b.octets(at, length(b, at)).toString());
                case "PADDED_STRING" -> ValueList.text(text(b, at));
                case "IP_CONFIGURATION" -> configuration(b, at);
                default -> numbers(CipType.valueOf(type), b, at);
            };
        }

        private ValueList numbers(CipType known, ByteView b, int at) {
            int from = count == COUNTED ? at + 2 : at;
            int most = count == COUNTED ? b.le16(at) : count == REST ? AttributeReader.MAX : count;
            return known.read(b, from, Math.min(most, AttributeReader.MAX));
        }

        /** A port and the address on its link, in whole words (Vol. 1 §C-1.4.1); -1 where it is cut. */
        private static int portSegment(ByteView b, int at) {
            if (!b.has(at, 2)) {
                return -1;
            }
            boolean extended = (b.u8(at) & 0x10) != 0;
            int port = (b.u8(at) & 0x0F) == 0x0F ? 2 : 0;
            int length = extended ? 2 + port + b.u8(at + 1) : 2 + port;
            return length + (length & 1);
        }

        /** Address, mask, gateway, two name servers, domain (Vol. 2 §5-4.3.2.5). */
        private static ValueList configuration(ByteView b, int at) {
            List<String> texts = new ArrayList<>(6);
            for (int i = 0; i < 5; i++) {
                texts.add(IpAddress.v4(b.le32(at + 4 * i)).toString());
            }
            texts.add(text(b, at + 20));
            return ValueList.texts(texts);
        }

        /**
         * Length u16, characters, and behind an odd number of them a pad that the length leaves out (Vol. 2
         * §5-4.3.2.6).
         */
        private static int padded(ByteView b, int at) {
            if (!b.has(at, 2)) {
                return -1;
            }
            int length = 2 + b.le16(at);
            // Not everybody sends the pad behind the last one.
            return length + (b.has(at, length + 1) ? length & 1 : 0);
        }

        private static String text(ByteView b, int at) {
            return b.text(at + 2, b.le16(at), StandardCharsets.ISO_8859_1);
        }
    }
}
