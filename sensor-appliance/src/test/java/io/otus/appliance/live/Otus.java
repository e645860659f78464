package io.otus.appliance.live;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A process of the program. What it prints and says goes into files. */
final class Otus implements AutoCloseable {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Path SCRIPT = Path.of("src", "main", "distribution", "bin", "otus");
    private static final String OPTIONS = "options=\"";

    /**
     * Stands before a program that is to hear signals: what a shell runs in the background ignores SIGINT, and what
     * nohup runs SIGHUP.
     */
    static final List<String> SIGNALS = List.of("env", "--default-signal=INT,HUP");

    private final Process process;
    private final Path data;
    private final Path talk;

    private Otus(Process process, Path data, Path talk) {
        this.process = process;
        this.data = data;
        this.talk = talk;
    }

    /** The command that runs a class of this class path as the distribution runs the program. */
    static List<String> java(String main) {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "--enable-native-access=ALL-UNNAMED"));
        command.addAll(options());
        command.addAll(List.of("-cp", classPath(), main));
        return command;
    }

    /** What the distribution's script tells the virtual machine, with large pages. */
    private static List<String> options() {
        try (Stream<String> lines = Files.lines(SCRIPT)) {
            String line =
                    lines.filter(each -> each.startsWith(OPTIONS)).findFirst().orElseThrow();
            String options = line.substring(OPTIONS.length(), line.length() - 1);
            return List.of((options + " -XX:+UseTransparentHugePages").split(" ", -1));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Starts the program here. */
    static Otus start(Path directory, String... arguments) throws IOException {
        return start(List.of(), Map.of(), directory, arguments);
    }

    /** Starts the program in the sensor's namespace. */
    static Otus start(Wire wire, Path directory, String... arguments) throws IOException {
        return start(wire.atSensor(), Map.of(), directory, arguments);
    }

    /** Starts the program behind another command. */
    static Otus start(List<String> prefix, Map<String, String> environment, Path directory, String... arguments)
            throws IOException {
        List<String> command = new ArrayList<>(prefix);
        command.addAll(SIGNALS);
        command.addAll(java("io.otus.appliance.Main"));
        command.addAll(List.of(arguments));
        Path data = Files.createTempFile(directory, "otus", ".out");
        Path talk = Files.createTempFile(directory, "otus", ".err");
        ProcessBuilder builder =
                new ProcessBuilder(command).redirectOutput(data.toFile()).redirectError(talk.toFile());
        builder.environment().putAll(environment);
        return new Otus(builder.start(), data, talk);
    }

    /** JUnit's console has the class path in a loader of its own; Surefire and others have it where Java has it. */
    private static String classPath() {
        if (Thread.currentThread().getContextClassLoader() instanceof URLClassLoader loader) {
            return Arrays.stream(loader.getURLs()).map(URL::getPath).collect(Collectors.joining(":"));
        }
        return System.getProperty("java.class.path");
    }

    /** Waits until it listens. */
    Otus listening() {
        Waiting.until("the sensor listens", 60, () -> {
            if (!process.isAlive()) {
                throw new IllegalStateException("the sensor ended with " + process.exitValue() + ": " + talk());
            }
            return talk().contains("listening on");
        });
        return this;
    }

    /** Sends it a signal, such as {@code HUP}. */
    void signal(String name) throws IOException, InterruptedException {
        Programs.run(List.of("kill", "-" + name, Long.toString(process.pid())));
    }

    /** Asks it to end, and returns its exit code. */
    int end() throws IOException, InterruptedException {
        signal("TERM");
        return exitCode(60);
    }

    /** Ends it in the middle of whatever it does. */
    void kill() throws InterruptedException {
        process.destroyForcibly();
        exitCode(20);
    }

    int exitCode(int seconds) throws InterruptedException {
        if (!process.waitFor(seconds, TimeUnit.SECONDS)) {
            process.destroyForcibly();
            throw new IllegalStateException("the program did not end within " + seconds + " s");
        }
        return process.exitValue();
    }

    boolean isAlive() {
        return process.isAlive();
    }

    /** What it printed. */
    String data() throws IOException {
        return Files.readString(data);
    }

    /** What it said besides. */
    String talk() throws IOException {
        return Files.readString(talk);
    }

    /** Runs a command to its end, and returns what it printed. */
    static String read(Path directory, String... arguments) throws IOException, InterruptedException {
        try (Otus otus = start(directory, arguments)) {
            int code = otus.exitCode(120);
            if (code != 0) {
                throw new IllegalStateException(
                        String.join(" ", arguments) + " ended with " + code + ": " + otus.talk());
            }
            return otus.data();
        }
    }

    /** JSON lines. */
    static List<JsonNode> json(String lines) throws IOException {
        List<JsonNode> all = new ArrayList<>();
        for (String line : lines.lines().toList()) {
            all.add(JSON.readTree(line));
        }
        return all;
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }
}
