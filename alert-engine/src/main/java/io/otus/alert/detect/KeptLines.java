package io.otus.alert.detect;

import io.otus.alert.baseline.Token;
import io.otus.core.net.IpAddress;
import io.otus.core.net.MacAddress;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a detector remembers beyond a run: lines of words, each of them read by {@link KeptLine} in the order in which
 * it was added. Texts are escaped here, so that anything may be in them. Confined to the analysis thread.
 *
 * <p>A later version takes up what an earlier one kept, and an earlier one what a later one did: words of a line never
 * change what they say, nor their order. What is to be kept besides is added behind them, and who reads it says what
 * holds where it is missing; where that cannot be, as behind words that go on to the end, it is a line of another first
 * word.
 */
public final class KeptLines {
    /** The first line since all texts are escaped; no other one begins so, as what is escaped has no such sign. */
    private static final String FORMAT = "=1";
    /** The word for what there is none of, which is that of an empty text. */
    private static final String NONE = Token.escape("");

    private final List<String> stored = new ArrayList<>();
    private final StringBuilder line = new StringBuilder();

    /** Begins a line; its words are added next. */
    public KeptLines line() {
        end();
        return this;
    }

    /** Adds a text, whatever is in it. */
    public KeptLines add(String text) {
        return word(Token.escape(text));
    }

    /** Adds a number. */
    public KeptLines add(long number) {
        return word(Long.toString(number));
    }

    /** Adds whether something is so. */
    public KeptLines add(boolean isSo) {
        return word(Boolean.toString(isSo));
    }

    /** Adds a constant by its name. */
    public KeptLines add(Enum<?> constant) {
        return word(constant.name());
    }

    /** Adds an address, or that there is none. */
    public KeptLines add(@Nullable IpAddress ip) {
        return word(ip == null ? NONE : ip.toString());
    }

    /** Adds an address, or that there is none. */
    public KeptLines add(@Nullable MacAddress mac) {
        return word(mac == null ? NONE : mac.toString());
    }

    private KeptLines word(String word) {
        if (!line.isEmpty()) {
            line.append(' ');
        }
        line.append(word);
        return this;
    }

    private void end() {
        if (!line.isEmpty()) {
            if (stored.isEmpty()) {
                stored.add(FORMAT);
            }
            stored.add(line.toString());
            line.setLength(0);
        }
    }

    /** The lines as they are stored. */
    public List<String> stored() {
        end();
        return stored;
    }

    /** The lines that were stored, by this version or an earlier one. */
    public static Iterable<KeptLine> read(List<String> stored) {
        boolean isEscaped = !stored.isEmpty() && stored.getFirst().equals(FORMAT);
        return () -> stored.stream()
                .skip(isEscaped ? 1 : 0)
                .map(line -> new KeptLine(line, isEscaped))
                .iterator();
    }
}
