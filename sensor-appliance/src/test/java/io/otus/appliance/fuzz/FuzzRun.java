package io.otus.appliance.fuzz;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * One target under Jazzer, in a virtual machine of its own.
 *
 * @param target its name
 * @param seconds how long it was to run
 * @param executions inputs that were read
 * @param edges edges of the program that were reached, by Jazzer's own counters; 0 where nothing was instrumented
 * @param features how many different ways of reaching them
 * @param fault what was found; empty where nothing was
 */
record FuzzRun(String target, int seconds, long executions, long edges, long features, String fault) {
    /** Fewer edges than the smallest target has mean that it was fuzzed blindly. */
    private static final int LEAST_EDGES = 5;

    /** Jazzer starts in some seconds, and a busy machine stretches everything. */
    private static final int PATIENCE_SECONDS = 400;

    /** A single input that takes longer hangs; {@link Cost} measures slowness more finely. */
    private static final int HANG_SECONDS = 100;

    private static final int MEMORY_MEGABYTES = 3_000;
    private static final Pattern PROGRESS = Pattern.compile("^#(\\d+)\\s.*?cov: (\\d+) ft: (\\d+)", Pattern.MULTILINE);
    private static final Pattern EXECUTED = Pattern.compile("stat::number_of_executed_units:\\s*(\\d+)");
    private static final int SAID_ABOUT_A_FAULT = 1_500;

    /**
     * Runs it; what it says is in {@code directory/TARGET.log}, and inputs that it learned stay in
     * {@code directory/corpus/TARGET}.
     *
     * @param randomness where Jazzer's choices begin; 0 for a beginning of its own
     */
    static FuzzRun of(String target, int seconds, int randomness, List<byte[]> seeds, Path directory) {
        try {
            Path seedFiles = write(seeds, directory.resolve("seeds").resolve(target));
            Path corpus = Files.createDirectories(directory.resolve("corpus").resolve(target));
            Path found = Files.createDirectories(directory.resolve("found"));
            Path said = directory.resolve(target + ".log");
            Process process = new ProcessBuilder(command(target, seconds, randomness, corpus, seedFiles, found))
                    .redirectErrorStream(true)
                    .redirectOutput(said.toFile())
                    .start();
            boolean ended;
            try {
                ended = process.waitFor(seconds + PATIENCE_SECONDS, TimeUnit.SECONDS);
            } finally {
                process.destroyForcibly();
            }
            String text = Files.readString(said, StandardCharsets.ISO_8859_1);
            return read(target, seconds, ended ? process.exitValue() : -1, text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static List<String> command(
            String target, int seconds, int randomness, Path corpus, Path seeds, Path found) {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "--enable-native-access=ALL-UNNAMED",
                "--sun-misc-unsafe-memory-access=allow",
                "-XX:+EnableDynamicAgentLoading",
                "-XX:+UseSerialGC",
                "-Xmx768m",
                "-D" + FuzzEntry.TARGET + "=" + target,
                "-cp",
                System.getProperty("java.class.path"),
                "com.code_intelligence.jazzer.Jazzer",
                "--target_class=" + FuzzEntry.class.getName(),
                "--instrumentation_includes=io.otus.core.**:io.otus.dissect.**:io.otus.layer.**:"
                        + Planted.class.getName(),
                // It copies the text anew for each place at which an expression is tried, which would count as what the
                // input cost.
                "--disabled_hooks=com.code_intelligence.jazzer.sanitizers.RegexRoadblocks",
                "--reproducer_path=" + found,
                "-artifact_prefix=" + found + "/" + target + "-",
                "-max_total_time=" + seconds,
                "-seed=" + randomness,
                "-max_len=" + Seeds.LONGEST_INPUT,
                "-timeout=" + HANG_SECONDS,
                "-rss_limit_mb=" + MEMORY_MEGABYTES,
                "-print_final_stats=1"));
        command.add(corpus.toString());
        command.add(seeds.toString());
        return command;
    }

    private static FuzzRun read(String target, int seconds, int code, String said) {
        Matcher progress = PROGRESS.matcher(said);
        long executions = 0;
        long edges = 0;
        long features = 0;
        while (progress.find()) {
            executions = Long.parseLong(progress.group(1));
            edges = Long.parseLong(progress.group(2));
            features = Long.parseLong(progress.group(3));
        }
        Matcher executed = EXECUTED.matcher(said);
        if (executed.find()) {
            executions = Long.parseLong(executed.group(1));
        }
        return new FuzzRun(target, seconds, executions, edges, features, fault(code, edges, said));
    }

    private static String fault(int code, long edges, String said) {
        if (code != 0) {
            int at = Stream.of("input: ", "== Java Exception", "ERROR: libFuzzer")
                    .mapToInt(said::indexOf)
                    .filter(place -> place >= 0)
                    .min()
                    .orElse(Math.max(0, said.length() - SAID_ABOUT_A_FAULT));
            return "ended with code " + code + ":\n"
                    + said.substring(at, Math.min(said.length(), at + SAID_ABOUT_A_FAULT));
        }
        return edges < LEAST_EDGES ? "only " + edges + " edges were reached: it was not instrumented" : "";
    }

    /** Line of the table that a run prints. */
    String line() {
        return String.format(
                Locale.ROOT,
                "%-20s %5d s %,12d inputs %,7d edges %,8d features  %s",
                target,
                seconds,
                executions,
                edges,
                features,
                fault.isEmpty() ? "ok" : "FAULT");
    }

    private static Path write(List<byte[]> seeds, Path directory) throws IOException {
        if (Files.exists(directory)) {
            try (Stream<Path> old = Files.walk(directory)) {
                for (Path each : old.sorted(Comparator.reverseOrder()).toList()) {
                    Files.delete(each);
                }
            }
        }
        Files.createDirectories(directory);
        for (int i = 0; i < seeds.size(); i++) {
            Files.write(directory.resolve(String.format(Locale.ROOT, "%04d", i)), seeds.get(i));
        }
        return directory;
    }
}
