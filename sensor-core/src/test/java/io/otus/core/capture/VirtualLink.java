package io.otus.core.capture;

import io.otus.testkit.Needs;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Virtual cables from a network namespace of senders to interfaces of this host, which have no addresses and do not
 * speak on their own. Needs the administrator's rights, iproute2, tcpreplay and tcpdump; tests are skipped, aloud,
 * where something is missing.
 */
final class VirtualLink implements AutoCloseable {
    private static final long PROCESS = ProcessHandle.current().pid() % 100_000;

    private final String purpose;
    private final String namespace;
    private boolean laid = true;
    private final List<String> sensors = new ArrayList<>();

    private VirtualLink(String purpose) {
        this.purpose = purpose;
        this.namespace = "otus" + purpose + PROCESS;
    }

    /**
     * Lays {@code count} cables.
     *
     * @param purpose up to 4 letters that tell them from other tests' cables
     */
    static VirtualLink lay(String purpose, int count) throws IOException {
        Needs.programs(List.of(
                List.of("ip", "-V"),
                List.of("nsenter", "--version"),
                List.of("tcpreplay", "--version"),
                List.of("tcpdump", "--version")));
        VirtualLink link = new VirtualLink(purpose);
        Needs.that(Needs.runs("ip", "netns", "add", link.namespace), "the right to make network namespaces");
        try {
            for (int i = 0; i < count; i++) {
                link.cable(i);
            }
        } catch (IllegalStateException | IOException e) {
            link.close();
            throw e;
        }
        return link;
    }

    private void cable(int i) throws IOException {
        String sensor = purpose + i + "x" + PROCESS;
        sensors.add(sensor);
        run("ip", "link", "add", sensor, "type", "veth", "peer", "name", sender(i), "netns", namespace);
        run("sh", "-c", withoutIpv6(sensor));
        inside("sh", "-c", withoutIpv6(sender(i)));
        run("ip", "link", "set", sensor, "up", "mtu", "9000");
        inside("ip", "link", "set", sender(i), "up", "mtu", "9000");
    }

    /** The interface to capture from. */
    String sensor(int i) {
        return sensors.get(i);
    }

    /** The other end, inside the namespace. */
    String sender(int i) {
        return "send" + i;
    }

    /** Sends a file's frames into a cable at a rate. */
    void send(int i, Path file, int packetsPerSecond) throws IOException {
        inside("tcpreplay", "-q", "-i", sender(i), "--pps=" + packetsPerSecond, file.toString());
    }

    /** Starts a program at the senders' end. */
    Process startInside(String... command) throws IOException {
        return new ProcessBuilder(insideCommand(command))
                .redirectErrorStream(true)
                .start();
    }

    private void inside(String... command) throws IOException {
        run(insideCommand(command).toArray(String[]::new));
    }

    /** A shell command that lets the kernel say nothing of its own on an interface. */
    private static String withoutIpv6(String port) {
        return "echo 1 >/proc/sys/net/ipv6/conf/" + port + "/disable_ipv6";
    }

    /** By nsenter, since "ip netns exec" remounts /sys, which fails in a root directory that is no mount of its own. */
    private List<String> insideCommand(String... command) {
        List<String> whole = new ArrayList<>(List.of("nsenter", "--net=/run/netns/" + namespace));
        whole.addAll(List.of(command));
        return whole;
    }

    private static void run(String... command) throws IOException {
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (exitCode(process) != 0) {
            throw new IllegalStateException(String.join(" ", command) + ": " + said);
        }
    }

    private static int exitCode(Process process) {
        try {
            return process.waitFor();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while a program ran", e);
        }
    }

    /** Takes up the cables, with the namespace and the interfaces. */
    void takeUp() throws IOException {
        if (laid) {
            laid = false;
            run("ip", "netns", "del", namespace);
        }
    }

    @Override
    public void close() throws IOException {
        takeUp();
    }
}
