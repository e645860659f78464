package io.otus.dissect.slmp;

import io.otus.core.event.Element;
import io.otus.core.event.Elements;
import io.otus.core.event.FieldWriter;
import io.otus.core.event.ProtocolEvent;
import java.util.List;

/** Everything SLMP can report; names are the terms of SH-080956. */
public sealed interface SlmpEvent extends ProtocolEvent {
    /**
     * A request, §4.2.
     *
     * @param monitoringTimer how long the device may take, in 250 ms; 0 without end
     * @param command 0 to 65535
     * @param subcommand 0 to 65535
     * @param requestData what follows
     */
    record Request(SlmpFrame frame, int monitoringTimer, int command, int subcommand, List<Element> requestData)
            implements SlmpEvent {
        public Request {
            requestData = List.copyOf(requestData);
        }

        @Override
        public String message() {
            return "request";
        }

        @Override
        public void fields(FieldWriter out) {
            frame.fields(out);
            out.number("monitoring_timer", monitoringTimer);
            out.number("command_code", command);
            out.text("command", SlmpCommand.name(command));
            out.number("subcommand", subcommand);
            detail(out);
        }

        @Override
        public void detail(FieldWriter out) {
            Elements.write(requestData, out);
        }
    }

    /**
     * A request or response in an A compatible 1E frame, SH-080008 §16.
     *
     * @param data its fields
     */
    record Compatible(String message, List<Element> data) implements SlmpEvent {
        public Compatible {
            data = List.copyOf(data);
        }

        @Override
        public void fields(FieldWriter out) {
            out.text("frame", "1e");
            detail(out);
        }

        @Override
        public void detail(FieldWriter out) {
            Elements.write(data, out);
        }
    }

    /**
     * A response, §4.2.
     *
     * @param endCode 0 normal
     * @param command of its request; -1 where that was not seen
     * @param responseData what follows
     */
    record Response(SlmpFrame frame, int endCode, int command, List<Element> responseData) implements SlmpEvent {
        public Response {
            responseData = List.copyOf(responseData);
        }

        @Override
        public String message() {
            return "response";
        }

        @Override
        public void fields(FieldWriter out) {
            frame.fields(out);
            out.number("end_code", endCode);
            out.text("end_code_name", SlmpCommand.endCode(endCode));
            if (command >= 0) {
                out.text("command", SlmpCommand.name(command));
            }
            detail(out);
        }

        @Override
        public void detail(FieldWriter out) {
            Elements.write(responseData, out);
        }
    }
}
