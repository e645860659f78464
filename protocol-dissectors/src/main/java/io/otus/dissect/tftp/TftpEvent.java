package io.otus.dissect.tftp;

import io.otus.core.event.FieldWriter;
import io.otus.core.event.ProtocolEvent;
import java.util.List;

/** Everything TFTP can report; component names are the terms of its specifications. */
public sealed interface TftpEvent extends ProtocolEvent {
    /** RFC 1350 §5. */
    int opcode();

    /** An option and its value, RFC 2347. */
    record Option(String option, String value) {
        static void write(List<Option> options, FieldWriter out) {
            out.beginArray("options");
            for (Option each : options) {
                out.beginElement();
                out.text("option", each.option);
                out.text("value", each.value);
                out.end();
            }
            out.end();
        }
    }

    /**
     * A client asks to read or to write a file, RFC 1350 §5.
     *
     * @param mode netascii, octet or mail, as it was written
     */
    record Request(int opcode, String filename, String mode, List<Option> options) implements TftpEvent {
        public Request {
            options = List.copyOf(options);
        }

        @Override
        public String message() {
            return opcode == TftpHeader.READ_REQUEST ? "read_request" : "write_request";
        }

        @Override
        public void fields(FieldWriter out) {
            out.number("opcode", opcode);
            out.text("filename", filename);
            out.text("mode", mode);
            Option.write(options, out);
        }
    }

    /**
     * A part of a file, RFC 1350 §5.
     *
     * @param block its number, 0 to 65535
     * @param length octets of the file that it has
     */
    record Data(int opcode, int block, int length) implements TftpEvent {
        @Override
        public String message() {
            return "data";
        }

        @Override
        public void fields(FieldWriter out) {
            out.number("opcode", opcode);
            out.number("block", block);
            out.number("length", length);
        }
    }

    /** A block came, or the request to write where the number is 0; RFC 1350 §5. */
    record Acknowledgement(int opcode, int block) implements TftpEvent {
        @Override
        public String message() {
            return "ack";
        }

        @Override
        public void fields(FieldWriter out) {
            out.number("opcode", opcode);
            out.number("block", block);
        }
    }

    /**
     * The transfer ends here, RFC 1350 §5.
     *
     * @param errorCode RFC 1350 appendix, RFC 2347
     * @param errorMessage for people
     */
    record Failure(int opcode, int errorCode, String errorMessage) implements TftpEvent {
        @Override
        public String message() {
            return "error";
        }

        @Override
        public void fields(FieldWriter out) {
            out.number("opcode", opcode);
            out.number("error_code", errorCode);
            out.text("error_message", errorMessage);
        }
    }

    /** The options that a server takes, RFC 2347. */
    record OptionAcknowledgement(int opcode, List<Option> options) implements TftpEvent {
        public OptionAcknowledgement {
            options = List.copyOf(options);
        }

        @Override
        public String message() {
            return "oack";
        }

        @Override
        public void fields(FieldWriter out) {
            out.number("opcode", opcode);
            Option.write(options, out);
        }
    }
}
