package io.otus.dissect.modbus;

import io.otus.core.bytes.Octets;
import io.otus.core.event.FieldWriter;
import io.otus.core.event.ProtocolEvent;
import io.otus.core.value.ValueList;
import java.util.List;

/** Everything Modbus can report; component names are the terms of V1.1b3 §6. */
public sealed interface ModbusEvent extends ProtocolEvent {
    /** The header of the message. */
    Adu adu();

    /** Writes what follows the function code. */
    void content(FieldWriter out);

    @Override
    default void fields(FieldWriter out) {
        adu().fields(out);
        content(out);
    }

    /** What a client asks. */
    sealed interface Request extends ModbusEvent {
        @Override
        default String message() {
            return "request";
        }
    }

    /** What a server answers, if it is not an exception. */
    sealed interface Response extends ModbusEvent {
        @Override
        default String message() {
            return "response";
        }
    }

    /** Read Coils, Discrete Inputs, Holding or Input Registers: request, §6.1-§6.4. */
    record ReadRequest(Adu adu, int startingAddress, int quantity) implements Request {
        @Override
        public void content(FieldWriter out) {
            out.number("starting_address", startingAddress);
            out.number("quantity", quantity);
        }

        @Override
        public void detail(FieldWriter out) {
            adu.detail(out);
        }
    }

    /**
     * Read Coils or Discrete Inputs: response, §6.1, §6.2.
     *
     * @param byteCount bytes of status that follow, 1 to 250
     * @param status as many values as were asked for, or all bits where the request was not seen
     */
    record ReadBitsResponse(Adu adu, int byteCount, ValueList status) implements Response {
        @Override
        public void content(FieldWriter out) {
            out.number("byte_count", byteCount);
            out.values("status", status);
        }

        @Override
        public void detail(FieldWriter out) {
            // Service, points and values say it all.
        }
    }

    /** Read Holding or Input Registers, or the read half of function 23: response, §6.3, §6.4, §6.17. */
    record ReadRegistersResponse(Adu adu, int byteCount, ValueList registerValue) implements Response {
        @Override
        public void content(FieldWriter out) {
            out.number("byte_count", byteCount);
            out.values("register_value", registerValue);
        }

        @Override
        public void detail(FieldWriter out) {
            // Service, points and values say it all.
        }
    }

    /**
     * Write Single Coil or Register, §6.5, §6.6; the response repeats the request.
     *
     * @param message {@code request} or {@code response}
     * @param outputValue 0x0000 or 0xFF00 for a coil, else the register, 0 to 65535
     */
    record WriteSingle(Adu adu, String message, int outputAddress, int outputValue) implements ModbusEvent {
        @Override
        public void content(FieldWriter out) {
            out.number("output_address", outputAddress);
            out.number("output_value", outputValue);
        }
    }

    /** Write Multiple Coils or Registers: request, §6.11, §6.12. */
    record WriteMultipleRequest(Adu adu, int startingAddress, int quantity, int byteCount, ValueList values)
            implements Request {
        @Override
        public void content(FieldWriter out) {
            out.number("starting_address", startingAddress);
            out.number("quantity", quantity);
            out.number("byte_count", byteCount);
            out.values("values", values);
        }

        @Override
        public void detail(FieldWriter out) {
            adu.detail(out);
        }
    }

    /** Write Multiple Coils or Registers: response, §6.11, §6.12. */
    record WriteMultipleResponse(Adu adu, int startingAddress, int quantity) implements Response {
        @Override
        public void content(FieldWriter out) {
            out.number("starting_address", startingAddress);
            out.number("quantity", quantity);
        }

        @Override
        public void detail(FieldWriter out) {
            // Service, points and values say it all.
        }
    }

    /** Mask Write Register, §6.16; the response repeats the request. */
    record MaskWriteRegister(Adu adu, String message, int referenceAddress, int andMask, int orMask)
            implements ModbusEvent {
        @Override
        public void content(FieldWriter out) {
            out.number("reference_address", referenceAddress);
            out.number("and_mask", andMask);
            out.number("or_mask", orMask);
        }
    }

    /** Read/Write Multiple Registers: request, §6.17; the write is done before the read. */
    record ReadWriteRequest(
            Adu adu,
            int readStartingAddress,
            int quantityToRead,
            int writeStartingAddress,
            int quantityToWrite,
            int writeByteCount,
            ValueList writeRegistersValue)
            implements Request {
        @Override
        public void content(FieldWriter out) {
            out.number("read_starting_address", readStartingAddress);
            out.number("quantity_to_read", quantityToRead);
            out.number("write_starting_address", writeStartingAddress);
            out.number("quantity_to_write", quantityToWrite);
            out.number("write_byte_count", writeByteCount);
            out.values("write_registers_value", writeRegistersValue);
        }
    }

    /** Diagnostics, §6.8; data is kept as it is. */
    record Diagnostics(Adu adu, String message, int subFunction, Octets data) implements ModbusEvent {
        @Override
        public void content(FieldWriter out) {
            out.number("sub_function", subFunction);
            out.text("sub_function_name", ModbusFunction.diagnostic(subFunction).name());
            out.octets("data", data);
        }
    }

    /** Read Exception Status: response, §6.7. */
    record ExceptionStatus(Adu adu, int outputData) implements Response {
        @Override
        public void content(FieldWriter out) {
            out.number("output_data", outputData);
        }
    }

    /**
     * Get Comm Event Counter or Log: response, §6.9, §6.10.
     *
     * @param status 0xFFFF while a command is in progress, else 0
     * @param messageCount 0 in the answer to Get Comm Event Counter, which has none
     * @param events most recent first; empty in the answer to Get Comm Event Counter
     */
    record CommEvents(Adu adu, int status, int eventCount, int messageCount, Octets events) implements Response {
        /** Octets of status, event count and message count. */
        private static final int COUNTED_BEFORE_EVENTS = 6;

        @Override
        public void content(FieldWriter out) {
            boolean log = adu.functionCode() == ModbusFunction.GET_COMM_EVENT_LOG;
            if (log) {
                out.number("byte_count", COUNTED_BEFORE_EVENTS + events.length());
            }
            out.number("status", status);
            out.number("event_count", eventCount);
            if (log) {
                out.number("message_count", messageCount);
                out.octets("events", events);
            }
        }
    }

    /**
     * Report Server ID: response, §6.13. Its content is the maker's own; a run indicator of 0x00 or 0xFF follows the
     * id.
     */
    record ServerId(Adu adu, int byteCount, Octets serverId) implements Response {
        @Override
        public void content(FieldWriter out) {
            out.number("byte_count", byteCount);
            out.octets("server_id", serverId);
        }
    }

    /**
     * One sub-request or sub-response of the file functions, §6.14, §6.15.
     *
     * @param fileNumber 1 to 65535; 0 in a read response, which does not repeat it
     * @param recordNumber 0 to 9999; 0 in a read response
     * @param recordLength registers
     * @param recordData empty in a read request
     */
    record FileRecord(int referenceType, int fileNumber, int recordNumber, int recordLength, ValueList recordData) {}

    /** Read or Write File Record, §6.14, §6.15. */
    record FileRecords(Adu adu, String message, int byteCount, List<FileRecord> records) implements ModbusEvent {
        public FileRecords {
            records = List.copyOf(records);
        }

        @Override
        public void content(FieldWriter out) {
            out.number("byte_count", byteCount);
            boolean readResponse = adu.functionCode() == ModbusFunction.READ_FILE_RECORD && message.equals("response");
            out.beginArray("records");
            for (FileRecord record : records) {
                out.beginElement();
                if (readResponse) {
                    out.number("file_response_length", 1 + 2L * record.recordLength());
                }
                out.number("reference_type", record.referenceType());
                out.number("file_number", record.fileNumber());
                out.number("record_number", record.recordNumber());
                out.number("record_length", record.recordLength());
                out.values("record_data", record.recordData());
                out.end();
            }
            out.end();
        }
    }

    /** Read FIFO Queue: request, §6.18. */
    record FifoRequest(Adu adu, int fifoPointerAddress) implements Request {
        @Override
        public void content(FieldWriter out) {
            out.number("fifo_pointer_address", fifoPointerAddress);
        }
    }

    /** Read FIFO Queue: response, §6.18. */
    record FifoResponse(Adu adu, int byteCount, int fifoCount, ValueList fifoValueRegister) implements Response {
        @Override
        public void content(FieldWriter out) {
            out.number("byte_count", byteCount);
            out.number("fifo_count", fifoCount);
            out.values("fifo_value_register", fifoValueRegister);
        }
    }

    /** Read Device Identification: request, §6.21. */
    record DeviceIdentificationRequest(Adu adu, int readDeviceIdCode, int objectId) implements Request {
        @Override
        public void content(FieldWriter out) {
            out.number("mei_type", ModbusFunction.MEI_READ_DEVICE_IDENTIFICATION);
            out.number("read_device_id_code", readDeviceIdCode);
            out.number("object_id", objectId);
        }
    }

    /**
     * One object of a device identification.
     *
     * @param objectId 0 vendor name, 1 product code, 2 revision, 3 vendor URL, 4 product name, 5 model name, 6 user
     *     application name, 128 and above the maker's own
     */
    record DeviceIdObject(int objectId, String objectValue) {}

    /**
     * Read Device Identification: response, §6.21; with {@code moreFollows} the list goes on at {@code nextObjectId}.
     */
    record DeviceIdentificationResponse(
            Adu adu,
            int readDeviceIdCode,
            int conformityLevel,
            boolean moreFollows,
            int nextObjectId,
            int numberOfObjects,
            List<DeviceIdObject> objects)
            implements Response {
        public DeviceIdentificationResponse {
            objects = List.copyOf(objects);
        }

        @Override
        public void content(FieldWriter out) {
            out.number("mei_type", ModbusFunction.MEI_READ_DEVICE_IDENTIFICATION);
            out.number("read_device_id_code", readDeviceIdCode);
            out.number("conformity_level", conformityLevel);
            out.flag("more_follows", moreFollows);
            out.number("next_object_id", nextObjectId);
            out.number("number_of_objects", numberOfObjects);
            out.beginArray("objects");
            for (DeviceIdObject object : objects) {
                out.beginElement();
                out.number("object_id", object.objectId());
                out.text("object_value", object.objectValue());
                out.end();
            }
            out.end();
        }
    }

    /** An exception response, §7. */
    record ExceptionResponse(Adu adu, int exceptionCode) implements ModbusEvent {
        @Override
        public String message() {
            return "exception";
        }

        @Override
        public void content(FieldWriter out) {
            out.number("exception_code", exceptionCode);
            out.text("exception", ModbusFunction.exceptionName(exceptionCode));
        }
    }

    /**
     * Encapsulated Interface Transport, §6.19, of a type other than device identification: CANopen, §6.20, or one that
     * is reserved.
     */
    record EncapsulatedTransport(Adu adu, String message, int meiType, Octets data) implements ModbusEvent {
        @Override
        public void content(FieldWriter out) {
            out.number("mei_type", meiType);
            out.octets("data", data);
        }
    }

    /**
     * A message without fields beyond its function, or one whose function is user-defined or reserved: its data as it
     * is.
     */
    record Plain(Adu adu, String message, Octets data) implements ModbusEvent {
        @Override
        public void content(FieldWriter out) {
            out.octets("data", data);
        }
    }
}
