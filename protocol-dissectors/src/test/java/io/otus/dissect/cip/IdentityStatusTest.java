package io.otus.dissect.cip;

import static org.assertj.core.api.Assertions.assertThat;

import io.otus.core.bytes.Octets;
import io.otus.core.event.DeviceState.Condition;
import io.otus.core.event.DeviceState.Meaning;
import io.otus.core.value.ValueList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Vol. 1 Table 5A-2.4: bits 8 to 11 of the status are faults, minor and major. */
class IdentityStatusTest {
    private static final Epath IDENTITY = path("20012401");

    private static Epath path(String octets) {
        return EpathReader.read(Octets.ofHex(octets).view());
    }

    private static Content status(long value) {
        Content.AttributeValue status = new Content.AttributeValue(5, -1, "status", ValueList.unsigned(value));
        return new Content.Attributes(-1, List.of(status), Octets.ofHex(""));
    }

    @Test
    void majorFaultsAreConditions() {
        assertThat(IdentityStatus.conditions(IDENTITY, status(0x0C60)))
                .containsExactly(
                        new Condition("major_recoverable_fault", Meaning.FAULTY),
                        new Condition("major_unrecoverable_fault", Meaning.FAULTY));
    }

    @Test
    void minorFaultsAndAllElseAreNone() {
        assertThat(IdentityStatus.isTold(IDENTITY, status(0x3365))).isTrue();
        assertThat(IdentityStatus.conditions(IDENTITY, status(0xF3FF))).isEmpty();
    }

    @Test
    void onlyTheIdentityOfTheDeviceTellsThem() {
        assertThat(IdentityStatus.isTold(path("20012402"), status(0))).isFalse();
        assertThat(IdentityStatus.isTold(path("20042401"), status(0))).isFalse();
        assertThat(IdentityStatus.isTold(null, status(0))).isFalse();
        assertThat(IdentityStatus.isTold(IDENTITY, Content.NONE)).isFalse();
    }
}
