package io.otus.dissect.hl7;

import io.otus.core.bytes.ByteView;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * The segments of a message that are read, each cut into its fields, and the names of all: HL7 §2.5.
 *
 * @param header MSH, whose fields have numbers greater by one: the first is the separator
 * @param acknowledgment MSA; empty where there is none
 * @param software the first SFT; empty where there is none
 */
record Segments(
        List<String> header, List<String> acknowledgment, List<String> software, List<String> names, char component) {
    private static final int MAX_SEGMENTS = 64;
    private static final int MAX_FIELDS = 32;
    private static final int MAX_TEXT = 2_048;
    private static final int NAME = 3;
    private static final int CHARACTER_SET = 18;

    static Segments read(ByteView message) {
        char separator = Mllp.separator(message);
        List<String> header = List.of();
        List<String> acknowledgment = List.of();
        List<String> software = List.of();
        List<String> names = new ArrayList<>();
        int end = message.length() - Mllp.END;
        Charset charset = StandardCharsets.ISO_8859_1;
        int at = Mllp.SEGMENTS;
        while (at < end && names.size() < MAX_SEGMENTS) {
            int next = at;
            while (next < end && message.u8(next) != Mllp.CARRIAGE_RETURN) {
                next++;
            }
            String name = message.text(at, Math.min(NAME, next - at), StandardCharsets.ISO_8859_1);
            if (name.length() == NAME) {
                names.add(name);
            }
            if (name.equals("MSH") && header.isEmpty()) {
                header = fields(message, at, next, separator, charset);
                charset = field(header, CHARACTER_SET - 1).contains("UTF-8") ? StandardCharsets.UTF_8 : charset;
            } else if (name.equals("MSA") && acknowledgment.isEmpty()) {
                acknowledgment = fields(message, at, next, separator, charset);
            } else if (name.equals("SFT") && software.isEmpty()) {
                software = fields(message, at, next, separator, charset);
            }
            at = next + 1;
        }
        char component =
                header.size() > 1 && !header.get(1).isEmpty() ? header.get(1).charAt(0) : '^';
        return new Segments(header, acknowledgment, software, List.copyOf(names), component);
    }

    private static List<String> fields(ByteView message, int at, int end, char separator, Charset charset) {
        String text = message.text(at, Math.min(end - at, MAX_TEXT), charset);
        List<String> fields = new ArrayList<>();
        int from = 0;
        while (from <= text.length() && fields.size() < MAX_FIELDS) {
            int to = text.indexOf(separator, from);
            fields.add(text.substring(from, to < 0 ? text.length() : to));
            from = to < 0 ? text.length() + 1 : to + 1;
        }
        return fields;
    }

    private static String field(List<String> fields, int index) {
        return index < fields.size() ? fields.get(index) : "";
    }

    /** A field of the header by its number in the standard, 3 or greater. */
    String msh(int number) {
        return field(header, number - 1);
    }

    /** A field of the acknowledgment by its number. */
    String msa(int number) {
        return field(acknowledgment, number);
    }

    /** The first component of a field of the software segment. */
    String sft(int number) {
        return first(field(software, number));
    }

    /** A hierarchic designator's name: its namespace, else its universal id, §2.A.33. */
    String designator(int number) {
        String field = msh(number);
        String name = first(field);
        if (!name.isBlank() || field.isBlank()) {
            return name.strip();
        }
        return first(field.substring(1)).strip();
    }

    private String first(String field) {
        int end = field.indexOf(component);
        return end < 0 ? field : field.substring(0, end);
    }
}
