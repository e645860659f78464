package io.otus.dissect.knxnet_ip;

import io.otus.core.event.Element;
import io.otus.core.value.ValueList;
import java.util.ArrayList;
import java.util.List;

/**
 * Parameters of an application service from a text: {@code name:type} one behind the other, from the first that begins
 * with {@code ?} on optional. Types: {@code uN} a number of N bits, {@code A+B:uN.M} two numbers in N + M bits,
 * {@code ia} an individual address, {@code hexN} N octets, {@code *} all that is left, {@code secretN} a secret of N
 * octets, {@code low} the lower six bits of the service's own code.
 */
final class Layout {
    private final List<Field> fields = new ArrayList<>();

    /**
     * A field.
     *
     * @param second the name of the second number; empty where there is one
     * @param bits of the first number
     * @param size in octets
     */
    private record Field(String name, String second, String type, int bits, int size, boolean optional) {}

    /** What was read besides elements: where a secret lies, -1 where there is none. */
    record Secret(int at, int length) {}

    static Layout of(String text) {
        Layout layout = new Layout();
        boolean optional = false;
        for (String word : text.isBlank() ? new String[0] : text.strip().split(" ", -1)) {
            optional |= word.startsWith("?");
            String field = word.startsWith("?") ? word.substring(1) : word;
            int colon = field.indexOf(':');
            layout.fields.add(field(field.substring(0, colon), field.substring(colon + 1), optional));
        }
        return layout;
    }

    private static Field field(String names, String type, boolean optional) {
        int plus = names.indexOf('+');
        String first = plus < 0 ? names : names.substring(0, plus);
        String second = plus < 0 ? "" : names.substring(plus + 1);
        int digits = type.length();
        while (digits > 0 && (Character.isDigit(type.charAt(digits - 1)) || type.charAt(digits - 1) == '.')) {
            digits--;
        }
        String kind = type.substring(0, digits);
        String numbers = type.substring(digits);
        int dot = numbers.indexOf('.');
        if (dot >= 0) {
            int bits = Integer.parseInt(numbers.substring(0, dot));
            int others = Integer.parseInt(numbers.substring(dot + 1));
            return new Field(first, second, "two", bits, (bits + others) / 8, optional);
        }
        int size = switch (kind) {
            case "u" -> Integer.parseInt(numbers) / 8;
            case "ia" -> 2;
            case "hex", "secret" -> Integer.parseInt(numbers);
            default -> 0;
        };
        return new Field(first, second, kind, 0, size, optional);
    }

    /**
     * Reads the fields.
     *
     * @param low the lower six bits of the service's code
     * @return where a secret lies
     */
    Secret read(KnxReader in, int low, List<Element> to) {
        Secret secret = new Secret(-1, 0);
        for (Field field : fields) {
            if (field.optional && in.remaining() == 0) {
                break;
            }
            switch (field.type) {
                case "low" -> to.add(Element.number(field.name, low));
                case "two" -> {
                    long both = in.unsigned(field.size);
                    int rest = 8 * field.size - field.bits;
                    to.add(Element.number(field.name, both >> rest));
                    to.add(Element.number(field.second, both & (1L << rest) - 1));
                }
                case "u" -> to.add(Element.number(field.name, in.unsigned(field.size)));
                case "ia" -> to.add(Element.text(field.name, Address.individual(in.u16())));
                case "hex" -> to.add(Element.text(field.name, in.hex(field.size)));
                case "secret" -> {
                    secret = new Secret(in.at(), Math.min(field.size, in.remaining()));
                    in.bytes(field.size);
                    to.add(new Element.Value(field.name, ValueList.text("masked")));
                }
                default -> to.add(Element.text(field.name, in.hex(in.remaining())));
            }
        }
        return secret;
    }
}
