package io.otus.layer.text;

import io.otus.core.event.FieldWriter;
import io.otus.core.event.ProtocolEvent;

/**
 * Requests and responses with a start line and fields, as SIP (RFC 3261) and RTSP (RFC 2326) have them; component names
 * are their terms.
 */
public sealed interface HeadEvent extends ProtocolEvent {
    /**
     * A request.
     *
     * @param method such as {@code OPTIONS}
     * @param requestUri what is asked for
     * @param cseq number that the answer repeats; -1 where it is missing
     * @param userAgent the sender's program
     */
    record Request(String method, String requestUri, long cseq, String userAgent) implements HeadEvent {
        @Override
        public String message() {
            return "request";
        }

        @Override
        public void fields(FieldWriter out) {
            out.text("method", method);
            out.text("request_uri", requestUri);
            out.number("cseq", cseq);
            if (!userAgent.isEmpty()) {
                out.text("user_agent", userAgent);
            }
        }
    }

    /** Empty lines between messages, which keep a way open, RFC 5626 §3.5.1. */
    record KeepAlive(int length) implements HeadEvent {
        @Override
        public String message() {
            return "keep_alive";
        }

        @Override
        public void fields(FieldWriter out) {
            out.number("length", length);
        }
    }

    /**
     * A response.
     *
     * @param statusCode 100 to 699
     * @param reasonPhrase free text
     * @param cseq number of the request
     * @param server the sender's program
     */
    record Response(int statusCode, String reasonPhrase, long cseq, String server) implements HeadEvent {
        @Override
        public String message() {
            return "response";
        }

        @Override
        public void fields(FieldWriter out) {
            out.number("status_code", statusCode);
            out.text("reason_phrase", reasonPhrase);
            out.number("cseq", cseq);
            if (!server.isEmpty()) {
                out.text("server", server);
            }
        }
    }
}
