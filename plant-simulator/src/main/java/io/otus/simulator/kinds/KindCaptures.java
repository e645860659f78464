package io.otus.simulator.kinds;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Writes the captures of all kinds, for whoever wants to try a sensor with them. */
public final class KindCaptures {
    /** Which capture of a kind raises it. */
    public static final String FIRES = "fires";
    /** Which one must not. */
    public static final String QUIET = "quiet";

    private static final String HEAD = "kind\tcapture\tlearn until\tconfiguration\twhat happens";

    private KindCaptures() {}

    /**
     * Writes two captures into a directory for each kind, with the configurations that they need, and
     * {@code kinds.tsv}, which says of each what happens.
     *
     * @param directory made where it is not there; what is there by these names is replaced
     */
    public static void writeTo(Path directory) throws IOException {
        List<String> table = new ArrayList<>(List.of(HEAD));
        for (KindPair pair : KindPair.all()) {
            Path own = Files.createDirectories(directory.resolve(pair.kind()));
            table.add(line(pair.kind(), FIRES, pair.fires().get(), own));
            table.add(line(pair.kind(), QUIET, pair.quiet().get(), own));
        }
        Files.write(directory.resolve("kinds.tsv"), table);
    }

    private static String line(String kind, String name, KindCapture capture, Path directory) throws IOException {
        capture.writeTo(directory, name);
        String path = kind + '/' + name;
        String configuration = capture.isConfigured() ? path + ".yaml" : "-";
        String until = capture.learnUntil().toString();
        return String.join("\t", kind, path + ".pcap", until, configuration, capture.text());
    }

    /** Takes the directory as its only argument. */
    public static void main(String[] arguments) throws IOException {
        writeTo(Path.of(arguments[0]));
    }
}
