package io.otus.dissect.opcua;

import io.otus.core.event.Action;
import io.otus.core.table.TableLines;
import io.otus.dissect.opcua.UaType.BuiltIn;
import io.otus.dissect.opcua.UaType.Enumeration;
import io.otus.dissect.opcua.UaType.Field;
import io.otus.dissect.opcua.UaType.Structure;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The structures of {@code structures.txt}, loaded once. Immutable. */
final class Grammar {
    private static final String ENUM = "enum ";
    private static final String ARRAY = "[]";

    private static final Map<String, UaType> TYPES = new HashMap<>();
    private static final Map<Integer, Structure> NUMBERED = new HashMap<>();

    static {
        for (BuiltIn type : BuiltIn.values()) {
            TYPES.put(type.title(), type);
        }
        Map<Structure, String> bodies = new HashMap<>();
        for (String line : TableLines.texts(Grammar.class, "structures.txt")) {
            int colon = line.indexOf(':');
            String body = line.substring(colon + 1).strip();
            if (line.startsWith(ENUM)) {
                TYPES.put(line.substring(ENUM.length(), colon), enumeration(body));
                continue;
            }
            String[] head = line.substring(0, colon).split(" ", -1);
            int number = head[0].equals("-") ? -1 : Integer.parseInt(head[0]);
            Structure structure = new Structure(number, head[1], head.length > 2 ? Action.valueOf(head[2]) : null);
            TYPES.put(structure.name(), structure);
            bodies.put(structure, body);
            if (number >= 0) {
                NUMBERED.put(number, structure);
            }
        }
        bodies.forEach((structure, body) -> structure.define(fields(body)));
    }

    private Grammar() {}

    private static Enumeration enumeration(String body) {
        Map<Integer, String> names = new HashMap<>();
        for (String one : body.split(", ", -1)) {
            int blank = one.indexOf(' ');
            names.put(Integer.parseInt(one, 0, blank, 10), one.substring(blank + 1));
        }
        return new Enumeration(Map.copyOf(names));
    }

    private static Field[] fields(String body) {
        List<Field> fields = new ArrayList<>();
        for (String one : body.split(", ", -1)) {
            int blank = one.indexOf(' ');
            boolean array = one.endsWith(ARRAY);
            String typeName = one.substring(blank + 1, one.length() - (array ? ARRAY.length() : 0));
            UaType type = TYPES.get(typeName);
            if (type == null) {
                throw new IllegalStateException("no type " + typeName);
            }
            fields.add(new Field(one.substring(0, blank), type, array));
        }
        return fields.toArray(new Field[0]);
    }

    /** The structure with this number in the standard's namespace; null where the grammar has none. */
    static @Nullable Structure structure(int number) {
        return NUMBERED.get(number);
    }

    /** All structures that have a number. */
    static Iterable<Structure> numbered() {
        return NUMBERED.values();
    }
}
