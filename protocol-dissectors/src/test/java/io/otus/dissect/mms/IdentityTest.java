package io.otus.dissect.mms;

import static org.assertj.core.api.Assertions.assertThat;

import io.otus.core.event.Attribute;
import io.otus.core.event.PointRange;
import io.otus.core.event.Trust;
import io.otus.core.spi.Carrier;
import io.otus.testkit.DissectorHarness;
import io.otus.testkit.Seen;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

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

    @Test
    void whoNamesItsVariablesOtherwiseIsNotLookedAtForEver() {
        tells("DOM/Transfer_Set", Identity.MAX_NAMES);
        tells("LD0/GGIO1$ST$Ind", 1);
        assertThat(harness.seen()).doesNotContain(MODELLED);
    }
}
