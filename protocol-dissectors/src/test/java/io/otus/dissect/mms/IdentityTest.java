package io.otus.dissect.mms;

import static org.assertj.core.api.Assertions.assertThat;

import io.otus.core.event.Attribute;
import io.otus.core.event.Element;
import io.otus.core.event.Outcome;
import io.otus.core.event.PointRange;
import io.otus.core.event.Trust;
import io.otus.core.spi.Carrier;
import io.otus.core.value.ValueList;
import io.otus.testkit.DissectorHarness;
import io.otus.testkit.Seen;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class IdentityTest {
    private static final Seen MODELLED = new Seen.Claim(true, "", Attribute.CAPABILITY, "iec61850", Trust.SESSION);

    private final Identity identity = new Identity();
    private final DissectorHarness harness = new DissectorHarness(new MmsProvider().create(), Carrier.STREAM);

    private void tells(String name, int times) {
        List<PointRange> points = Collections.nCopies(times, PointRange.named(name));
        identity.tells(points, harness, harness);
    }

    @Test
    void aNameOfTheModelIsFoundBehindOthers() {
        tells("DOM/Transfer_Set", Identity.MAX_NAMES - 1);
        tells("LD0/GGIO1$ST$Ind", 2);
        assertThat(harness.seen()).filteredOn(MODELLED::equals).hasSize(1);
    }

    /** The name of the IED is what all begin with, where it can be told where it ends. */
    @ParameterizedTest
    @CsvSource({
        "BAY7LD BAY7CTRL, BAY7",
        "BAY_CTRL BAY_MEAS, BAY_",
        "BAY7CTRL BAY7CFG, ''",
        "BAY7MEAS BAY7MU01, ''",
        "BAYLD0 BAYLD1, ''",
        "BAY7CTRL BAY7CFG BAY7PROT, BAY7",
        "NORTHCTRL NORTHMEAS, ''",
        "NORTHCTRL NORTHMEAS NORTHPROT, NORTH",
        "CTRL MEAS PROT, ''"
    })
    void domainsTellTheNameOfTheDevice(String domains, String name) {
        Element all = new Element.Group("extended_object_class", List.of(Element.text("object_class", "domain")));
        identity.asks(new Message(PduType.CONFIRMED_REQUEST, 9, 1, null, List.of(all)));
        List<Element> names = List.of(
                new Element.Values("list_of_identifier", ValueList.texts(List.of(domains.split(" ")))),
                new Element.Value("more_follows", ValueList.bit(false)));
        Message answer = new Message(PduType.CONFIRMED_RESPONSE, 9, 1, null, names);
        identity.answers(answer, null, List.of(), Outcome.OK, harness, harness);
        tells("LD0/GGIO1$ST$Ind", 1);
        assertThat(harness.seen())
                .filteredOn(seen -> seen instanceof Seen.Claim claim && claim.attribute() == Attribute.NAME)
                .isEqualTo(
                        name.isEmpty()
                                ? List.of()
                                : List.of(new Seen.Claim(true, "", Attribute.NAME, name, Trust.SESSION)));
    }

    @Test
    void whoNamesItsVariablesOtherwiseIsNotLookedAtForEver() {
        tells("DOM/Transfer_Set", Identity.MAX_NAMES);
        tells("LD0/GGIO1$ST$Ind", 1);
        assertThat(harness.seen()).doesNotContain(MODELLED);
    }
}
