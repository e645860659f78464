package io.otus.dissect.msrpc;

import io.otus.core.event.FieldWriter;
import io.otus.core.event.ProtocolEvent;
import java.util.List;

/** Everything this protocol can report; component names are the terms of C706. */
public sealed interface MsrpcEvent extends ProtocolEvent {
    /**
     * A bind or alter context, §12.6.4.3.
     *
     * @param message {@code bind} or {@code alter_context}
     * @param callId 0 to 4294967295
     * @param interfaces names of the interfaces that are asked for, each once
     */
    record Bind(String message, long callId, List<String> interfaces) implements MsrpcEvent {
        public Bind {
            interfaces = List.copyOf(interfaces);
        }

        @Override
        public void fields(FieldWriter out) {
            out.number("call_id", callId);
            out.beginArray("interfaces");
            for (String each : interfaces) {
                out.beginElement();
                out.text("interface", each);
                out.end();
            }
            out.end();
        }
    }

    /**
     * A request, or the first part of one, §12.6.4.9.
     *
     * @param callId 0 to 4294967295
     * @param name of the interface; empty where its bind was not seen
     * @param opnum the called procedure, 0 to 65535
     * @param procedure its name; empty where that is not known
     * @param sealed whether its arguments are encrypted, [MS-RPCE] §2.2.1.1.8
     */
    record Call(long callId, String name, int opnum, String procedure, boolean sealed) implements MsrpcEvent {
        @Override
        public String message() {
            return "request";
        }

        @Override
        public void fields(FieldWriter out) {
            out.number("call_id", callId);
            if (!name.isEmpty()) {
                out.text("interface", name);
            }
            out.number("opnum", opnum);
            if (!procedure.isEmpty()) {
                out.text("procedure", procedure);
            }
            if (sealed) {
                out.flag("sealed", true);
            }
        }
    }

    /**
     * An answer that refuses: a fault, §12.6.4.7, or a bind that is not acknowledged, §12.6.4.5.
     *
     * @param message {@code fault} or {@code bind_nak}
     * @param callId 0 to 4294967295
     * @param status of a fault, or the reason of a refused bind
     */
    record Refusal(String message, long callId, long status) implements MsrpcEvent {
        @Override
        public void fields(FieldWriter out) {
            out.number("call_id", callId);
            out.number("status", status);
        }
    }

    /**
     * An answer to IOPCServer::GetStatus.
     *
     * @param callId 0 to 4294967295
     * @param serverState {@code running}, {@code failed}, {@code no_config}, {@code suspended}, {@code test} or
     *     {@code comm_fault}
     * @param version major, minor and build number with points
     * @param vendorInfo free text of its maker; perhaps empty
     */
    record OpcStatus(long callId, int length, String serverState, String version, String vendorInfo)
            implements MsrpcEvent {
        @Override
        public String message() {
            return "response";
        }

        @Override
        public void fields(FieldWriter out) {
            out.number("call_id", callId);
            out.number("length", length);
            out.text("server_state", serverState);
            out.text("server_version", version);
            out.text("vendor_info", vendorInfo);
        }
    }

    /**
     * An answer to IOPCServerList::GetClassDetails.
     *
     * @param callId 0 to 4294967295
     * @param programmaticIdentifier by which a client finds the server, such as {@code Maker.Server.1}
     * @param userType its name for people; perhaps empty
     */
    record OpcClass(long callId, int length, String programmaticIdentifier, String userType) implements MsrpcEvent {
        @Override
        public String message() {
            return "response";
        }

        @Override
        public void fields(FieldWriter out) {
            out.number("call_id", callId);
            out.number("length", length);
            out.text("programmatic_identifier", programmaticIdentifier);
            out.text("user_type", userType);
        }
    }

    /** Any other PDU. */
    record Other(String message, long callId, int length) implements MsrpcEvent {
        @Override
        public void fields(FieldWriter out) {
            out.number("call_id", callId);
            out.number("length", length);
        }
    }
}
