package io.otus.appliance.fuzz;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.otus.core.bytes.Octets;
import io.otus.core.spi.Direction;
import io.otus.simulator.plant.DemoPlant;
import io.otus.simulator.traffic.ModbusTour;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * What is fuzzed keeps its promises for the seeds, and for some damaged copies of them; and the promises are ones that
 * can be broken.
 */
class FuzzTargetTest {
    private static final int DAMAGED_PER_SEED = 20;
    private static final Seeds SEEDS = seeds();

    private static Seeds seeds() {
        Seeds seeds = new Seeds();
        ContractRows.addTo(seeds);
        addThePlant(seeds);
        return seeds;
    }

    private static void addThePlant(Seeds seeds) {
        seeds.addCapture(Captures.of(DemoPlant.simulate(1).frames()));
        seeds.addCapture(Captures.of(ModbusTour.frames()));
    }

    static List<String> targets() {
        return FuzzTarget.names();
    }

    @ParameterizedTest
    @MethodSource("targets")
    void seedsAndTheirDamagedCopiesKeepEveryPromise(String name) throws Exception {
        FuzzTarget target = FuzzTarget.of(name);
        SplittableRandom random = new SplittableRandom(1);
        for (byte[] seed : SEEDS.of(name)) {
            target.run(seed);
            for (int copy = 0; copy < DAMAGED_PER_SEED; copy++) {
                byte[] damaged = seed.clone();
                for (int k = random.nextInt(4); k >= 0 && damaged.length > 0; k--) {
                    damaged[random.nextInt(damaged.length)] = (byte) random.nextInt();
                }
                target.run(damaged);
            }
        }
        target.run(new byte[0]);
    }

    @Test
    void everyProtocolHasSeeds() {
        assertThat(Protocols.ids())
                .allSatisfy(name -> assertThat(SEEDS.of(name)).as(name).isNotEmpty());
    }

    @Test
    void theCapturesOfThePlantSeedWhatItSpeaks() {
        Seeds plant = new Seeds();
        addThePlant(plant);
        for (String name :
                List.of("modbus", "umas", "dnp3", "s7comm", "cotp", "bacnet", "arp", "lldp", "dhcp", "decode")) {
            assertThat(plant.of(name)).as(name).isNotEmpty();
        }
    }

    @Test
    void anInputIsReadAsItWasWritten() {
        FuzzInput input = new FuzzInput(
                1,
                false,
                List.of(
                        new FuzzInput.Step(Direction.FROM_CLIENT, false, 7, Octets.ofHex("0102")),
                        new FuzzInput.Step(Direction.UNKNOWN, true, 32, Octets.ofHex("ff"))));
        assertThat(FuzzInput.of(input.toBytes())).isEqualTo(input);
    }

    @Test
    void stateIsMeasuredThroughFieldsAndCollections() {
        FuzzInput small = new FuzzInput(0, true, List.of());
        FuzzInput large = new FuzzInput(
                0, true, List.of(new FuzzInput.Step(Direction.UNKNOWN, false, 1, Octets.copyOf(new byte[10_000]))));
        assertThat(StateSize.of(small)).isLessThan(200);
        assertThat(StateSize.of(large)).isBetween(10_000L, 10_500L);
    }

    @Test
    void thePlantedFaultIsThere() {
        assertThatThrownBy(() -> new Planted().run(new byte[] {'S', 'c', 'o', 'p', 's'}))
                .hasMessage(Planted.FOUND);
    }
}
