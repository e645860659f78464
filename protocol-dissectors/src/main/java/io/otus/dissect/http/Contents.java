package io.otus.dissect.http;

import io.otus.layer.text.MessageHead;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Which bodies are worth a digest: what a server gives whole, and what a client puts there as a file. What a client
 * says in a form or to a program is none: there may be a password in so few bytes that their digest gives it away.
 * Confined.
 */
final class Contents {
    private static final int OK = 200;
    private static final int PARTIAL_CONTENT = 206;
    private static final long NOT_WHOLE = -2;
    /** A range that is all there is, RFC 9110 §14.4: its last byte and the length of all. */
    private static final Pattern WHOLE = Pattern.compile("bytes 0-(\\d{1,18})/(\\d{1,18})", Pattern.CASE_INSENSITIVE);

    /** Most characters of a file's path that are reported, from its end. */
    private static final int MAX_NAME = 256;

    private final Inflaters inflaters;

    Contents(Inflaters inflaters) {
        this.inflaters = inflaters;
    }

    /**
     * For the body of an answer; null where it is none that counts.
     *
     * @param path what was asked for
     */
    @Nullable
    BodyDigest ofResponse(MessageHead head, long length, String path) {
        long whole = whole(head);
        return whole != NOT_WHOLE && (isBody(length) || length == BodyLength.UNTIL_CLOSE)
                ? BodyDigest.ofFile(name(path), head.field("Content-Encoding"), whole, inflaters)
                : null;
    }

    /** For the body of a request; null where it is none that counts. */
    @Nullable
    BodyDigest ofRequest(MessageHead head, long length) {
        if (!isBody(length)) {
            return null;
        }
        String type = head.field("Content-Type").strip();
        String lower = type.toLowerCase(Locale.ROOT);
        if (lower.startsWith("multipart/form-data")) {
            return BodyDigest.ofForm(type);
        }
        boolean isSaid = lower.contains("json") || lower.contains("xml") || lower.contains("form-urlencoded");
        boolean isPut = Method.of(head.first(0)) == Method.PUT;
        if (isSaid || (!isPut && (lower.isEmpty() || lower.startsWith("text/")))) {
            return null;
        }
        String target = head.first(1);
        int question = target.indexOf('?');
        String path = question < 0 ? target : target.substring(0, question);
        return BodyDigest.ofFile(name(path), head.field("Content-Encoding"), BodyDigest.ANY_SIZE, inflaters);
    }

    /**
     * How many octets the body has where an answer gives all of what was asked for: also who asks for parts may be
     * given it in one. Who says so of a part must send as many as it says.
     */
    private static long whole(MessageHead head) {
        int status = BodyLength.status(head);
        if (status != PARTIAL_CONTENT) {
            return status == OK ? BodyDigest.ANY_SIZE : NOT_WHOLE;
        }
        Matcher range = WHOLE.matcher(head.field("Content-Range").strip());
        if (!range.matches()) {
            return NOT_WHOLE;
        }
        long all = Long.parseLong(range.group(2));
        return Long.parseLong(range.group(1)) + 1 == all ? all : NOT_WHOLE;
    }

    private static boolean isBody(long length) {
        return length > 0 || length == BodyLength.CHUNKED;
    }

    /** The end of a path. */
    static String name(String path) {
        return path.length() > MAX_NAME ? path.substring(path.length() - MAX_NAME) : path;
    }
}
