package io.otus.appliance.dirt;

import static org.assertj.core.api.Assertions.assertThat;

import io.otus.simulator.traffic.AdsTour;
import io.otus.simulator.traffic.BacnetTour;
import io.otus.simulator.traffic.Dnp3Tour;
import io.otus.simulator.traffic.EnipTour;
import io.otus.simulator.traffic.EthercatTour;
import io.otus.simulator.traffic.FinsTour;
import io.otus.simulator.traffic.GooseTour;
import io.otus.simulator.traffic.HartIpTour;
import io.otus.simulator.traffic.Iec104Tour;
import io.otus.simulator.traffic.KnxTour;
import io.otus.simulator.traffic.MmsTour;
import io.otus.simulator.traffic.ModbusTour;
import io.otus.simulator.traffic.OpcuaTour;
import io.otus.simulator.traffic.PnioTour;
import io.otus.simulator.traffic.S7Tour;
import io.otus.simulator.traffic.S7plusTour;
import io.otus.simulator.traffic.SlmpTour;
import io.otus.simulator.traffic.SynchrophasorTour;
import io.otus.simulator.wire.Frame;
import io.otus.testkit.Corpus;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Captures of the corpus and those that the project makes of each protocol, cut anywhere and with bits turned over:
 * nothing throws, no dissector fails, and it ends.
 */
@Tag("suite")
class DamageTest {
    /** By the names of the oracles. */
    private static final List<String> PROTOCOLS = List.of(
            "modbus", "dnp3", "s7comm", "bacnet", "enip", "iec104", "mms", "goose", "sv", "opcua", "pn_dcp", "pn_io");
    /** Larger captures would take the time of many others and say no more. */
    private static final long LARGEST = 60_000;

    private static final int CUTS = 24;
    private static final int SAMPLES_PER_PROTOCOL = 3;
    private static final int FLIPS = 1_000;
    private static final long LARGEST_SAMPLE = 8_000;
    /** One in so many frames has a bit turned over: what follows it is read with what went before. */
    private static final int FRAMES_FOR_A_FLIP = 4;

    @Test
    @Timeout(value = 5, unit = TimeUnit.MINUTES)
    void capturesCutAnywhereAreReadUpToTheCut() throws IOException {
        SplittableRandom random = new SplittableRandom(1);
        for (Path capture : captures(LARGEST, Integer.MAX_VALUE)) {
            byte[] whole = Files.readAllBytes(capture);
            for (int i = 0; i < CUTS; i++) {
                int length = random.nextInt(whole.length);
                read(Arrays.copyOf(whole, length), capture + " cut at " + length);
            }
        }
    }

    @Test
    @Timeout(value = 5, unit = TimeUnit.MINUTES)
    void capturesWithBitsTurnedOverDoNoHarm() throws IOException {
        for (Path capture : captures(LARGEST_SAMPLE, SAMPLES_PER_PROTOCOL)) {
            byte[] whole = Files.readAllBytes(capture);
            for (int seed = 0; seed < FLIPS; seed++) {
                SplittableRandom random = new SplittableRandom(seed);
                byte[] damaged = whole.clone();
                for (int bits = 1 + random.nextInt(8); bits > 0; bits--) {
                    damaged[random.nextInt(damaged.length)] ^= (byte) (1 << random.nextInt(8));
                }
                read(damaged, capture + " with seed " + seed);
            }
        }
    }

    static Stream<Arguments> tours() {
        return Stream.of(
                Arguments.of("ads", AdsTour.frames()),
                Arguments.of("bacnet", BacnetTour.frames()),
                Arguments.of("dnp3", Dnp3Tour.frames()),
                Arguments.of("enip", EnipTour.frames()),
                Arguments.of("ethercat", EthercatTour.frames()),
                Arguments.of("fins", FinsTour.frames()),
                Arguments.of("goose", GooseTour.frames()),
                Arguments.of("hart_ip", HartIpTour.frames()),
                Arguments.of("iec104", Iec104Tour.frames()),
                Arguments.of("knxnet_ip", KnxTour.frames()),
                Arguments.of("mms", MmsTour.frames()),
                Arguments.of("modbus", ModbusTour.frames()),
                Arguments.of("opcua", OpcuaTour.frames()),
                Arguments.of("pn_io", PnioTour.frames()),
                Arguments.of("s7comm", S7Tour.frames()),
                Arguments.of("s7commplus", S7plusTour.frames()),
                Arguments.of("slmp", SlmpTour.frames()),
                Arguments.of("c37118", SynchrophasorTour.frames()));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("tours")
    @Timeout(value = 5, unit = TimeUnit.MINUTES)
    void eachFrameCutAtEachByteDoesNoHarm(String name, List<Frame> frames) {
        Dirty dirty = new Dirty(Dirty.reader());
        long number = 0;
        for (Frame frame : frames) {
            byte[] whole = frame.bytes();
            for (int length = 0; length <= whole.length; length++) {
                dirty.frame(Arrays.copyOf(whole, length), ++number, frame.nanos());
            }
        }
        dirty.pipeline.end();
        assertThat(dirty.faults()).as(name).isZero();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("tours")
    @Timeout(value = 5, unit = TimeUnit.MINUTES)
    void framesWithBitsTurnedOverDoNoHarm(String name, List<Frame> frames) {
        for (int seed = 0; seed < FLIPS; seed++) {
            SplittableRandom random = new SplittableRandom(seed);
            Dirty dirty = new Dirty(Dirty.reader());
            long number = 0;
            for (Frame frame : frames) {
                byte[] damaged = frame.bytes().clone();
                if (random.nextInt(FRAMES_FOR_A_FLIP) == 0) {
                    damaged[random.nextInt(damaged.length)] ^= (byte) (1 << random.nextInt(8));
                }
                dirty.frame(damaged, ++number, frame.nanos());
            }
            dirty.pipeline.end();
            assertThat(dirty.faults()).as("%s with seed %d", name, seed).isZero();
        }
    }

    private static void read(byte[] bytes, String what) {
        Dirty dirty = new Dirty(Dirty.reader());
        try {
            dirty.file(bytes);
        } catch (RuntimeException | StackOverflowError e) {
            throw new AssertionError(what, e);
        }
        assertThat(dirty.faults()).as(what).isZero();
    }

    /** Captures of up to a size that an oracle exists for, so many of each protocol. */
    private static List<Path> captures(long largest, int most) throws IOException {
        TreeMap<String, Path> found = new TreeMap<>();
        for (String protocol : PROTOCOLS) {
            List<Path> fitting = new ArrayList<>();
            for (Path oracle : Corpus.oracles(protocol)) {
                String name = oracle.getFileName().toString().replaceFirst("\\." + protocol + "\\.tsv(\\.gz)?$", "");
                Path capture = Corpus.directory().resolve("pcap").resolve(name);
                if (fitting.size() < most && Files.size(capture) <= largest) {
                    fitting.add(capture);
                }
            }
            fitting.forEach(capture -> found.put(capture.getFileName().toString(), capture));
        }
        assertThat(found).isNotEmpty();
        return List.copyOf(found.values());
    }
}
