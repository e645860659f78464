package io.otus.dissect.fins;

import io.otus.core.bytes.Octets;
import io.otus.core.event.Element;
import io.otus.core.event.Elements;
import io.otus.core.event.FieldWriter;
import io.otus.core.event.ProtocolEvent;
import java.util.List;

/** Everything FINS can report; names are the terms of W342 and W421. */
public sealed interface FinsEvent extends ProtocolEvent {
    /** A command has this message. */
    String REQUEST = "request";
    /** A response has this message. */
    String RESPONSE = "response";

    /**
     * A command, W342 §5-3.
     *
     * @param tcp the FINS/TCP header in front; {@link Tcp#NONE} in a datagram
     * @param parameters what follows the command code
     */
    record Command(Tcp tcp, FinsFrame frame, List<Element> parameters) implements FinsEvent {
        public Command {
            parameters = List.copyOf(parameters);
        }

        @Override
        public String message() {
            return REQUEST;
        }

        @Override
        public void fields(FieldWriter out) {
            tcp.fields(out);
            frame.fields(out);
            detail(out);
        }

        @Override
        public void detail(FieldWriter out) {
            Elements.write(parameters, out);
        }
    }

    /**
     * A response, W342 §5-3.
     *
     * @param endCode as it was on the wire, with the flags of §5-1-3; -1 where it is missing
     * @param data what follows the end code
     */
    record Response(Tcp tcp, FinsFrame frame, int endCode, List<Element> data) implements FinsEvent {
        public Response {
            data = List.copyOf(data);
        }

        @Override
        public String message() {
            return RESPONSE;
        }

        @Override
        public void fields(FieldWriter out) {
            tcp.fields(out);
            frame.fields(out);
            if (endCode >= 0) {
                out.number("end_code", endCode);
                out.text("end_code_name", EndCode.name(endCode));
            }
            detail(out);
        }

        @Override
        public void detail(FieldWriter out) {
            Elements.write(data, out);
        }
    }

    /**
     * A FINS/TCP message other than a FINS frame, W421 §7-4.
     *
     * @param clientNodeAddress of the exchange of node addresses: 0 asks for one, 1 to 254; -1 where the message has
     *     none
     * @param serverNodeAddress likewise, in the server's answer
     * @param data what the command does not have
     */
    record Connection(Tcp tcp, long clientNodeAddress, long serverNodeAddress, Octets data) implements FinsEvent {
        @Override
        public String message() {
            return TcpHeader.commandName(tcp.command());
        }

        @Override
        public void fields(FieldWriter out) {
            tcp.fields(out);
            if (clientNodeAddress >= 0) {
                out.number("client_node_address", clientNodeAddress);
            }
            if (serverNodeAddress >= 0) {
                out.number("server_node_address", serverNodeAddress);
            }
            if (data.length() > 0) {
                out.octets("data", data);
            }
        }
    }

    /** A frame that is too short for its header. */
    record Fragment(Tcp tcp, Octets data) implements FinsEvent {
        @Override
        public String message() {
            return "fragment";
        }

        @Override
        public void fields(FieldWriter out) {
            tcp.fields(out);
            out.octets("data", data);
        }
    }

    /**
     * The header of FINS/TCP.
     *
     * @param length octets behind the length field, 8 or more; -1 where there is no such header
     * @param command 0 to 3 or 6
     * @param errorCode 0 normal
     */
    record Tcp(long length, long command, long errorCode) {
        /** No header: a datagram. */
        public static final Tcp NONE = new Tcp(-1, -1, -1);

        void fields(FieldWriter out) {
            if (length >= 0) {
                out.number("tcp_length", length);
                out.number("tcp_command", command);
                out.text("tcp_command_name", TcpHeader.commandName(command));
                out.number("tcp_error_code", errorCode);
                if (errorCode != 0) {
                    out.text("tcp_error", TcpHeader.errorName(errorCode));
                }
            }
        }
    }
}
