package io.otus.dissect.mms;

import static io.otus.dissect.mms.Ber.text;
import static io.otus.dissect.mms.Ber.tlv;
import static org.assertj.core.api.Assertions.assertThat;

import io.otus.core.bytes.Octets;
import io.otus.core.event.Danger;
import io.otus.core.event.Element;
import io.otus.dissect.mms.MmsType.BuiltIn;
import io.otus.dissect.mms.MmsType.Enumeration;
import io.otus.dissect.mms.MmsType.Field;
import io.otus.dissect.mms.MmsType.Structure;
import io.otus.layer.ber.BerReader;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What each service carries, written with every field once, is read to its last element. */
class GrammarTest {
    /** Types hold each other: below this, lists are empty and choices take what is simple. */
    private static final int DEEP = 8;

    static Stream<MmsService> services() {
        return StreamSupport.stream(Grammar.services().spliterator(), false);
    }

    @Test
    void whoDeletesAJournalRemovesTraces() {
        assertThat(services().filter(each -> each.service().dangerous() == Danger.TRACES))
                .extracting(MmsService::name)
                .containsExactly("initialize_journal", "delete_journal");
    }

    @ParameterizedTest
    @MethodSource("services")
    void isReadToItsEnd(MmsService service) {
        for (Field carried : List.of(service.request(), service.response())) {
            PduReader reader = new PduReader();
            BerReader in = new BerReader(Octets.ofHex(field(carried, 0)).view());
            assertThat(in.next()).isTrue();
            List<Element> elements = new ArrayList<>();
            reader.field(carried, in, elements);
            assertThat(reader.broken()).isFalse();
            assertThat(reader.unknownTag()).isEqualTo(-1);
            assertThat(elements.isEmpty()).isEqualTo(carried.name().isEmpty());
        }
    }

    private static String field(Field field, int depth) {
        String content = field.list() ? element(field.type(), depth + 1) : element(field.type(), depth);
        if (field.tag() == Field.UNTAGGED) {
            return field.list() ? tlv("30", content) : content;
        }
        boolean constructed = field.list() || field.wrapped() || field.type() instanceof Structure;
        if (field.wrapped() && field.list()) {
            content = tlv("30", content);
        } else if (!field.list() && !field.wrapped()) {
            content = content(content);
        }
        return tlv(tag(field.tag(), constructed), content);
    }

    private static String tag(int number, boolean constructed) {
        return number < 31
                ? "%02X".formatted((constructed ? 0xA0 : 0x80) | number)
                : "%02X%02X".formatted(constructed ? 0xBF : 0x9F, number);
    }

    /** The contents of an element, whose tag has one octet. */
    private static String content(String element) {
        return element.substring(element.startsWith("82", 2) && element.length() > 256 ? 8 : 4);
    }

    private static String element(MmsType type, int depth) {
        return switch (type) {
            case Enumeration _ -> "020100";
            case Structure structure when structure.isChoice() -> alternative(structure, depth);
            case Structure structure -> {
                StringBuilder fields = new StringBuilder();
                structure.fields().forEach(field -> fields.append(field(field, depth + 1)));
                yield tlv("30", fields.toString());
            }
            case BuiltIn builtIn -> builtIn(builtIn);
        };
    }

    private static String alternative(Structure choice, int depth) {
        List<Field> fields = choice.fields();
        Field taken = fields.getFirst();
        if (depth > DEEP) {
            taken = fields.stream()
                    .filter(field -> field.type() instanceof BuiltIn && !field.list())
                    .findFirst()
                    .orElse(taken);
        }
        return field(taken, depth + 1);
    }

    private static String builtIn(BuiltIn type) {
        return switch (type) {
            case BOOL -> "0101FF";
            case INT, UINT -> "020107";
            case BITS -> "03020780";
            case OCTETS, ANY -> "0401AB";
            case NULL -> "0500";
            case OID -> "06022A03";
            case EXTERNAL -> tlv("28", "020103", "8001AB");
            case TEXT -> text("1A", "x");
            case DATA -> "830101";
        };
    }
}
