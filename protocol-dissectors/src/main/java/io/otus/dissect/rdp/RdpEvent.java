package io.otus.dissect.rdp;

import io.otus.core.event.FieldWriter;
import io.otus.core.event.ProtocolEvent;

/** Everything that is read of remote desktops; component names are the terms of [MS-RDPBCGR]. */
public sealed interface RdpEvent extends ProtocolEvent {
    /**
     * Connection Request, §2.2.1.1.
     *
     * @param cookie such as {@code mstshash=operator}
     * @param requestedProtocols such as {@code tls,credssp}
     */
    record ConnectionRequest(String cookie, String requestedProtocols) implements RdpEvent {
        @Override
        public String message() {
            return "connection_request";
        }

        @Override
        public void fields(FieldWriter out) {
            if (!cookie.isEmpty()) {
                out.text("cookie", cookie);
            }
            out.text("requested_protocols", requestedProtocols);
        }
    }

    /**
     * Connection Confirm, §2.2.1.2.
     *
     * @param selectedProtocol that is spoken from now on; empty where the server refuses
     * @param failureCode why it refuses; empty where it does not
     */
    record ConnectionConfirm(String selectedProtocol, String failureCode) implements RdpEvent {
        @Override
        public String message() {
            return "connection_confirm";
        }

        @Override
        public void fields(FieldWriter out) {
            if (failureCode.isEmpty()) {
                out.text("selected_protocol", selectedProtocol);
            } else {
                out.text("failure_code", failureCode);
            }
        }
    }

    /**
     * The client's core data in MCS Connect Initial, §2.2.1.3.2.
     *
     * @param clientName name of the client's computer, up to 15 characters
     * @param clientBuild build of the client
     * @param keyboardLayout its active layout, such as 0x0407
     */
    record ClientCore(String clientName, long clientBuild, long keyboardLayout) implements RdpEvent {
        @Override
        public String message() {
            return "client_core_data";
        }

        @Override
        public void fields(FieldWriter out) {
            out.text("client_name", clientName);
            out.number("client_build", clientBuild);
            out.number("keyboard_layout", keyboardLayout);
        }
    }

    /**
     * Anything else.
     *
     * @param message {@code tls}, {@code data} or {@code fast_path}
     */
    record Other(String message, int length) implements RdpEvent {
        @Override
        public void fields(FieldWriter out) {
            out.number("length", length);
        }
    }
}
