package io.otus.dissect.telnet;

import io.otus.core.event.FieldWriter;
import io.otus.core.event.ProtocolEvent;

/** Everything Telnet can report. */
public sealed interface TelnetEvent extends ProtocolEvent {
    /**
     * A command, RFC 854.
     *
     * @param command such as {@code will} or {@code subnegotiation}
     * @param option such as {@code terminal_type}; empty where the command has none
     * @param value of a subnegotiation that is text; else empty
     */
    record Command(String command, String option, String value) implements TelnetEvent {
        @Override
        public String message() {
            return "command";
        }

        @Override
        public void fields(FieldWriter out) {
            out.text("command", command);
            if (!option.isEmpty()) {
                out.text("option", option);
            }
            if (!value.isEmpty()) {
                out.text("value", value);
            }
        }
    }

    /**
     * Text up to the end of a line or of a prompt.
     *
     * @param text as it was sent, without control characters; empty for what is or may be a password
     */
    record Text(String text) implements TelnetEvent {
        @Override
        public String message() {
            return "text";
        }

        @Override
        public void fields(FieldWriter out) {
            out.text("text", text);
        }
    }
}
