package io.otus.appliance.live;

import io.otus.testkit.Needs;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A cable between two network namespaces: the plant's, and the sensor's, which has a loopback besides and nothing else.
 * At the plant's end tcpdump counts what comes from the sensor. Needs the administrator's rights.
 */
final class Wire implements AutoCloseable {
    /** The sensor's end. */
    static final String PORT = "mirror0";

    private static final String PLANT_PORT = "plant0";
    private static final Pattern CAPTURED = Pattern.compile("(\\d+) packets? captured");
    private static final AtomicInteger COUNT = new AtomicInteger();

    private final String plant;
    private final String sensor;
    private final Path counted;
    private Process counter;

    private Wire(String plant, String sensor, Path counted) throws IOException, InterruptedException {
        this.plant = plant;
        this.sensor = sensor;
        this.counted = counted;
        for (String one : List.of(plant, sensor)) {
            Programs.run(List.of("ip", "netns", "add", one));
            // The kernel itself must have nothing to say either: no neighbour discovery, no router solicitation.
            for (String ports : List.of("all", "default")) {
                Programs.run(inside(one, "sh", "-c", "echo 1 >/proc/sys/net/ipv6/conf/" + ports + "/disable_ipv6"));
            }
            Programs.run(inside(one, "ip", "link", "set", "lo", "up"));
        }
        Programs.run(List.of(
                "ip",
                "link",
                "add",
                PLANT_PORT,
                "netns",
                plant,
                "type",
                "veth",
                "peer",
                "name",
                PORT,
                "netns",
                sensor));
        Programs.run(inside(sensor, "ip", "link", "set", PORT, "up", "mtu", "9000"));
        Programs.run(inside(plant, "ip", "link", "set", PLANT_PORT, "up", "mtu", "9000"));
        counter = count();
    }

    /**
     * Lays a cable; ends the test, aloud, where this host cannot.
     *
     * @param directory where it notes what it hears
     */
    static Wire lay(Path directory) throws IOException, InterruptedException {
        Needs.programs(
                List.of(List.of("ip", "-V"), List.of("tcpreplay", "--version"), List.of("tcpdump", "--version")));
        String name = "otus" + ProcessHandle.current().pid() + "n" + COUNT.incrementAndGet();
        Needs.that(Needs.runs("ip", "netns", "add", name), "the right to make network namespaces");
        Programs.run(List.of("ip", "netns", "del", name));
        Path counted = Files.createTempFile(directory, "from-sensor", ".txt");
        return new Wire(name + "p", name + "s", counted);
    }

    /** Begins to count at the plant's end what comes from the sensor. */
    private Process count() throws IOException, InterruptedException {
        Process started = Programs.start(
                inside(plant, "tcpdump", "--immediate-mode", "-l", "-nn", "-s", "96", "-i", PLANT_PORT, "-Q", "in"),
                counted);
        Waiting.until("tcpdump listens", 20, () -> Files.readString(counted).contains("listening on"));
        return started;
    }

    /** Begins to write what arrives at the sensor's end into a capture. */
    Process record(Path capture) throws IOException {
        Path said = Path.of(capture + ".txt");
        Process started = Programs.start(
                inside(
                        sensor,
                        "tcpdump",
                        "--immediate-mode",
                        "--time-stamp-precision=nano",
                        "-U",
                        "-i",
                        PORT,
                        "-w",
                        capture.toString()),
                said);
        Waiting.until("tcpdump records", 20, () -> Files.readString(said).contains("listening on"));
        return started;
    }

    /** A command in the sensor's namespace that comes before others of this host, as on a host of its own. */
    List<String> atSensorFirst() {
        return inside(sensor, "nice", "-n", "-10");
    }

    /** A command in the sensor's namespace; its process is the command's own. */
    List<String> atSensor(String... command) {
        return inside(sensor, command);
    }

    /** Sends a capture from the plant, and returns once that is done what tcpreplay said. */
    String send(Path capture, String... options) throws IOException, InterruptedException {
        return Programs.run(sending(capture, options));
    }

    /** Begins to send a capture from the plant. */
    Process beginSending(Path capture, Path said, String... options) throws IOException {
        return Programs.start(sending(capture, options), said);
    }

    private List<String> sending(Path capture, String... options) {
        List<String> command = new ArrayList<>(inside(plant, "nice", "-n", "-10", "tcpreplay", "-i", PLANT_PORT));
        command.addAll(List.of(options));
        command.add(capture.toString());
        return command;
    }

    /** Lets the sensor's end send one capture, as a sensor never does: shows that it would be noticed. */
    void betray(Path capture) throws IOException, InterruptedException {
        Programs.run(inside(sensor, "tcpreplay", "-q", "-i", PORT, capture.toString()));
    }

    /** Frames that came from the sensor since the cable was laid or this was asked for last. */
    long framesFromSensor() throws IOException, InterruptedException {
        // What was sent just now is counted too.
        Thread.sleep(1_000);
        Programs.end(counter);
        String said = Files.readString(counted);
        Matcher matcher = CAPTURED.matcher(said);
        if (!matcher.find()) {
            throw new IllegalStateException("tcpdump did not count: " + said);
        }
        counter = count();
        return Long.parseLong(matcher.group(1));
    }

    private static List<String> inside(String namespace, String... command) {
        List<String> whole = new ArrayList<>(List.of("ip", "netns", "exec", namespace));
        whole.addAll(List.of(command));
        return whole;
    }

    @Override
    public void close() throws IOException {
        try {
            Programs.end(counter);
            Programs.run(List.of("ip", "netns", "del", plant));
            Programs.run(List.of("ip", "netns", "del", sensor));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
