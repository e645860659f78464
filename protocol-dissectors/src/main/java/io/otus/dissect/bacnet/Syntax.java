package io.otus.dissect.bacnet;

/** What may stand on the wire for one production or field of clause 21. Immutable once {@link Grammar} is loaded. */
sealed interface Syntax {
    /** One primitive value of a type of clause 20.2. */
    record Primitive(int applicationTag, Form form, Names names) implements Syntax {}

    /** How a primitive value is shown. */
    enum Form {
        /** As its type says, with the names of its table. */
        PLAIN,
        /** An object identifier. */
        OBJECT,
        /** An enumeration of object types. */
        OBJECT_TYPE,
        /** An enumeration of properties. */
        PROPERTY,
        /** Reported as a secret and left out. */
        SECRET
    }

    /** One application-tagged value of any type. */
    record AnyPrimitive() implements Syntax {}

    /** Values of the type of the property that was named before; of any type where that is not known. */
    record Any() implements Syntax {}

    /** Any number of these. */
    record ListOf(Syntax element) implements Syntax {}

    /** A list whose elements may be asked for by index, clause 12.1.5. */
    record ArrayOf(Syntax element) implements Syntax {}

    /**
     * One field of a production.
     *
     * @param tag context tag; -1 where the value is application-tagged
     */
    record Field(int tag, boolean optional, String name, Syntax type, Role role) {}

    /** What a field decides about the fields after it. */
    enum Role {
        /** Nothing. */
        NONE,
        /** The object whose properties follow. */
        OBJECT,
        /** The type of that object. */
        OBJECT_TYPE,
        /** The property whose value follows. */
        PROPERTY,
        /** The index of the array element whose value follows. */
        INDEX
    }

    /** A sequence or choice. Its fields are set once, after all productions have names, as they refer to each other. */
    final class Production implements Syntax {
        private final String name;
        private final boolean choice;
        private Field[] fields = {};

        Production(String name, boolean choice) {
            this.name = name;
            this.choice = choice;
        }

        void define(Field[] all) {
            fields = all;
        }

        String name() {
            return name;
        }

        boolean isChoice() {
            return choice;
        }

        int size() {
            return fields.length;
        }

        Field field(int index) {
            return fields[index];
        }
    }
}
