package io.otus.appliance.fuzz;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Which targets are fuzzed, and how long: those whose package changed long, the others shortly; where that would take
 * too long in all, those that changed share the time.
 *
 * @param targets what is fuzzed, in order
 * @param changed names among them whose package changed
 * @param longer seconds for each that changed
 * @param shorter seconds for each other
 * @param randomness where Jazzer's choices begin, so that a run can be made again; 0 for a beginning of its own each
 *     time
 */
record FuzzPlan(List<String> targets, List<String> changed, int longer, int shorter, int randomness) {
    static final int LONG_SECONDS = 60;
    static final int SHORT_SECONDS = 5;

    /** Starting Jazzer and reading the seeds, which takes longer on a busy machine. */
    static final int START_SECONDS = 8;

    /** Most seconds that all of it may take. */
    static final int MOST_SECONDS = 780;

    /** What {@code scripts/fuzz} asks for by the environment. */
    static FuzzPlan of(Map<String, String> environment, int atOnce) {
        List<String> asked = words(environment.getOrDefault("OTUS_FUZZ_TARGETS", ""));
        List<String> targets = asked.isEmpty() ? FuzzTarget.names() : asked;
        String seconds = environment.getOrDefault("OTUS_FUZZ_SECONDS", "");
        int randomness = Integer.parseInt(environment.getOrDefault("OTUS_FUZZ_SEED", "0"));
        if (!seconds.isEmpty()) {
            return new FuzzPlan(targets, targets, Integer.parseInt(seconds), Integer.parseInt(seconds), randomness);
        }
        if (!asked.isEmpty()) {
            return new FuzzPlan(targets, targets, LONG_SECONDS, LONG_SECONDS, randomness);
        }
        List<String> files = words(environment.getOrDefault("OTUS_FUZZ_CHANGED", ""));
        List<String> changed = new ArrayList<>();
        for (String target : targets) {
            if (files.stream().anyMatch(file -> holds(target, file))) {
                changed.add(target);
            }
        }
        int longer = longer(targets.size(), changed.size(), atOnce);
        return new FuzzPlan(targets, changed, longer, SHORT_SECONDS, randomness);
    }

    /** Whether a changed file is a source of the target's package; a folder {@code all/} stands for every source. */
    private static boolean holds(String target, String file) {
        return file.equals("all/")
                || FuzzTarget.packages(target).stream().anyMatch(folder -> file.contains("/src/main/java/" + folder));
    }

    /** Seconds for each target that changed, so that all of them together end in time. */
    static int longer(int targets, int changed, int atOnce) {
        if (changed == 0) {
            return LONG_SECONDS;
        }
        int left = MOST_SECONDS * atOnce - targets * START_SECONDS - (targets - changed) * SHORT_SECONDS;
        return Math.clamp(left / changed, SHORT_SECONDS, LONG_SECONDS);
    }

    int seconds(String target) {
        return changed.contains(target) ? longer : shorter;
    }

    private static List<String> words(String text) {
        return text.isBlank() ? List.of() : List.of(text.trim().split("\\s+"));
    }
}
