package io.otus.dissect.http;

import io.otus.core.event.FieldWriter;
import io.otus.core.event.ProtocolEvent;

/** Everything HTTP can report; component names are the terms of RFC 9110. */
public sealed interface HttpEvent extends ProtocolEvent {
    /**
     * A request, RFC 9112 §3.
     *
     * @param method such as {@code GET}
     * @param target what is asked for; values of fields that are named as passwords are left out
     * @param host the field Host
     * @param userAgent the client's program
     * @param contentType of its body; empty where there is none
     * @param contentLength bytes of its body; -1 where they are not told
     * @param user who signs in; empty where nobody does
     */
    record Request(
            String method,
            String target,
            String host,
            String userAgent,
            String contentType,
            long contentLength,
            String user)
            implements HttpEvent {
        @Override
        public String message() {
            return "request";
        }

        @Override
        public void fields(FieldWriter out) {
            out.text("method", method);
            out.text("request_target", target);
            text("host", host, out);
            text("user_agent", userAgent, out);
            text("content_type", contentType, out);
            length(contentLength, out);
            text("user", user, out);
        }
    }

    /**
     * A response, RFC 9112 §4.
     *
     * @param statusCode 100 to 599
     * @param reasonPhrase free text
     * @param server the server's program
     * @param contentType of its body
     * @param contentLength bytes of its body; -1 where they are not told
     * @param realm of the protection that asks for a login, RFC 9110 §11.5
     * @param location where to look instead
     * @param title of a page
     */
    record Response(
            int statusCode,
            String reasonPhrase,
            String server,
            String contentType,
            long contentLength,
            String realm,
            String location,
            String title)
            implements HttpEvent {
        @Override
        public String message() {
            return "response";
        }

        @Override
        public void fields(FieldWriter out) {
            out.number("status_code", statusCode);
            text("reason_phrase", reasonPhrase, out);
            text("server", server, out);
            text("content_type", contentType, out);
            length(contentLength, out);
            text("realm", realm, out);
            text("location", location, out);
            text("title", title, out);
        }
    }

    /**
     * A part of a body that does not lie behind its head: a piece, a chunk's size, a line behind the last chunk; or an
     * empty line ahead of a head.
     *
     * @param message {@code body}, {@code chunk_size}, {@code trailer}, {@code tunnel} or {@code blank}
     * @param length bytes of the part
     */
    record Body(String message, int length) implements HttpEvent {
        @Override
        public void fields(FieldWriter out) {
            out.number("length", length);
        }
    }

    private static void text(String name, String value, FieldWriter out) {
        if (!value.isEmpty()) {
            out.text(name, value);
        }
    }

    private static void length(long value, FieldWriter out) {
        if (value >= 0) {
            out.number("content_length", value);
        }
    }
}
