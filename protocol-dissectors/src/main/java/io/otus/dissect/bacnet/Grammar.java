package io.otus.dissect.bacnet;

import io.otus.core.table.TableLines;
import io.otus.dissect.bacnet.Syntax.Field;
import io.otus.dissect.bacnet.Syntax.Form;
import io.otus.dissect.bacnet.Syntax.Production;
import io.otus.dissect.bacnet.Syntax.Role;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The productions of {@code grammar.txt} and the types of properties, loaded once. Immutable. */
final class Grammar {
    /** Most service choices that have a production. */
    private static final int CHOICES = 64;
    /** Object types below this, and properties in {@link #slot slots} below the other, may have a type. */
    private static final int OBJECT_TYPES = 128;

    private static final int SLOTS = 1_024;
    /** The standard's properties below and from here on (clause 21: those between are proprietary). */
    private static final int LOW_PROPERTIES = 512;

    private static final int HIGH_PROPERTIES = 4_194_304;

    private static final Syntax ANY = new Syntax.Any();
    private static final Syntax ANY_PRIMITIVE = new Syntax.AnyPrimitive();

    private static final Map<String, Production> PRODUCTIONS = productions();
    private static final @Nullable Production[] REQUESTS = numbered("request/");
    private static final @Nullable Production[] ACKS = numbered("ack/");
    private static final @Nullable Production[] UNCONFIRMED = numbered("unconfirmed/");
    private static final @Nullable Production[] ERRORS = numbered("error/");
    private static final Production ERROR = production("error");
    private static final Map<String, Integer> PROPERTY_NUMBERS = new HashMap<>();
    private static final @Nullable Syntax[] PROPERTIES = properties();
    private static final @Nullable Syntax[][] OBJECT_PROPERTIES = objectProperties();

    private Grammar() {}

    private static Map<String, Production> productions() {
        Map<String, Production> all = new HashMap<>();
        Map<String, String> bodies = new HashMap<>();
        for (String line : TableLines.texts(Grammar.class, "grammar.txt")) {
            int end = line.indexOf(':');
            int bar = line.indexOf('|');
            boolean choice = bar >= 0 && (end < 0 || bar < end);
            String name = line.substring(0, choice ? bar : end);
            all.put(name, new Production(name, choice));
            bodies.put(name, line.substring(name.length() + 1).strip());
        }
        all.forEach((name, production) -> production.define(fields(all, bodies.getOrDefault(name, ""))));
        return all;
    }

    private static Field[] fields(Map<String, Production> all, String body) {
        List<Field> fields = new ArrayList<>();
        for (String part : body.split(", ", 0)) {
            if (part.isEmpty()) {
                continue;
            }
            Deque<String> words = new ArrayDeque<>(Arrays.asList(part.split(" ", 0)));
            String tag = words.removeFirst();
            boolean optional = tag.endsWith("?");
            String number = optional ? tag.substring(0, tag.length() - 1) : tag;
            String name = words.removeFirst();
            Syntax type = type(all, words);
            fields.add(new Field(
                    number.equals(".") ? -1 : Integer.parseInt(number), optional, name, type, role(name, type)));
        }
        return fields.toArray(new Field[0]);
    }

    private static Role role(String name, Syntax type) {
        if (type instanceof Syntax.Primitive primitive && primitive.form() == Form.PROPERTY) {
            return Role.PROPERTY;
        }
        return switch (name) {
            case "object_identifier", "monitored_object_identifier" -> Role.OBJECT;
            case "object_type" -> Role.OBJECT_TYPE;
            case "property_array_index" -> Role.INDEX;
            default -> Role.NONE;
        };
    }

    private static Syntax type(Map<String, Production> all, Deque<String> words) {
        String word = words.removeFirst();
        return switch (word) {
            case "NULL" -> plain(BacnetValue.NULL);
            case "BOOLEAN" -> plain(BacnetValue.BOOLEAN);
            case "UNSIGNED" -> plain(BacnetValue.UNSIGNED);
            case "INTEGER" -> plain(BacnetValue.SIGNED);
            case "REAL" -> plain(BacnetValue.REAL);
            case "DOUBLE" -> plain(BacnetValue.DOUBLE);
            case "OCTETS" -> plain(BacnetValue.OCTET_STRING);
            case "STRING" -> plain(BacnetValue.CHARACTER_STRING);
            case "DATE" -> plain(BacnetValue.DATE);
            case "TIME" -> plain(BacnetValue.TIME);
            case "OBJECT" -> new Syntax.Primitive(BacnetValue.OBJECT_IDENTIFIER, Form.OBJECT, Names.NONE);
            case "SECRET" -> new Syntax.Primitive(BacnetValue.CHARACTER_STRING, Form.SECRET, Names.NONE);
            case "ENUM" -> enumeration(words.removeFirst());
            case "BITS" ->
                new Syntax.Primitive(BacnetValue.BIT_STRING, Form.PLAIN, BacnetNames.table(words.removeFirst()));
            case "ANY" -> ANY;
            case "PRIMITIVE" -> ANY_PRIMITIVE;
            case "LIST" -> new Syntax.ListOf(type(all, words));
            case "ARRAY" -> new Syntax.ArrayOf(type(all, words));
            default -> {
                Production production = all.get(word);
                if (production == null) {
                    throw new IllegalStateException("no production " + word);
                }
                yield production;
            }
        };
    }

    private static Syntax plain(int applicationTag) {
        return new Syntax.Primitive(applicationTag, Form.PLAIN, Names.NONE);
    }

    private static Syntax enumeration(String table) {
        Form form = switch (table) {
            case "property" -> Form.PROPERTY;
            case "object-type" -> Form.OBJECT_TYPE;
            default -> Form.PLAIN;
        };
        return new Syntax.Primitive(BacnetValue.ENUMERATED, form, BacnetNames.table(table));
    }

    private static @Nullable Production[] numbered(String prefix) {
        @Nullable Production[] found = new Production[CHOICES];
        for (int i = 0; i < CHOICES; i++) {
            found[i] = PRODUCTIONS.get(prefix + i);
        }
        return found;
    }

    private static Production production(String name) {
        Production found = PRODUCTIONS.get(name);
        if (found == null) {
            throw new IllegalStateException("no production " + name);
        }
        return found;
    }

    private static @Nullable Syntax[] properties() {
        @Nullable Syntax[] types = new Syntax[SLOTS];
        for (String line : TableLines.texts(Grammar.class, "properties.txt")) {
            Deque<String> words = new ArrayDeque<>(Arrays.asList(line.split(" ", 0)));
            int number = Integer.parseInt(words.removeFirst());
            PROPERTY_NUMBERS.put(words.removeFirst(), number);
            if (!words.isEmpty()) {
                types[slot(number)] = type(PRODUCTIONS, words);
            }
        }
        return types;
    }

    private static @Nullable Syntax[][] objectProperties() {
        Map<String, Integer> objectTypes = new HashMap<>();
        for (String line : TableLines.texts(Grammar.class, "object-types.txt")) {
            int blank = line.indexOf(' ');
            objectTypes.put(line.substring(blank + 1), Integer.parseInt(line, 0, blank, 10));
        }
        @Nullable Syntax[][] types = new Syntax[OBJECT_TYPES][SLOTS];
        for (String line : TableLines.texts(Grammar.class, "object-properties.txt")) {
            Deque<String> words = new ArrayDeque<>(Arrays.asList(line.split(" ", 0)));
            Integer object = objectTypes.get(words.removeFirst());
            Integer property = PROPERTY_NUMBERS.get(words.removeFirst());
            if (object == null || property == null) {
                throw new IllegalStateException("no such object type or property: " + line);
            }
            types[object][slot(property)] = type(PRODUCTIONS, words);
        }
        return types;
    }

    /**
     * Index of a property in a table of types; -1 for a proprietary one, and for a number whose eight octets are more
     * than a long holds.
     */
    private static int slot(long property) {
        if (property < 0) {
            return -1;
        }
        if (property < LOW_PROPERTIES) {
            return (int) property;
        }
        long high = property - HIGH_PROPERTIES + LOW_PROPERTIES;
        return high >= LOW_PROPERTIES && high < SLOTS ? (int) high : -1;
    }

    private static @Nullable Production at(@Nullable Production[] table, int choice) {
        return choice < CHOICES ? table[choice] : null;
    }

    /** Arguments of a confirmed service; null where the choice is not defined. */
    static @Nullable Production request(int choice) {
        return at(REQUESTS, choice);
    }

    /** Results of a confirmed service; null where it has none. */
    static @Nullable Production ack(int choice) {
        return at(ACKS, choice);
    }

    /** Arguments of an unconfirmed service; null where the choice is not defined. */
    static @Nullable Production unconfirmed(int choice) {
        return at(UNCONFIRMED, choice);
    }

    /** The error of a service that has one of its own; else null. */
    static @Nullable Production errorOf(int choice) {
        return at(ERRORS, choice);
    }

    /** Error class and code. */
    static Production error() {
        return ERROR;
    }

    /** The type of a property, where its values have names or parts; else null. */
    static @Nullable Syntax property(int objectType, long property) {
        int slot = slot(property);
        if (slot < 0) {
            return null;
        }
        Syntax own = objectType >= 0 && objectType < OBJECT_TYPES ? OBJECT_PROPERTIES[objectType][slot] : null;
        return own != null ? own : PROPERTIES[slot];
    }
}
