package io.otus.dissect.dnp3;

import io.otus.core.bytes.ByteView;
import io.otus.core.bytes.Octets;
import io.otus.core.event.FieldWriter;
import io.otus.core.event.PointRange;
import io.otus.dissect.dnp3.StructureLayout.Part;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An object of named parts, IEEE 1815-2012 Annex A: authentication, security statistics, applications and the like.
 *
 * @param index the point; {@link PointRange#NO_INDEX} where nothing gives one
 * @param fields its parts in wire order
 */
record Structure(long index, List<Field> fields) implements ObjectData {
    Structure {
        fields = List.copyOf(fields);
    }

    /** The value of one part: its number, its text or its octets, as its kind says. */
    record Field(Part part, long number, String text, Octets octets) {}

    /** Reads an object; null where its parts do not lie within it. */
    static @Nullable Structure read(StructureLayout layout, ByteView object, long index) {
        List<Field> fields = new ArrayList<>(layout.parts().size());
        int at = 0;
        for (Part part : layout.parts()) {
            int size = part.kind().size();
            if (size == 0) {
                size = part.lengthIn() == Part.REST
                        ? object.length() - at
                        : (int) fields.get(part.lengthIn()).number();
            }
            if (!object.has(at, size)) {
                return null;
            }
            fields.add(field(part, object, at, size));
            at += size;
        }
        return new Structure(index, fields);
    }

    private static Field field(Part part, ByteView object, int at, int size) {
        int kept = Math.min(size, KEPT);
        return switch (part.kind()) {
            case U8 -> number(part, object.u8(at));
            case U16 -> number(part, object.le16(at));
            case U32 -> number(part, object.le32(at));
            case TIME -> number(part, object.le48(at));
            case TEXT, TEXT_4 -> new Field(part, 0, object.text(at, kept, StandardCharsets.ISO_8859_1), Octets.EMPTY);
            case OCTETS -> new Field(part, 0, "", object.octets(at, kept));
        };
    }

    private static Field number(Part part, long number) {
        return new Field(part, number, "", Octets.EMPTY);
    }

    /** The number of the part with this name; -1 where there is none. */
    long number(String name) {
        for (Field field : fields) {
            if (field.part().name().equals(name)) {
                return field.number();
            }
        }
        return -1;
    }

    /** The text of the part with this name; empty where there is none. */
    String text(String name) {
        for (Field field : fields) {
            if (field.part().name().equals(name)) {
                return field.text();
            }
        }
        return "";
    }

    @Override
    public void elements(FieldWriter out, int group) {
        out.beginElement();
        if (index != PointRange.NO_INDEX) {
            out.number("index", index);
        }
        for (Field field : fields) {
            write(field, out);
        }
        out.end();
    }

    private static void write(Field field, FieldWriter out) {
        Part part = field.part();
        switch (part.kind()) {
            case TEXT, TEXT_4 -> out.text(part.name(), field.text());
            case OCTETS -> out.octets(part.name(), field.octets());
            default -> {
                out.number(part.name(), field.number());
                if (field.number() < part.names().size()
                        && !part.names().get((int) field.number()).isEmpty()) {
                    out.text(part.name() + "_name", part.names().get((int) field.number()));
                }
            }
        }
    }
}
