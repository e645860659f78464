package io.otus.appliance.run;

import java.util.ArrayList;
import java.util.List;

/** What a verification found, a sentence each. Confined to one thread. */
final class Verdicts {
    private final List<String> sound = new ArrayList<>();
    private final List<String> unclear = new ArrayList<>();
    private final List<String> broken = new ArrayList<>();

    /** Something is as it was written. */
    void sound(String sentence) {
        sound.add(sentence);
    }

    /** What is kept here is not enough to check integrity. */
    void unclear(String sentence) {
        unclear.add(sentence);
    }

    /** Something is not as it was written. */
    void broken(String sentence) {
        broken.add(sentence);
    }

    List<String> sound() {
        return List.copyOf(sound);
    }

    List<String> unclear() {
        return List.copyOf(unclear);
    }

    List<String> broken() {
        return List.copyOf(broken);
    }
}
