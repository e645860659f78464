package io.otus.dissect.opcua;

import static org.assertj.core.api.Assertions.assertThat;

import io.otus.core.bytes.ByteView;
import io.otus.core.event.Element;
import io.otus.dissect.opcua.UaType.BuiltIn;
import io.otus.dissect.opcua.UaType.Enumeration;
import io.otus.dissect.opcua.UaType.Field;
import io.otus.dissect.opcua.UaType.Structure;
import java.util.List;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every structure of the grammar, written with one element in each array, is read to its last byte. */
class GrammarTest {
    static Stream<Structure> structures() {
        return StreamSupport.stream(Grammar.numbered().spliterator(), false);
    }

    @ParameterizedTest
    @MethodSource("structures")
    void isReadToItsEnd(Structure structure) {
        UaBytes body = UaBytes.bytes();
        write(structure, body);
        Cursor in = new Cursor(ByteView.of(body.toArray()));
        List<Element> elements = new ValueReader(in).structure(structure);
        assertThat(in.failed()).isFalse();
        assertThat(in.remaining()).isZero();
        assertThat(elements).extracting(Element::name).isEqualTo(names(structure));
    }

    @ParameterizedTest
    @MethodSource("structures")
    void cutAnywhereItFailsAndThrowsNothing(Structure structure) {
        UaBytes body = UaBytes.bytes();
        write(structure, body);
        for (int length = 0; length < body.size(); length++) {
            Cursor in = new Cursor(ByteView.of(body.toArray(), 0, length));
            new ValueReader(in).structure(structure);
            assertThat(in.failed()).isTrue();
        }
    }

    private static List<String> names(Structure structure) {
        return Stream.of(structure.fields()).map(Field::name).toList();
    }

    private static void write(Structure structure, UaBytes out) {
        for (Field field : structure.fields()) {
            if (field.array()) {
                out.u32(1);
            }
            switch (field.type()) {
                case Structure inner -> write(inner, out);
                case Enumeration _ -> out.u32(1);
                case BuiltIn builtIn -> write(builtIn, out);
            }
        }
    }

    private static void write(BuiltIn type, UaBytes out) {
        switch (type) {
            case BOOLEAN, SBYTE, BYTE -> out.u8(1);
            case INT16, UINT16 -> out.u16(1);
            case INT32, UINT32, FLOAT, STATUS_CODE -> out.u32(1);
            case INT64, UINT64, DOUBLE, DATE_TIME -> out.u64(1);
            case STRING, XML_ELEMENT, BYTE_STRING, SECRET -> out.string("x");
            case GUID -> out.u64(1).u64(2);
            case NODE_ID -> out.node(1, "x");
            case EXPANDED_NODE_ID -> out.u8(0xC0, 5).string("urn:x").u32(3);
            case QUALIFIED_NAME -> out.u16(1).string("x");
            case LOCALIZED_TEXT -> out.u8(3).string("en").string("x");
            case EXTENSION_OBJECT -> out.node(886).u8(1).u32(16).real(0).real(1);
            case DATA_VALUE ->
                out.u8(0x3F, 7).u32(5).u32(0).u64(1).u16(1).u64(1).u16(1);
            case VARIANT -> out.u8(0xC6).u32(2).u32(5).u32(6).u32(1).u32(2);
            case DIAGNOSTIC_INFO ->
                out.u8(0x7F)
                        .u32(0)
                        .u32(1)
                        .u32(2)
                        .u32(3)
                        .string("x")
                        .u32(0)
                        .u8(1)
                        .u32(4);
            default -> {}
        }
    }
}
