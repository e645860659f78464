package io.otus.dissect.mms;

import io.otus.core.event.Action;
import io.otus.core.event.Danger;
import io.otus.core.event.Service;
import io.otus.core.table.TableLines;
import io.otus.dissect.mms.MmsType.BuiltIn;
import io.otus.dissect.mms.MmsType.Enumeration;
import io.otus.dissect.mms.MmsType.Field;
import io.otus.dissect.mms.MmsType.Structure;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The services and structures of {@code structures.txt}, loaded once. Immutable. */
final class Grammar {
    private static final String TABLE = "structures.txt";
    private static final String NOTHING = "-";
    private static final String LIST = "[]";

    private static final Map<String, MmsType> TYPES = new HashMap<>();
    private static final Map<Integer, MmsService> SERVICES = new TreeMap<>();
    private static final Map<Integer, MmsService> UNCONFIRMED = new TreeMap<>();
    private static final Map<Integer, Field> PDUS = new HashMap<>();

    static {
        load();
    }

    private Grammar() {}

    private static void load() {
        for (BuiltIn type : BuiltIn.values()) {
            TYPES.put(type.name(), type);
        }
        List<String> uses = new ArrayList<>();
        Map<Structure, String> bodies = new HashMap<>();
        for (String line : TableLines.texts(Grammar.class, TABLE)) {
            int colon = line.indexOf(':');
            String[] head = line.substring(0, colon).split(" ", -1);
            String body = line.substring(colon + 1).strip();
            switch (head[0]) {
                case "enum" -> TYPES.put(head[1], enumeration(body));
                case "seq", "choice" -> {
                    Structure structure = new Structure(head[1], head[0].equals("choice"));
                    TYPES.put(head[1], structure);
                    bodies.put(structure, body);
                }
                default -> uses.add(line);
            }
        }
        bodies.forEach((structure, body) -> structure.define(fields(body)));
        uses.forEach(Grammar::use);
    }

    /** A line that says what a PDU or service carries. */
    private static void use(String line) {
        int colon = line.indexOf(':');
        String[] head = line.substring(0, colon).split(" ", -1);
        String body = line.substring(colon + 1).strip();
        int number = Integer.parseInt(head[1]);
        switch (head[0]) {
            case "pdu" -> PDUS.put(number, carried(body));
            case "unconfirmed" -> {
                Field field = carried(body);
                Service service = new Service(number, TableLines.snakeCase(head[2]), Action.NOTIFY);
                UNCONFIRMED.put(number, new MmsService(service, field, field));
            }
            case "service" -> {
                String[] both = body.split(" -> ", -1);
                Action action = Action.valueOf(head[3]);
                Danger danger = head.length > 4 ? Danger.valueOf(head[4]) : Danger.of(action);
                SERVICES.put(
                        number,
                        new MmsService(
                                new Service(number, TableLines.snakeCase(head[2]), action, danger),
                                carried(both[0]),
                                carried(both[1])));
            }
            default -> throw new IllegalStateException("no such line: " + line);
        }
    }

    private static Enumeration enumeration(String body) {
        Map<Long, String> names = new HashMap<>();
        for (String one : body.split(", ", -1)) {
            int blank = one.indexOf(' ');
            names.put(Long.parseLong(one, 0, blank, 10), one.substring(blank + 1));
        }
        return new Enumeration(Map.copyOf(names));
    }

    private static Field[] fields(String body) {
        List<Field> fields = new ArrayList<>();
        for (String one : body.split(", ", -1)) {
            String[] words = one.split(" ", -1);
            boolean wrapped = words[0].endsWith("!");
            String tag = wrapped ? words[0].substring(0, words[0].length() - 1) : words[0];
            fields.add(
                    field(tag.equals(NOTHING) ? Field.UNTAGGED : Integer.parseInt(tag), words[1], words[2], wrapped));
        }
        return fields.toArray(new Field[0]);
    }

    private static Field field(int tag, String name, String typeName, boolean wrapped) {
        boolean list = typeName.endsWith(LIST);
        MmsType type = type(list ? typeName.substring(0, typeName.length() - LIST.length()) : typeName);
        boolean choiceWithin = tag != Field.UNTAGGED && !list && type.isChoice();
        return new Field(tag, TableLines.snakeCase(name), type, list, wrapped || choiceWithin);
    }

    private static MmsType type(String name) {
        MmsType type = TYPES.get(name);
        if (type == null) {
            throw new IllegalStateException("no type " + name);
        }
        return type;
    }

    /** What a service or PDU carries under its tag: the fields of a sequence, one value, or nothing. */
    private static Field carried(String body) {
        if (body.equals(NOTHING)) {
            return new Field(0, "", BuiltIn.NULL, false, false);
        }
        int blank = body.indexOf(' ');
        return blank < 0
                ? new Field(0, Field.OPEN, type(body), false, false)
                : field(0, body.substring(0, blank), body.substring(blank + 1), false);
    }

    /** The confirmed service with this tag; null where there is none. */
    static @Nullable MmsService service(int number) {
        return SERVICES.get(number);
    }

    /** The unconfirmed service with this tag; null where there is none. */
    static @Nullable MmsService unconfirmed(int number) {
        return UNCONFIRMED.get(number);
    }

    /** What a PDU without service carries; null where there is no such PDU. */
    static @Nullable Field pdu(int number) {
        return PDUS.get(number);
    }

    /** A structure that dissectors name themselves. */
    static Structure structure(String name) {
        return (Structure) type(name);
    }

    /** An enumeration that dissectors name themselves. */
    static Enumeration enumerationNamed(String name) {
        return (Enumeration) type(name);
    }

    /** All confirmed services by their numbers. */
    static Iterable<MmsService> services() {
        return SERVICES.values();
    }
}
