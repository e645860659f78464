package io.otus.dissect.fins;

import io.otus.core.event.Element;
import java.util.ArrayList;
import java.util.List;

/**
 * The parameters of a command, or the data of a response, in the notation of {@link Forms}. Immutable.
 *
 * @param parts in wire order
 */
record Form(List<Part> parts) {
    /**
     * One field.
     *
     * @param name its name; of a group that of the list
     * @param kind how it is read
     * @param size octets, or decimal places
     * @param inner the fields of a group
     */
    private record Part(String name, Kind kind, int size, List<Part> inner) {}

    private enum Kind {
        /** An unsigned number. */
        NUMBER('u'),
        /** A number whose highest bit says that nothing comes behind it. */
        COUNT('n'),
        /** Two decimal digits of a date or time. */
        CLOCK('c'),
        /** Eight decimal digits. */
        DECIMAL('d'),
        /** Text of a fixed length. */
        TEXT('s'),
        /** A length and an absolute path. */
        PATH('p'),
        /** A memory area with an address in it. */
        ADDRESS('a'),
        /** As many names of files as the last number says. */
        NAMES('f'),
        /** As many octets as the last number says, times the size. */
        COUNTED('o'),
        /** Octets. */
        OCTETS('x'),
        /** A secret. */
        SECRET('z'),
        /** All that is left. */
        REST('r'),
        /** What follows may be absent. */
        OPTION('['),
        /** Fields that repeat up to the end. */
        GROUP('{');

        private final char letter;

        Kind(char letter) {
            this.letter = letter;
        }

        static Kind of(char letter) {
            for (Kind kind : values()) {
                if (kind.letter == letter) {
                    return kind;
                }
            }
            throw new IllegalArgumentException("kind of field: '" + letter + "'");
        }
    }

    private static final int FILE_NAME = 12;

    /** Reads a form, such as {@code program_no:u2 [ mode:u1}. */
    static Form of(String text) {
        List<Part> parts = new ArrayList<>();
        List<Part> into = parts;
        for (String word : text.isBlank() ? new String[0] : text.strip().split(" +", -1)) {
            if (word.equals("[")) {
                into.add(new Part("", Kind.OPTION, 0, List.of()));
            } else if (word.endsWith("{")) {
                List<Part> inner = new ArrayList<>();
                into.add(new Part(word.substring(0, word.length() - 1), Kind.GROUP, 0, inner));
                into = inner;
            } else {
                int colon = word.indexOf(':');
                String size = word.substring(colon + 2);
                into.add(new Part(
                        word.substring(0, colon),
                        Kind.of(word.charAt(colon + 1)),
                        size.isEmpty() ? 0 : Integer.parseInt(size),
                        List.of()));
            }
        }
        return new Form(List.copyOf(parts));
    }

    /** Reads the fields; {@link FinsReader#failed} says whether some were missing. */
    List<Element> read(FinsReader in) {
        List<Element> elements = new ArrayList<>(parts.size());
        read(parts, in, elements);
        return elements;
    }

    private static void read(List<Part> parts, FinsReader in, List<Element> into) {
        long last = 0;
        for (int i = 0; i < parts.size() && !in.failed(); i++) {
            Part part = parts.get(i);
            String name = part.name();
            switch (part.kind()) {
                case NUMBER -> {
                    last = number(in, part.size());
                    into.add(Element.number(name, last));
                }
                case COUNT -> {
                    int all = 8 * part.size() - 1;
                    long value = number(in, part.size());
                    last = value & (1L << all) - 1;
                    into.add(Element.number(name, last));
                    into.add(Element.number("last", value >> all));
                }
                case CLOCK -> into.add(Element.number(name, Math.max(0, clock(name, in))));
                case DECIMAL -> into.add(Element.text(name, in.bytes(4).octets().toString()));
                case TEXT -> into.add(Element.text(name, in.text(part.size())));
                case PATH -> into.add(Element.text(name, in.text(in.u16())));
                case ADDRESS -> Address.read(in).fields(name, into);
                case NAMES -> {
                    List<Element.Group> names = new ArrayList<>();
                    for (long left = last; left > 0 && !in.failed(); left--) {
                        names.add(new Element.Group(name, List.of(Element.text("file_name", in.text(FILE_NAME)))));
                    }
                    into.add(new Element.Groups(name, names));
                }
                case COUNTED -> into.add(octets(name, in, (int) last * part.size()));
                case OCTETS -> into.add(octets(name, in, part.size()));
                case SECRET -> in.secret(part.size());
                case REST -> {
                    if (in.remaining() > 0) {
                        into.add(octets(name, in, in.remaining()));
                    }
                }
                case OPTION -> {
                    if (in.remaining() == 0) {
                        return;
                    }
                }
                case GROUP -> {
                    List<Element.Group> groups = new ArrayList<>();
                    while (in.remaining() > 0 && !in.failed()) {
                        List<Element> elements = new ArrayList<>(part.inner().size());
                        read(part.inner(), in, elements);
                        groups.add(new Element.Group(name, elements));
                    }
                    into.add(new Element.Groups(name, groups));
                }
            }
        }
    }

    private static long number(FinsReader in, int octets) {
        return octets == 1 ? in.u8() : octets == 2 ? in.u16() : in.u32();
    }

    private static Element octets(String name, FinsReader in, int count) {
        return Element.text(name, in.bytes(count).octets().toString());
    }

    private static int clock(String name, FinsReader in) {
        return switch (name) {
            case "month" -> in.bcd(1, 12);
            case "date" -> in.bcd(1, 31);
            case "hour" -> in.bcd(0, 23);
            case "minute", "second" -> in.bcd(0, 59);
            case "day" -> in.bcd(0, 6);
            default -> in.bcd(0, 99);
        };
    }
}
