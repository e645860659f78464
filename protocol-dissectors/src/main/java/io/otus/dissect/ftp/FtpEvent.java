package io.otus.dissect.ftp;

import io.otus.core.event.FieldWriter;
import io.otus.core.event.ProtocolEvent;

/** Everything FTP can report; component names are the terms of RFC 959. */
public sealed interface FtpEvent extends ProtocolEvent {
    /**
     * A command, §4.1.
     *
     * @param command its name in capitals
     * @param argument empty where there is none, and for a password
     */
    record Command(String command, String argument) implements FtpEvent {
        @Override
        public String message() {
            return "command";
        }

        @Override
        public void fields(FieldWriter out) {
            out.text("command", command);
            if (!argument.isEmpty()) {
                out.text("argument", argument);
            }
        }
    }

    /**
     * A reply, §4.2.
     *
     * @param code 100 to 659
     * @param text its lines, parted by blanks
     */
    record Reply(int code, String text) implements FtpEvent {
        @Override
        public String message() {
            return "reply";
        }

        @Override
        public void fields(FieldWriter out) {
            out.number("code", code);
            out.text("text", text);
        }
    }

    /**
     * A record of TLS, RFC 4217.
     *
     * @param length of the record
     */
    record Secured(int length) implements FtpEvent {
        @Override
        public String message() {
            return "tls";
        }

        @Override
        public void fields(FieldWriter out) {
            out.number("length", length);
        }
    }
}
