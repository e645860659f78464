package io.otus.dissect.mms;

import static org.assertj.core.api.Assertions.assertThat;

import io.otus.core.event.DeviceState.Condition;
import io.otus.core.event.DeviceState.Meaning;
import io.otus.core.event.Element;
import java.util.List;
import org.junit.jupiter.api.Test;

/** ISO 9506-2 clause 10: the two states of a virtual manufacturing device. */
class VmdStatusTest {
    private static List<Element> status(String logical, String physical) {
        return List.of(Element.text("vmd_logical_status", logical), Element.text("vmd_physical_status", physical));
    }

    private static List<Condition> conditions(String logical, String physical) {
        return VmdStatus.conditions(status(logical, physical));
    }

    @Test
    void aDeviceThatWorksHasNoCondition() {
        assertThat(VmdStatus.isTold(status("state-changes-allowed", "operational")))
                .isTrue();
        assertThat(conditions("state-changes-allowed", "operational")).isEmpty();
    }

    @Test
    void eachOtherStateIsACondition() {
        assertThat(conditions("no-state-changes-allowed", "inoperable"))
                .containsExactly(
                        new Condition("inoperable", Meaning.FAULTY),
                        new Condition("no-state-changes-allowed", Meaning.LIMITED));
        assertThat(conditions("limited-services-permitted", "partially-operational"))
                .containsExactly(
                        new Condition("partially-operational", Meaning.FAULTY),
                        new Condition("limited-services-permitted", Meaning.LIMITED));
        assertThat(conditions("support-services-allowed", "needs-commissioning"))
                .containsExactly(
                        new Condition("needs-commissioning", Meaning.MISCONFIGURED),
                        new Condition("support-services-allowed", Meaning.LIMITED));
    }

    @Test
    void whatIsNotAskedForItsStateSaysNothingOfIt() {
        assertThat(VmdStatus.isTold(List.of(Element.text("vendor_name", "MAKER"))))
                .isFalse();
        assertThat(VmdStatus.conditions(List.of())).isEmpty();
    }
}
