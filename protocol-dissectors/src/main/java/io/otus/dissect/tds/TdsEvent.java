package io.otus.dissect.tds;

import io.otus.core.event.FieldWriter;
import io.otus.core.event.ProtocolEvent;

/** Everything TDS can report; component names are the terms of [MS-TDS]. */
public sealed interface TdsEvent extends ProtocolEvent {
    /**
     * Pre-login of either side, §2.2.6.5.
     *
     * @param version such as {@code 15.0.2000}
     * @param encryption 0 off, 1 on, 2 not supported, 3 required
     */
    record PreLogin(String version, int encryption) implements TdsEvent {
        @Override
        public String message() {
            return "prelogin";
        }

        @Override
        public void fields(FieldWriter out) {
            out.text("version", version);
            if (encryption >= 0) {
                out.number("encryption", encryption);
            }
        }
    }

    /** Login, §2.2.6.4; its password is not kept. */
    record Login7(String hostName, String userName, String appName, String serverName, String database)
            implements TdsEvent {
        @Override
        public String message() {
            return "login7";
        }

        @Override
        public void fields(FieldWriter out) {
            out.text("host_name", hostName);
            out.text("user_name", userName);
            out.text("app_name", appName);
            out.text("server_name", serverName);
            out.text("database", database);
        }
    }

    /**
     * A result, as far as it shows whether the request succeeded.
     *
     * @param program name and version of the server, of LOGINACK; else empty
     * @param errorNumber of ERROR; 0 where there is none
     * @param errorText of ERROR
     */
    record Result(String program, long errorNumber, String errorText) implements TdsEvent {
        @Override
        public String message() {
            return "result";
        }

        @Override
        public void fields(FieldWriter out) {
            if (!program.isEmpty()) {
                out.text("program", program);
            }
            if (errorNumber != 0) {
                out.number("error_number", errorNumber);
                out.text("error_text", errorText);
            }
        }
    }

    /** Any other packet, or a record of TLS. */
    record Other(String message, int length) implements TdsEvent {
        @Override
        public void fields(FieldWriter out) {
            out.number("length", length);
        }
    }
}
