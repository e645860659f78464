package io.otus.dissect.http;

import io.otus.layer.text.MessageHead;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** How a body ends, RFC 9112 §6.3. Stateless. */
final class BodyLength {
    /** In chunks, each with its size. */
    static final long CHUNKED = -2;
    /** With the connection. */
    static final long UNTIL_CLOSE = -3;
    /** Never: the connection is no longer HTTP. */
    static final long TUNNEL = -4;

    private static final int SWITCHING_PROTOCOLS = 101;
    private static final int NO_CONTENT = 204;
    private static final int NOT_MODIFIED = 304;

    private BodyLength() {}

    static long ofRequest(MessageHead head) {
        if (isChunked(head)) {
            return CHUNKED;
        }
        return Math.max(0, head.number("Content-Length"));
    }

    /**
     * Length of a response's body.
     *
     * @param method of the request; null where it was not seen
     */
    static long ofResponse(MessageHead head, @Nullable Method method) {
        int status = status(head);
        if (status == SWITCHING_PROTOCOLS || (method == Method.CONNECT && isSuccess(status))) {
            return TUNNEL;
        }
        if (status < 200 || status == NO_CONTENT || status == NOT_MODIFIED || method == Method.HEAD) {
            return 0;
        }
        if (isChunked(head)) {
            return CHUNKED;
        }
        long length = head.number("Content-Length");
        return length >= 0 ? length : UNTIL_CLOSE;
    }

    private static boolean isChunked(MessageHead head) {
        return head.field("Transfer-Encoding").toLowerCase(Locale.ROOT).endsWith("chunked");
    }

    static boolean isSuccess(int status) {
        return status >= 200 && status < 300;
    }

    /** The status code, which {@link HttpStart#fits} has seen to be three digits. */
    static int status(MessageHead head) {
        String code = head.first(1);
        int status = 0;
        for (int i = 0; i < Math.min(3, code.length()); i++) {
            status = 10 * status + Character.digit(code.charAt(i), 10);
        }
        return status;
    }
}
