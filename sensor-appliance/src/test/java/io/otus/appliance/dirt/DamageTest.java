package io.otus.appliance.dirt;

import static org.assertj.core.api.Assertions.assertThat;

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
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * Captures of the four protocols, cut anywhere and with bits turned over: nothing throws, no dissector fails, and it
 * ends.
 */
@Tag("suite")
class DamageTest {
    private static final List<String> PROTOCOLS = List.of("modbus", "dnp3", "s7comm", "bacnet");
    /** Larger captures would take the time of many others and say no more. */
    private static final long LARGEST = 60_000;

    private static final int CUTS = 24;
    private static final int SAMPLES_PER_PROTOCOL = 3;
    private static final int FLIPS = 1_000;
    private static final long LARGEST_SAMPLE = 8_000;

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
