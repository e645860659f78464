package io.otus.appliance.cli;

import io.otus.testkit.Corpus;
import io.otus.testkit.Needs;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/**
 * What those who recorded captures of the corpus say of the attacks in them, read from the files beside the captures.
 */
final class AttackLabels {
    /** Clocks of the laboratory, Brisbane: no summer time. */
    private static final ZoneOffset LABORATORY = ZoneOffset.ofHours(10);

    private static final String FRAMES = ".labeled.csv";
    private static final String TIMES = ".log";

    private AttackLabels() {}

    /**
     * An attack by the time that it took.
     *
     * @param name what it is called in the file, and whom it was aimed at
     */
    record Window(Instant from, Instant to, String name) {
        /** How far what is seen of an attack may lie before and after the time that is noted of it. */
        private static final Duration NOTED = Duration.ofSeconds(5);

        /** Whether something that was seen from one time to another was seen in it. */
        boolean overlaps(Instant first, Instant last) {
            return !last.isBefore(from.minus(NOTED)) && !first.isAfter(to.plus(NOTED));
        }
    }

    /** The captures whose attacks are labelled by their frames, with the file that does. */
    static Map<Path, Path> byFrames() throws IOException {
        return labelled(FRAMES);
    }

    /** The captures whose attacks are labelled by their times, with the file that does. */
    static Map<Path, Path> byTimes() throws IOException {
        return labelled(TIMES);
    }

    /** A capture's name holds that of its labels, in letters of either case. */
    private static Map<Path, Path> labelled(String ending) throws IOException {
        Map<Path, Path> labelled = new LinkedHashMap<>();
        Path labels = Corpus.directory().resolve("labels");
        Needs.that(Files.isDirectory(labels), labels + ": labels of attacks");
        try (Stream<Path> files = Files.list(labels)) {
            for (Path file : files.sorted().toList()) {
                String name = file.getFileName().toString();
                if (name.endsWith(ending)) {
                    String stem =
                            name.substring(0, name.length() - ending.length()).toLowerCase(Locale.ROOT);
                    for (Path capture : Corpus.captures()) {
                        if (capture.toString().toLowerCase(Locale.ROOT).contains("__" + stem)) {
                            labelled.put(capture, file);
                        }
                    }
                }
            }
        }
        return labelled;
    }

    /** The frames that belong to an attack: lines of a frame's number, a semicolon, and 1 where it does. */
    static Set<Integer> frames(Path file) throws IOException {
        Set<Integer> frames = new HashSet<>();
        for (String line : Files.readAllLines(file)) {
            String[] columns = line.strip().split(";", -1);
            if (columns.length == 2 && columns[1].equals("1")) {
                frames.add(Integer.valueOf(columns[0]));
            }
        }
        return frames;
    }

    /** The attacks of a log in the order in which they ended: lines of date, time, name, and START or END. */
    static List<Window> windows(Path file) throws IOException {
        List<Window> windows = new ArrayList<>();
        Map<String, Instant> begun = new LinkedHashMap<>();
        for (String line : Files.readAllLines(file)) {
            String[] words = line.strip().split(" ", 3);
            int end = words.length < 3 ? -1 : words[2].lastIndexOf(' ');
            if (end < 0) {
                continue;
            }
            Instant time = LocalDateTime.parse(words[0] + 'T' + words[1]).toInstant(LABORATORY);
            String name = words[2].substring(0, end);
            if (words[2].endsWith(" START")) {
                begun.put(name, time);
            } else {
                Instant from = begun.remove(name);
                if (from != null) {
                    windows.add(new Window(from, time, name));
                }
            }
        }
        return windows;
    }
}
