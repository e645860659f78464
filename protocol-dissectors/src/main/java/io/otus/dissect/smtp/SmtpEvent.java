package io.otus.dissect.smtp;

import io.otus.core.event.FieldWriter;
import io.otus.core.event.ProtocolEvent;

/** Everything SMTP can report; component names are the terms of RFC 5321. */
public sealed interface SmtpEvent extends ProtocolEvent {
    /**
     * A command, §4.1.
     *
     * @param command its name in capitals
     * @param argument empty where there is none, and for what signs in
     */
    record Command(String command, String argument) implements SmtpEvent {
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
    record Reply(int code, String text) implements SmtpEvent {
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
     * A line that is no command.
     *
     * @param message {@code text} of a message, {@code login} for a line of a login, {@code tls} for a record
     */
    record Other(String message, int length) implements SmtpEvent {
        @Override
        public void fields(FieldWriter out) {
            out.number("length", length);
        }
    }
}
