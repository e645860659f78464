package io.otus.dissect.opcua;

import io.otus.core.event.Action;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A type of the grammar. */
sealed interface UaType {
    /**
     * Built-in types in the order of their numbers, OPC 10000-6 table 1; the last is a ByteString that is not shown.
     */
    enum BuiltIn implements UaType {
        NULL("Null"),
        BOOLEAN("Boolean"),
        SBYTE("SByte"),
        BYTE("Byte"),
        INT16("Int16"),
        UINT16("UInt16"),
        INT32("Int32"),
        UINT32("UInt32"),
        INT64("Int64"),
        UINT64("UInt64"),
        FLOAT("Float"),
        DOUBLE("Double"),
        STRING("String"),
        DATE_TIME("DateTime"),
        GUID("Guid"),
        BYTE_STRING("ByteString"),
        XML_ELEMENT("XmlElement"),
        NODE_ID("NodeId"),
        EXPANDED_NODE_ID("ExpandedNodeId"),
        STATUS_CODE("StatusCode"),
        QUALIFIED_NAME("QualifiedName"),
        LOCALIZED_TEXT("LocalizedText"),
        EXTENSION_OBJECT("ExtensionObject"),
        DATA_VALUE("DataValue"),
        VARIANT("Variant"),
        DIAGNOSTIC_INFO("DiagnosticInfo"),
        SECRET("SECRET");

        private static final BuiltIn[] ALL = values();
        /** The highest number that is defined, of DiagnosticInfo. */
        private static final int LAST = 25;
        /** Numbers up to this are reserved and read as ByteString (§5.2.2.16). */
        private static final int LAST_RESERVED = 31;

        private final String title;

        BuiltIn(String title) {
            this.title = title;
        }

        /** Its name in the standard. */
        String title() {
            return title;
        }

        /** That of a variant's encoding byte; null where there is none. */
        static @Nullable BuiltIn of(int number) {
            if (number <= LAST) {
                return ALL[number];
            }
            return number <= LAST_RESERVED ? BYTE_STRING : null;
        }

        /** Whether it is read into an array of numbers. */
        boolean isNumber() {
            return switch (this) {
                case BOOLEAN, SBYTE, BYTE, INT16, UINT16, INT32, UINT32, INT64, UINT64, FLOAT, DOUBLE -> true;
                default -> false;
            };
        }
    }

    /** Names of numbers. Immutable. */
    record Enumeration(Map<Integer, String> names) implements UaType {}

    /** One field of a structure. */
    record Field(String name, UaType type, boolean array) {}

    /** Fields in wire order. Defined once, while the grammar is loaded. */
    final class Structure implements UaType {
        private final int number;
        private final String name;
        private final @Nullable Action action;
        private final boolean response;
        private Field[] fields = {};

        Structure(int number, String name, @Nullable Action action) {
            this.number = number;
            this.name = name;
            this.action = action;
            response = name.endsWith("Response") || name.equals("ServiceFault");
        }

        void define(Field[] definition) {
            fields = definition;
        }

        /** Node id of its binary encoding, in the standard's namespace; -1 where it has none. */
        int number() {
            return number;
        }

        String name() {
            return name;
        }

        /** The service that it asks for; null unless it is a request. */
        @Nullable
        Action action() {
            return action;
        }

        /** Whether a server answers with it. */
        boolean isResponse() {
            return response;
        }

        Field[] fields() {
            return fields;
        }
    }
}
