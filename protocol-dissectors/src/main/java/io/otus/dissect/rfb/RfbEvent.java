package io.otus.dissect.rfb;

import io.otus.core.event.FieldWriter;
import io.otus.core.event.ProtocolEvent;

/** Everything that is read of VNC; component names are the terms of RFC 6143. */
public sealed interface RfbEvent extends ProtocolEvent {
    /**
     * ProtocolVersion, §7.1.1.
     *
     * @param version such as {@code 003.008}
     */
    record ProtocolVersion(String version) implements RfbEvent {
        @Override
        public String message() {
            return "protocol_version";
        }

        @Override
        public void fields(FieldWriter out) {
            out.text("version", version);
        }
    }

    /**
     * The server offers security types, or in version 3.3 decides on one, §7.1.2.
     *
     * @param securityTypes their names; empty where the server refuses the connection
     */
    record Security(String securityTypes) implements RfbEvent {
        @Override
        public String message() {
            return "security";
        }

        @Override
        public void fields(FieldWriter out) {
            out.text("security_types", securityTypes);
        }
    }

    /**
     * The client chooses one, §7.1.2.
     *
     * @param securityType its name
     */
    record SecurityChoice(String securityType) implements RfbEvent {
        @Override
        public String message() {
            return "security_choice";
        }

        @Override
        public void fields(FieldWriter out) {
            out.text("security_type", securityType);
        }
    }

    /**
     * SecurityResult, §7.1.3.
     *
     * @param status 0 for OK, 1 for failed
     */
    record SecurityResult(long status) implements RfbEvent {
        @Override
        public String message() {
            return "security_result";
        }

        @Override
        public void fields(FieldWriter out) {
            out.number("status", status);
        }
    }

    /**
     * Why the server refuses, §7.1.2 and §7.1.3.
     *
     * @param reason its text
     */
    record Reason(String reason) implements RfbEvent {
        @Override
        public String message() {
            return "reason";
        }

        @Override
        public void fields(FieldWriter out) {
            out.text("reason", reason);
        }
    }

    /**
     * Anything else.
     *
     * @param message {@code challenge}, {@code response} or {@code data}
     * @param length bytes
     */
    record Other(String message, int length) implements RfbEvent {
        @Override
        public void fields(FieldWriter out) {
            out.number("length", length);
        }
    }
}
