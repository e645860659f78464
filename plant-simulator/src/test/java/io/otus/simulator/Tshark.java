package io.otus.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import io.otus.simulator.wire.Frame;
import io.otus.simulator.wire.PcapWriter;
import io.otus.testkit.Needs;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** An independent decoder, run as a program; tests that need it are skipped aloud where it is not installed. */
public final class Tshark {
    private static final String UNCLEAN = "_ws.malformed || _ws.expert.severity==error || ip.checksum.status==0"
            + " || tcp.checksum.status==0 || udp.checksum.status==0 || tcp.analysis.flags";

    private Tshark() {}

    /** Skips the calling test, and says so, if tshark is not installed. */
    public static void required() {
        Needs.program("tshark", "--version");
    }

    /** Writes frames to a file, decodes it and returns the lines that tshark prints with {@code arguments}. */
    public static List<String> decode(List<Frame> frames, Path directory, String... arguments) {
        Path file = directory.resolve("frames.pcap");
        try (PcapWriter writer = new PcapWriter(Files.newOutputStream(file))) {
            for (Frame frame : frames) {
                writer.write(frame);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return decode(file, arguments);
    }

    /** Decodes a file and returns the lines that tshark prints with {@code arguments}. */
    public static List<String> decode(Path file, String... arguments) {
        List<String> command = new ArrayList<>(List.of("tshark", "-n", "-r", file.toString()));
        command.addAll(List.of("-o", "ip.check_checksum:TRUE", "-o", "tcp.check_checksum:TRUE"));
        command.addAll(List.of("-o", "udp.check_checksum:TRUE"));
        command.addAll(List.of(arguments));
        try {
            Process process = new ProcessBuilder(command)
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
            List<String> lines = process.inputReader().lines().toList();
            assertThat(process.waitFor()).as(String.join(" ", command)).isZero();
            return lines;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Fails with the lines of all frames that are malformed, have a wrong checksum or break a TCP connection. */
    public static void assertClean(List<Frame> frames, Path directory) {
        assertClean(frames, "", directory);
    }

    /** The same, but for frames that a display filter matches; an empty one matches none. */
    public static void assertClean(List<Frame> frames, String but, Path directory) {
        String filter = but.isEmpty() ? UNCLEAN : "(" + UNCLEAN + ") && !(" + but + ")";
        assertThat(decode(frames, directory, "-Y", filter)).isEmpty();
    }
}
