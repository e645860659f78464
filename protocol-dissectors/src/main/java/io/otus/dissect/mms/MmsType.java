package io.otus.dissect.mms;

import io.otus.layer.ber.BerReader;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The type of a field of the grammar. */
sealed interface MmsType {
    /** Whether an element with this tag is one of these where the field has no tag of its own. */
    boolean accepts(int tag);

    /** Whether its own tag shows its kind, so that the tag of the field is placed around it. */
    default boolean isChoice() {
        return false;
    }

    /** The types that the grammar builds on. */
    enum BuiltIn implements MmsType {
        BOOL(BerReader.BOOLEAN),
        INT(BerReader.INTEGER),
        UINT(BerReader.INTEGER),
        BITS(BerReader.BIT_STRING),
        OCTETS(BerReader.OCTET_STRING),
        NULL(BerReader.NULL),
        OID(BerReader.OBJECT_IDENTIFIER),
        EXTERNAL(BerReader.EXTERNAL),
        /** Any of the character strings of X.680: implementations disagree which. */
        TEXT(-1),
        /** A value that states its own type. */
        DATA(-1),
        /** Content that is not read further. */
        ANY(-1);

        private static final int UTF8_STRING = 12;
        private static final int FIRST_STRING = 18;
        private static final int LAST_STRING = 30;
        private static final int LAST_DATA = BerReader.CONTEXT + 17;

        private final int universal;

        BuiltIn(int universal) {
            this.universal = universal;
        }

        @Override
        public boolean accepts(int tag) {
            return switch (this) {
                case TEXT -> tag == UTF8_STRING || (tag >= FIRST_STRING && tag <= LAST_STRING);
                case DATA -> tag > BerReader.CONTEXT && tag <= LAST_DATA;
                case ANY -> true;
                default -> tag == universal;
            };
        }

        @Override
        public boolean isChoice() {
            return this == DATA;
        }
    }

    /** An integer whose numbers have names. */
    record Enumeration(Map<Long, String> names) implements MmsType {
        @Override
        public boolean accepts(int tag) {
            return tag == BerReader.INTEGER;
        }

        /** The name of a number; the number itself where it has none. */
        String name(long number) {
            String name = names.get(number);
            return name == null ? Long.toString(number) : name;
        }

        /** The number of a name that {@link #name} gave. */
        int number(String name) {
            for (Map.Entry<Long, String> one : names.entrySet()) {
                if (one.getValue().equals(name)) {
                    return one.getKey().intValue();
                }
            }
            return name.matches("-?[0-9]{1,9}") ? Integer.parseInt(name) : -1;
        }
    }

    /** A sequence or a choice; its fields are set once, after all types are known. */
    final class Structure implements MmsType {
        private final String name;
        private final boolean choice;
        private Field[] fields = {};

        Structure(String name, boolean choice) {
            this.name = name;
            this.choice = choice;
        }

        String name() {
            return name;
        }

        void define(Field[] itsFields) {
            fields = itsFields;
        }

        /** Number of its fields. */
        int size() {
            return fields.length;
        }

        Field field(int index) {
            return fields[index];
        }

        /** All its fields, in order. */
        List<Field> fields() {
            return List.of(fields);
        }

        /** The field with this name; null where there is none. */
        @Nullable
        Field named(String fieldName) {
            for (Field field : fields) {
                if (field.name().equals(fieldName)) {
                    return field;
                }
            }
            return null;
        }

        @Override
        public boolean isChoice() {
            return choice;
        }

        /**
         * Index of the first field from {@code from} on that an element with this tag can be; -1 where there is none.
         */
        int find(int from, int tag) {
            for (int i = from; i < fields.length; i++) {
                if (fields[i].accepts(tag)) {
                    return i;
                }
            }
            return -1;
        }

        @Override
        public boolean accepts(int tag) {
            return choice ? find(0, tag) >= 0 : tag == BerReader.SEQUENCE;
        }
    }

    /**
     * A field of a structure, or what a service carries.
     *
     * @param tag its context tag; {@link #UNTAGGED} where it has none
     * @param name its name in rows; {@link #OPEN} where the fields of its type stand in its place
     * @param list whether it is a list of its type
     * @param wrapped whether the list or choice lies in an element within the field's own
     */
    record Field(int tag, String name, MmsType type, boolean list, boolean wrapped) {
        /** No tag of its own. */
        static final int UNTAGGED = -1;

        /** The name of a field that shows only what is in it. */
        static final String OPEN = "*";

        boolean accepts(int given) {
            if (tag != UNTAGGED) {
                return given == BerReader.CONTEXT + tag;
            }
            return list ? given == BerReader.SEQUENCE : type.accepts(given);
        }
    }
}
