package io.otus.inventory.graph;

import io.otus.core.evidence.Evidence;
import java.util.HashMap;
import java.util.Map;

/**
 * Makes one of what is equal among the texts and frames of a store, as it is in a sensor that heard them: otherwise
 * what is read back would take twice the room. Confined to one thread.
 */
public final class SharedTexts {
    /**
     * Words such as sources, makers and ids of captures, of which there are few; further ones are taken as they are.
     */
    private static final int MAX_WORDS = 8_192;

    private final Map<String, String> words = new HashMap<>();
    /** Texts that only the current asset has. */
    private final Map<String, String> own = new HashMap<>();

    private final Map<String, Evidence> frames = new HashMap<>();

    /** Starts the next asset. */
    void next() {
        own.clear();
        frames.clear();
    }

    /** A word that many assets have. */
    public String word(String text) {
        String known = words.get(text);
        if (known == null && words.size() < MAX_WORDS) {
            words.put(text, text);
        }
        return known == null ? text : known;
    }

    /** A value of one asset, which it may have several times. */
    String value(String text) {
        String known = words.get(text);
        if (known == null) {
            known = own.putIfAbsent(text, text);
        }
        return known == null ? text : known;
    }

    /** The evidence of a text; several claims of one asset share it. */
    Evidence evidence(String text) {
        Evidence known = frames.get(text);
        if (known == null) {
            known = read(text);
            frames.put(text, known);
        }
        return known;
    }

    /** Frames that no other thing refers to. */
    public Evidence read(String text) {
        return EvidenceText.read(text, this::word);
    }
}
