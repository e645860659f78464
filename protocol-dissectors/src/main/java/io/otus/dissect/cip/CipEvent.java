package io.otus.dissect.cip;

import io.otus.core.bytes.Octets;
import io.otus.core.event.ConnectionEnd;
import io.otus.core.event.CyclicData;
import io.otus.core.event.DeviceState;
import io.otus.core.event.FieldWriter;
import io.otus.core.event.ProtocolEvent;
import io.otus.core.value.ValueList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Everything CIP can report; component names are the terms of CIP Vol. 1. */
public sealed interface CipEvent extends ProtocolEvent {
    /**
     * The connection that carries a message.
     *
     * @param connectionId 0 to 4294967295
     * @param sequenceCount counts new data of transport classes 1 to 3, 0 to 65535; -1 where the class has none
     */
    record Transport(long connectionId, int sequenceCount) {
        void fields(FieldWriter out) {
            out.number("connection_id", connectionId);
            if (sequenceCount >= 0) {
                out.number("sequence_count", sequenceCount);
            }
        }
    }

    /**
     * Message router request, §2-4.1.
     *
     * @param transport null outside of a connection, and inside another message
     * @param service its number, 0 to 127
     */
    record Request(@Nullable Transport transport, int service, String serviceName, Epath path, Content content)
            implements CipEvent, ConnectionEnd {
        /** Whether it is a Forward Close, §3-5.5.2. */
        @Override
        public boolean isConnectionEnd() {
            return content instanceof ConnectionContent.Close;
        }

        @Override
        public String message() {
            return "request";
        }

        @Override
        public void fields(FieldWriter out) {
            if (transport != null) {
                transport.fields(out);
            }
            out.number("service", service);
            out.text("service_name", serviceName);
            path.fields("path", out);
            content.fields(out);
        }
    }

    /**
     * Message router response, §2-4.2.
     *
     * @param service number of the request's service, 0 to 127
     * @param requestPath path of the request; null where that was not seen
     * @param generalStatus 0 for success
     * @param additionalStatus 16-bit words
     */
    record Reply(
            @Nullable Transport transport,
            int service,
            String serviceName,
            @Nullable Epath requestPath,
            int generalStatus,
            ValueList additionalStatus,
            Content content)
            implements CipEvent, DeviceState {
        @Override
        public boolean tellsState() {
            return IdentityStatus.isTold(requestPath, content);
        }

        @Override
        public List<Condition> conditions() {
            return IdentityStatus.conditions(requestPath, content);
        }

        @Override
        public String message() {
            return "response";
        }

        @Override
        public void fields(FieldWriter out) {
            if (transport != null) {
                transport.fields(out);
            }
            out.number("service", service);
            out.text("service_name", serviceName);
            if (requestPath != null) {
                requestPath.fields("request_path", out);
            }
            out.number("general_status", generalStatus);
            if (generalStatus != 0) {
                out.text("general_status_name", CipStatus.name(generalStatus));
            }
            if (additionalStatus.size() > 0) {
                out.values("additional_status", additionalStatus);
                String name = generalStatus == 1 ? CipStatus.connection((int) additionalStatus.integer(0)) : "";
                if (!name.isEmpty()) {
                    out.text("additional_status_name", name);
                }
            }
            content.fields(out);
        }
    }

    /**
     * Data of an implicit connection, Chapter 3-6.
     *
     * @param sender {@code originator} or {@code target}; {@code unknown} where the connection was not seen to be
     *     opened
     * @param run whether the originator runs; null where the data have no such header
     * @param application what the data are, in the terms of the connection's path; empty where nothing tells
     */
    record Io(Transport transport, String sender, @Nullable Boolean run, String application, String kind, Octets data)
            implements CipEvent, CyclicData {
        @Override
        public String message() {
            return "io";
        }

        @Override
        public void fields(FieldWriter out) {
            transport.fields(out);
            out.text("sender", sender);
            if (!kind.isEmpty()) {
                out.text("kind", kind);
            }
            if (run != null) {
                out.flag("run", run);
            }
            if (!application.isEmpty()) {
                out.text("application", application);
            }
            out.octets("data", data);
        }
    }

    /** Data on a connection to something other than a message router, or that are no message. */
    record ConnectedData(Transport transport, Octets data) implements CipEvent {
        @Override
        public String message() {
            return "connected_data";
        }

        @Override
        public void fields(FieldWriter out) {
            transport.fields(out);
            out.octets("data", data);
        }
    }
}
