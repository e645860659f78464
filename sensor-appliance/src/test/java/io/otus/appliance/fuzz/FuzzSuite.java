package io.otus.appliance.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import io.otus.simulator.plant.DemoPlant;
import io.otus.simulator.traffic.ModbusTour;
import io.otus.testkit.Corpus;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfEnvironmentVariable;

/**
 * Fuzzes with Jazzer what {@code scripts/fuzz} asks for. First the planted fault must be found, which nothing but
 * coverage feedback can: a Jazzer that cannot instrument the classes of this JDK runs all the same and finds nothing.
 */
@Tag("suite")
@EnabledIfEnvironmentVariable(named = "OTUS_FUZZ", matches = "1", disabledReason = "scripts/fuzz runs it")
class FuzzSuite {
    private static final Path DIRECTORY = Path.of("target", "fuzz");
    private static final int PLANTED_SECONDS = 60;
    /** Captures from each maker of captures that seeds are taken from. */
    private static final int CAPTURES_PER_SOURCE = 25;

    private static final long LARGEST_CAPTURE = 2_000_000;

    @Test
    void nothingIsFoundButThePlantedFault() throws IOException, InterruptedException, ExecutionException {
        int atOnce = Math.max(1, Runtime.getRuntime().availableProcessors());
        FuzzPlan plan = FuzzPlan.of(System.getenv(), atOnce);
        Files.createDirectories(DIRECTORY);
        Path planted = DIRECTORY.resolve("planted");
        FuzzRun proof = FuzzRun.of(
                "planted",
                PLANTED_SECONDS,
                plan.randomness(),
                List.of(new byte[] {0}),
                Files.createDirectories(planted));
        assertThat(proof.fault())
                .as("coverage feedback finds the planted fault; see %s", planted)
                .contains(Planted.FOUND);
        Seeds seeds = seeds();
        List<FuzzRun> runs = new ArrayList<>();
        try (ExecutorService workers = Executors.newFixedThreadPool(atOnce)) {
            List<Future<FuzzRun>> started = new ArrayList<>();
            for (String target : plan.targets()) {
                int seconds = plan.seconds(target);
                started.add(workers.submit(
                        () -> FuzzRun.of(target, seconds, plan.randomness(), seeds.of(target), DIRECTORY)));
            }
            for (Future<FuzzRun> run : started) {
                runs.add(run.get());
            }
        }
        List<String> lines = new ArrayList<>(runs.stream().map(FuzzRun::line).toList());
        for (FuzzRun run : runs) {
            if (!run.fault().isEmpty()) {
                lines.add("\n" + run.target() + " " + run.fault());
            }
        }
        Files.write(DIRECTORY.resolve("report.txt"), lines);
        assertThat(runs)
                .allSatisfy(run -> assertThat(run.fault()).as(run.target()).isEmpty());
    }

    private static Seeds seeds() throws IOException {
        Seeds seeds = new Seeds();
        ContractRows.addTo(seeds);
        seeds.addCapture(Captures.of(DemoPlant.simulate(1).frames()));
        seeds.addCapture(Captures.of(ModbusTour.frames()));
        if (!Corpus.isThere()) {
            System.err.println("no corpus: seeds are of the contract tests and the plant simulator alone");
            return seeds;
        }
        Map<String, Integer> taken = new HashMap<>();
        for (Path capture : Corpus.captures()) {
            String source = capture.getFileName().toString().replaceFirst("__.*", "");
            if (Files.size(capture) <= LARGEST_CAPTURE && taken.merge(source, 1, Integer::sum) <= CAPTURES_PER_SOURCE) {
                seeds.addCapture(Files.readAllBytes(capture));
            }
        }
        return seeds;
    }
}
