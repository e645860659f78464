package io.otus.appliance.cli;

import java.nio.file.Path;
import java.util.List;
import picocli.CommandLine.Parameters;

/** The captures that a command reads; paths, so that shells complete them. */
final class CaptureFiles {
    @Parameters(
            arity = "1..*",
            paramLabel = "FILE",
            description = "Capture files (pcap or pcapng, also compressed), read as one capture; - for standard input.")
    List<Path> paths = List.of();

    /** Their names as given. */
    List<String> names() {
        return paths.stream().map(Path::toString).toList();
    }
}
