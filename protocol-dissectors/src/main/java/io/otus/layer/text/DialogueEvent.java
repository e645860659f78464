package io.otus.layer.text;

import io.otus.core.event.FieldWriter;
import io.otus.core.event.ProtocolEvent;

/**
 * Commands in lines and replies with a code, as FTP (RFC 959) and SMTP (RFC 5321) have them; component names are their
 * terms.
 */
public sealed interface DialogueEvent extends ProtocolEvent {
    /**
     * A command.
     *
     * @param command its name in capitals
     * @param argument empty where there is none, and for what signs in
     */
    record Command(String command, String argument) implements DialogueEvent {
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
     * A reply.
     *
     * @param code 100 to 659
     * @param text its lines, parted by blanks
     */
    record Reply(int code, String text) implements DialogueEvent {
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
     * A line that is neither.
     *
     * @param message {@code tls} for a record of TLS; {@code text} of a message, {@code login} for a line of a login
     * @param length in bytes
     */
    record Other(String message, int length) implements DialogueEvent {
        @Override
        public void fields(FieldWriter out) {
            out.number("length", length);
        }
    }
}
