package io.otus.dissect.smb;

import io.otus.core.event.FieldWriter;
import io.otus.core.event.ProtocolEvent;
import java.util.List;

/** Everything SMB can report. */
public sealed interface SmbEvent extends ProtocolEvent {
    /**
     * A message of any version with all its commands.
     *
     * @param version 1 or 2, which SMB 3 shares
     * @param response whether it answers
     * @param status of an answer, [MS-ERREF] §2.3
     * @param messageId what the answer repeats: the multiplex id of SMB1
     * @param commands at least one
     */
    record Message(int version, boolean response, String status, long messageId, List<Command> commands)
            implements SmbEvent {
        public Message {
            commands = List.copyOf(commands);
        }

        @Override
        public String message() {
            return response ? "response" : "request";
        }

        @Override
        public void fields(FieldWriter out) {
            out.number("version", version);
            if (response) {
                out.text("status", status);
            }
            out.number("message_id", messageId);
            out.beginArray("commands");
            for (Command command : commands) {
                out.beginElement();
                out.text("command", command.name());
                for (Detail detail : command.details()) {
                    out.text(detail.name(), detail.value());
                }
                out.end();
            }
            out.end();
        }
    }

    /** One command with what is read of it. */
    record Command(String name, List<Detail> details) {
        public Command {
            details = List.copyOf(details);
        }
    }

    /** A field of a command under its name in the specification. */
    record Detail(String name, String value) {}

    /**
     * A message without commands.
     *
     * @param message {@code session_request}, {@code session_response}, {@code keep_alive}, {@code encrypted},
     *     {@code compressed}, {@code rest}
     * @param calledName of a session request
     * @param callingName of a session request
     */
    record Other(String message, String calledName, String callingName, int length) implements SmbEvent {
        @Override
        public void fields(FieldWriter out) {
            if (!callingName.isEmpty()) {
                out.text("called_name", calledName);
                out.text("calling_name", callingName);
            }
            out.number("length", length);
        }
    }
}
