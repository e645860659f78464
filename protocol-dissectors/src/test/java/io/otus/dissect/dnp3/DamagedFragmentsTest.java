package io.otus.dissect.dnp3;

import static org.assertj.core.api.Assertions.assertThatCode;

import io.otus.core.bytes.Octets;
import io.otus.core.spi.Carrier;
import io.otus.core.spi.Direction;
import io.otus.testkit.DissectorHarness;
import io.otus.testkit.RecordingFields;
import io.otus.testkit.Seen;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Fragments that are damaged where their frames are not. A bit turned over on the wire fails its CRC and is read no
 * further; who sends such a fragment computes the CRC of it.
 */
class DamagedFragmentsTest {
    private static final int FLIPS = 1_000;
    private static final int[] FUNCTIONS =
            Arrays.stream(Dnp3Function.values()).mapToInt(Dnp3Function::code).toArray();

    static List<Dnp3ObjectsTest.Case> cases() {
        return Dnp3ObjectsTest.cases();
    }

    @ParameterizedTest
    @MethodSource("cases")
    void bitsTurnedOverInAnObjectNeverThrow(Dnp3ObjectsTest.Case one) {
        byte[] objects = Octets.ofHex(one.hex()).toArray();
        SplittableRandom random = new SplittableRandom(1);
        for (int i = 0; i < FLIPS; i++) {
            byte[] damaged = objects.clone();
            for (int bits = random.nextInt(3); bits > 0; bits--) {
                damaged[random.nextInt(damaged.length)] ^= (byte) (1 << random.nextInt(8));
            }
            int function = FUNCTIONS[random.nextInt(FUNCTIONS.length)];
            String hex = "C1%02X".formatted(function)
                    + (Dnp3Function.isResponse(function) ? "0000" : "")
                    + Octets.copyOf(damaged);
            assertThatCode(() -> read(hex, Dnp3Function.isResponse(function)))
                    .as(hex)
                    .doesNotThrowAnyException();
        }
    }

    @ParameterizedTest
    @MethodSource("cases")
    void aFragmentCutAnywhereNeverThrows(Dnp3ObjectsTest.Case one) {
        Octets objects = Octets.ofHex(one.hex());
        for (int function : FUNCTIONS) {
            boolean isResponse = Dnp3Function.isResponse(function);
            for (int length = 0; length <= objects.length(); length++) {
                String hex = "C1%02X".formatted(function)
                        + (isResponse ? "0000" : "")
                        + Octets.copyOf(objects.toArray(), 0, length);
                assertThatCode(() -> read(hex, isResponse)).as(hex).doesNotThrowAnyException();
            }
        }
    }

    private static void read(String fragment, boolean isResponse) {
        DissectorHarness harness = new DissectorHarness(new Dnp3Provider().create(), Carrier.STREAM);
        harness.feed(
                isResponse ? Direction.FROM_SERVER : Direction.FROM_CLIENT,
                Octets.ofHex(isResponse ? Frames.response(fragment) : Frames.request(fragment))
                        .toArray(),
                Integer.MAX_VALUE);
        for (Seen seen : harness.seen()) {
            if (seen instanceof Seen.Message message) {
                message.event().fields(new RecordingFields());
            }
        }
    }
}
