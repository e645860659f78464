package io.otus.alert.detect;

import io.otus.alert.baseline.Token;
import io.otus.core.net.IpAddress;
import io.otus.core.net.MacAddress;
import java.util.Arrays;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A line that {@link KeptLines} wrote, read word by word. What cannot be read, or is missing, is an
 * {@link IllegalArgumentException} that says which word it is. Confined to the analysis thread.
 */
public final class KeptLine {
    private final String[] words;
    private final boolean isEscaped;
    private int at;

    /**
     * A stored line.
     *
     * @param isEscaped whether all its texts are, which they were not always
     */
    KeptLine(String line, boolean isEscaped) {
        this.words = line.split(" ", -1);
        this.isEscaped = isEscaped;
    }

    /** Whether there is another word. */
    public boolean hasNext() {
        return at < words.length;
    }

    /** Whether the next word is this text; if so, it counts as read. */
    public boolean takes(String text) {
        boolean isIt = hasNext() && Token.unescape(words[at]).equals(text);
        if (isIt) {
            at++;
        }
        return isIt;
    }

    /**
     * Reads over the next word, which is this text.
     *
     * @throws IllegalArgumentException if it is another one
     */
    public void expect(String text) {
        next(word -> {
            if (!Token.unescape(word).equals(text)) {
                throw new IllegalArgumentException("'" + word + "' (expected: " + text + ')');
            }
            return word;
        });
    }

    /** A text. */
    public String nextText() {
        return next(Token::unescape);
    }

    /** A text that earlier versions wrote as the last of the line as it stood, with whatever blanks it had. */
    public String nextTextOnceBare() {
        if (isEscaped || !hasNext()) {
            return nextText();
        }
        String rest = String.join(" ", Arrays.asList(words).subList(at, words.length));
        at = words.length;
        return rest;
    }

    /** A whole number of 32 bits. */
    public int nextInt() {
        return next(Integer::parseInt);
    }

    /** A whole number of 64 bits. */
    public long nextLong() {
        return next(Long::parseLong);
    }

    /** Whether something is so. */
    public boolean nextBoolean() {
        return next(word -> switch (word) {
            case "true" -> true;
            case "false" -> false;
            default -> throw new IllegalArgumentException("neither true nor false");
        });
    }

    /** A constant, by its name. */
    public <E extends Enum<E>> E nextEnum(Class<E> type) {
        return next(word -> Enum.valueOf(type, word));
    }

    /** An IP address. */
    public IpAddress nextIp() {
        return next(IpAddress::parse);
    }

    /** An IP address; null where there is none. */
    public @Nullable IpAddress nextIpIfAny() {
        return takes("") ? null : nextIp();
    }

    /** A MAC address. */
    public MacAddress nextMac() {
        return next(MacAddress::parse);
    }

    /** A MAC address; null where there is none. */
    public @Nullable MacAddress nextMacIfAny() {
        return takes("") ? null : nextMac();
    }

    private <T> T next(Function<String, T> parser) {
        if (!hasNext()) {
            throw new IllegalArgumentException("word " + (at + 1) + " is missing");
        }
        try {
            return parser.apply(words[at++]);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("word " + at + ": " + e.getMessage(), e);
        }
    }

    /** As it is stored. */
    @Override
    public String toString() {
        return String.join(" ", words);
    }
}
