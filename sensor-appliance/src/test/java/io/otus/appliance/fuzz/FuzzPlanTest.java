package io.otus.appliance.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

class FuzzPlanTest {
    private static FuzzPlan plan(String name, String value) {
        return FuzzPlan.of(Map.of(name, value), 2);
    }

    @Test
    void aTargetWhosePackageChangedRunsLongAndTheOthersShortly() {
        FuzzPlan plan = plan("OTUS_FUZZ_CHANGED", """
            protocol-dissectors/src/main/java/io/otus/dissect/modbus/Adu.java
            protocol-dissectors/src/main/java/io/otus/layer/cotp/TpktHeader.java
            sensor-core/src/main/java/io/otus/core/decode/Decoder.java
            protocol-dissectors/src/test/java/io/otus/dissect/dnp3/Dnp3PageTest.java
            docs/protocols/bacnet.md\
            """);
        assertThat(plan.changed()).containsExactly("cotp", "modbus", "decode");
        assertThat(plan.seconds("modbus")).isEqualTo(60);
        assertThat(plan.seconds("dnp3")).isEqualTo(5);
        assertThat(plan.targets()).containsAll(Protocols.ids());
    }

    @Test
    void aTargetThatIsNamedRunsAsLongAsIsAsked() {
        assertThat(plan("OTUS_FUZZ_TARGETS", "modbus").seconds("modbus")).isEqualTo(60);
        assertThat(FuzzPlan.of(Map.of("OTUS_FUZZ_TARGETS", "modbus", "OTUS_FUZZ_SECONDS", "3600"), 2)
                        .seconds("modbus"))
                .isEqualTo(3600);
    }

    @Test
    void aRunThatIsMadeAgainBeginsWithTheSameChoices() {
        assertThat(plan("OTUS_FUZZ_SEED", "1234567").randomness()).isEqualTo(1_234_567);
        assertThat(plan("OTUS_FUZZ_TARGETS", "modbus").randomness()).isZero();
    }

    @Test
    void whereEverythingChangedTheTimeIsShared() {
        assertThat(plan("OTUS_FUZZ_CHANGED", "all/").changed()).isEqualTo(FuzzTarget.names());
        for (int targets : new int[] {10, 17, 30, 60}) {
            for (int atOnce : new int[] {1, 2, 8}) {
                int each = FuzzPlan.longer(targets, targets, atOnce);
                assertThat(each).isBetween(5, 60);
                assertThat(targets * (each + FuzzPlan.START_SECONDS))
                        .isLessThanOrEqualTo(Math.max(atOnce * FuzzPlan.MOST_SECONDS, targets * 13));
            }
        }
    }
}
