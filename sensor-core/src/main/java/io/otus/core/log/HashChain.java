package io.otus.core.log;

import io.otus.core.bytes.ByteView;
import io.otus.core.bytes.Sha256;
import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Lines that each carry the hash of the line before: whoever changes one, leaves one out or puts one in breaks the
 * chain there. It is no signature: who may write the whole file may write a whole new chain, which is why its latest
 * hash is kept elsewhere as well. Immutable.
 */
public final class HashChain {
    /** The previous hash that the very first line carries. */
    public static final String START = "0".repeat(64);

    private static final Pattern PREVIOUS = Pattern.compile("\"prev\":\"([0-9a-f]{64})\"");

    private HashChain() {}

    /** The hash of a line without its line feed: SHA-256 over its UTF-8, in hexadecimal. */
    public static String hash(String line) {
        return Sha256.hex(ByteView.of(line.getBytes(StandardCharsets.UTF_8)));
    }

    /** The hash that a line carries of the one before; null where it carries none. */
    public static @Nullable String previous(String line) {
        // The last match is ours: it comes after everything that came from the wire.
        Matcher matcher = PREVIOUS.matcher(line);
        String last = null;
        int from = Math.max(0, line.length() - 128);
        for (boolean found = matcher.find(from); found; found = matcher.find()) {
            last = matcher.group(1);
        }
        return last;
    }
}
