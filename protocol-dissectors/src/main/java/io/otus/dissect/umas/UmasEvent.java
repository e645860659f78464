package io.otus.dissect.umas;

import io.otus.core.bytes.Octets;
import io.otus.core.event.FieldWriter;
import io.otus.core.event.ProtocolEvent;
import io.otus.core.value.ValueList;
import java.util.List;

/** Everything UMAS can report. */
public sealed interface UmasEvent extends ProtocolEvent {
    /** The header of the message. */
    UmasPdu pdu();

    /** Writes what follows the function code. */
    void content(FieldWriter out);

    @Override
    default void fields(FieldWriter out) {
        pdu().fields(out);
        content(out);
    }

    /** What the engineering tool asks. */
    sealed interface Request extends UmasEvent {
        /** What a request is called. */
        String NAME = "request";

        @Override
        default String message() {
            return NAME;
        }
    }

    /** What the controller answers, if it does not refuse. */
    sealed interface Response extends UmasEvent {
        /** What a response is called. */
        String NAME = "response";

        @Override
        default String message() {
            return NAME;
        }
    }

    /**
     * Init Comm: response.
     *
     * @param maxFrameSize bytes that the controller takes in one message
     * @param data what follows, of unknown form
     */
    record InitComm(UmasPdu pdu, int maxFrameSize, Octets data) implements Response {
        @Override
        public void content(FieldWriter out) {
            out.number("max_frame_size", maxFrameSize);
            out.octets("data", data);
        }
    }

    /**
     * One memory bank of a controller.
     *
     * @param length bytes
     */
    record MemoryBank(int blockType, int folio, int status, long length) {}

    /**
     * Read Id: response.
     *
     * @param comVersion firmware, binary-coded decimal: 0x0270 is 2.70
     * @param name the order number of the controller
     */
    record Identity(
            UmasPdu pdu,
            int range,
            long ident,
            int model,
            int comVersion,
            int comPatch,
            int intVersion,
            int hardwareVersion,
            int crashCode,
            long hostId,
            String name,
            List<MemoryBank> memoryBanks)
            implements Response {
        public Identity {
            memoryBanks = List.copyOf(memoryBanks);
        }

        /** The firmware as people write it. */
        String firmware() {
            return Integer.toHexString(comVersion >> 8)
                    + '.'
                    + Integer.toHexString(comVersion >> 4 & 15)
                    + Integer.toHexString(comVersion & 15);
        }

        @Override
        public void content(FieldWriter out) {
            out.number("range", range);
            out.number("ident", ident);
            out.number("model", model);
            out.number("com_version", comVersion);
            out.text("firmware", firmware());
            out.number("com_patch", comPatch);
            out.number("int_version", intVersion);
            out.number("hardware_version", hardwareVersion);
            out.number("crash_code", crashCode);
            out.number("host_id", hostId);
            out.text("name", name);
            out.beginArray("memory_banks");
            for (MemoryBank bank : memoryBanks) {
                out.beginElement();
                out.number("block_type", bank.blockType());
                out.number("folio", bank.folio());
                out.number("status", bank.status());
                out.number("length", bank.length());
                out.end();
            }
            out.end();
        }
    }

    /**
     * Read Project Info: response to sub-function 0.
     *
     * @param signature what stands before the dates
     * @param projectDate date and time without zone, of the project or its last change: no capture has them apart
     * @param secondDate the other of the two; empty where there is none
     */
    record ProjectInfo(
            UmasPdu pdu,
            Octets signature,
            String projectDate,
            String secondDate,
            long projectVersion,
            String projectName)
            implements Response {
        @Override
        public void content(FieldWriter out) {
            out.octets("signature", signature);
            out.text("project_date", projectDate);
            out.text("second_date", secondDate);
            out.number("project_version", projectVersion);
            out.text("project_name", projectName);
        }
    }

    /**
     * Read PLC Info: response.
     *
     * @param status the first byte, of unknown meaning
     * @param flags the next two; bit 3 of the low byte is set while the controller is reserved
     * @param signatures of the application: they change with the program
     * @param data what follows
     */
    record PlcInfo(UmasPdu pdu, int status, int flags, boolean reserved, ValueList signatures, Octets data)
            implements Response {
        @Override
        public void content(FieldWriter out) {
            out.number("status", status);
            out.number("flags", flags);
            out.flag("reserved", reserved);
            out.values("signatures", signatures);
            out.octets("data", data);
        }
    }

    /** Take PLC Reservation: request. */
    record TakeReservation(UmasPdu pdu, long clientId, String clientName) implements Request {
        @Override
        public void content(FieldWriter out) {
            out.number("client_id", clientId);
            out.text("client_name", clientName);
        }
    }

    /** Take PLC Reservation: response, with the key that the holder's requests will carry. */
    record ReservationTaken(UmasPdu pdu, int newSessionKey) implements Response {
        @Override
        public void content(FieldWriter out) {
            out.number("new_session_key", newSessionKey);
        }
    }

    /**
     * Read or Write Memory Block: request.
     *
     * @param offset bytes from the start of the block
     * @param quantity bytes
     * @param data empty in a read
     */
    record MemoryBlockRequest(UmasPdu pdu, int range, int block, long offset, int quantity, Octets data)
            implements Request {
        @Override
        public void content(FieldWriter out) {
            out.number("range", range);
            out.number("block", block);
            out.number("offset", offset);
            out.number("quantity", quantity);
            out.octets("data", data);
        }
    }

    /** Read Memory Block: response. */
    record MemoryBlockResponse(UmasPdu pdu, int range, int quantity, Octets data) implements Response {
        @Override
        public void content(FieldWriter out) {
            out.number("range", range);
            out.number("quantity", quantity);
            out.octets("data", data);
        }
    }

    /**
     * One variable of a request.
     *
     * @param dataType size class: 1 one byte, 2 two bytes, 3 four bytes, 4 eight bytes
     * @param arrayLength elements; 1 for a single value
     * @param value what is written; empty in a read
     */
    record Variable(int dataType, int block, int baseOffset, int offset, int arrayLength, Octets value) {}

    /** Read or Write Variables: request. */
    record Variables(UmasPdu pdu, long signature, List<Variable> variables) implements Request {
        public Variables {
            variables = List.copyOf(variables);
        }

        @Override
        public void content(FieldWriter out) {
            out.number("signature", signature);
            out.beginArray("variables");
            for (Variable variable : variables) {
                out.beginElement();
                out.number("data_type", variable.dataType());
                out.number("block", variable.block());
                out.number("base_offset", variable.baseOffset());
                out.number("offset", variable.offset());
                out.number("array_length", variable.arrayLength());
                out.octets("value", variable.value());
                out.end();
            }
            out.end();
        }
    }

    /**
     * Upload Block, Download Block or their ends: request.
     *
     * @param blockNumber from 1
     * @param data a piece of the program; empty where the request only asks
     */
    record ProgramBlockRequest(UmasPdu pdu, int blockNumber, Octets data) implements Request {
        @Override
        public void content(FieldWriter out) {
            out.number("block_number", blockNumber);
            out.octets("data", data);
        }
    }

    /** Download Block: response with a piece of the program. */
    record ProgramBlockResponse(UmasPdu pdu, boolean last, Octets data) implements Response {
        @Override
        public void content(FieldWriter out) {
            out.flag("last", last);
            out.octets("data", data);
        }
    }

    /** The controller refused. */
    record Refusal(UmasPdu pdu, Octets data) implements UmasEvent {
        @Override
        public String message() {
            return "error";
        }

        @Override
        public void content(FieldWriter out) {
            out.octets("data", data);
        }
    }

    /** A message of another function, or not of the known form: its data as it is. */
    record Plain(UmasPdu pdu, String message, Octets data) implements UmasEvent {
        @Override
        public void content(FieldWriter out) {
            out.octets("data", data);
        }
    }
}
