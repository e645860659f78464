package io.otus.core.event;

import static org.assertj.core.api.Assertions.assertThat;

import io.otus.core.value.ValueList;
import io.otus.testkit.RecordingFields;
import java.util.List;
import org.junit.jupiter.api.Test;

class ElementsTest {
    private static final List<Element> MESSAGE = List.of(
            Element.number("sequence", 7),
            Element.text("name", "PUMP-1"),
            new Element.Value("is_on", ValueList.bit(true)),
            new Element.Group("point", List.of(Element.number("index", 3))),
            new Element.Groups("units", List.of(new Element.Group("", List.of(Element.number("unit", 1))))));

    @Test
    void fieldsAreWrittenInTheirOrder() {
        RecordingFields fields = new RecordingFields();
        Elements.write(MESSAGE, fields);
        assertThat(fields.depth()).isZero();
        assertThat(fields.lines())
                .containsExactly(
                        "sequence=7",
                        "name=PUMP-1",
                        "is_on=true",
                        "point={}",
                        "point.index=3",
                        "units=[]",
                        "units.*.unit=1");
    }

    @Test
    void fieldsAreFoundByTheirNames() {
        assertThat(Elements.number(MESSAGE, "sequence")).isEqualTo(7);
        assertThat(Elements.text(MESSAGE, "name")).isEqualTo("PUMP-1");
        assertThat(Elements.group(MESSAGE, "point")).containsExactly(Element.number("index", 3));
        assertThat(Elements.groups(MESSAGE, "units")).hasSize(1);
        assertThat(Elements.text(MESSAGE, "nothing")).isEmpty();
        assertThat(Elements.group(MESSAGE, "nothing")).isEmpty();
    }
}
