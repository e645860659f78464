package io.otus.dissect.msrpc;

import io.otus.core.bytes.ByteView;
import io.otus.layer.dcerpc.DataRepresentation;

/**
 * Finds words in the texts that arguments begin with, UTF-16 of whatever layout: paths and names of methods, [MS-WMI]
 * §3.1.4.3.22. Stateless.
 */
final class ArgumentWords {
    /** Octets of arguments that are looked at: a path and the name of a method stand at their beginning. */
    private static final int MOST = 1_024;

    private ArgumentWords() {}

    /** Whether a word stands there, in letters of either case, and is no part of a longer one. */
    static boolean has(ByteView pdu, int from, int to, String word) {
        int end = Math.min(to, from + MOST);
        int size = 2 * word.length();
        for (int at = from; at + size <= end; at++) {
            boolean isWhole = !isOfWord(pdu, at - 2, from, end) && !isOfWord(pdu, at + size, from, end);
            if (isWhole && isAt(pdu, at, word)) {
                return true;
            }
        }
        return false;
    }

    private static boolean isAt(ByteView pdu, int at, String word) {
        for (int i = 0; i < word.length(); i++) {
            int c = DataRepresentation.u16(pdu, at + 2 * i);
            if (Character.toLowerCase(c) != Character.toLowerCase(word.charAt(i))) {
                return false;
            }
        }
        return true;
    }

    private static boolean isOfWord(ByteView pdu, int at, int from, int to) {
        if (at < from || at + 2 > to) {
            return false;
        }
        int c = DataRepresentation.u16(pdu, at);
        return c < 0x80 && (Character.isLetterOrDigit(c) || c == '_');
    }
}
