package io.otus.dissect.s7comm;

import io.otus.core.bytes.Octets;
import io.otus.core.event.FieldWriter;
import io.otus.core.event.ProtocolEvent;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Everything S7comm can report; component names are the usual terms of the public descriptions. */
public sealed interface S7commEvent extends ProtocolEvent
        permits S7commEvent.Job, S7commEvent.ModeTransition, UserDataEvent {
    /** The header of the PDU. */
    Pdu pdu();

    @Override
    default String message() {
        return pdu().kind();
    }

    private static void transferError(String name, int errorCode, FieldWriter out) {
        out.number(name, errorCode);
        if (errorCode != 0) {
            out.text("transfer_error_name", S7Errors.name(errorCode));
        }
    }

    /** A job or its acknowledgement. */
    sealed interface Job extends S7commEvent {
        /** The function code, 0 to 255. */
        int function();

        /** Writes what a job and its acknowledgement begin with. */
        default void head(FieldWriter out) {
            pdu().fields(out);
            out.number("function", function());
            out.text("function_name", S7Function.service(function()).name());
        }
    }

    /**
     * Setup communication, both ways.
     *
     * @param maxAmqCalling most jobs that the caller has outstanding
     * @param maxAmqCalled most jobs that the called side has outstanding
     * @param pduLength longest PDU in bytes
     * @param module whom the connection was opened to; null where that was not seen, or names no rack and slot
     */
    record SetupCommunication(
            Pdu pdu,
            int maxAmqCalling,
            int maxAmqCalled,
            int pduLength,
            @Nullable ModuleAddress module) implements Job {
        @Override
        public int function() {
            return S7Function.SETUP_COMMUNICATION;
        }

        @Override
        public void fields(FieldWriter out) {
            head(out);
            out.number("max_amq_calling", maxAmqCalling);
            out.number("max_amq_called", maxAmqCalled);
            out.number("pdu_length", pduLength);
            if (module != null) {
                module.fields(out);
            }
        }
    }

    /**
     * Read or write variables, both ways.
     *
     * @param itemCount as stated, 0 to 255
     * @param items what is asked; empty in an acknowledgement
     * @param data values of a write or of the answer to a read, or the return codes of the answer to a write
     */
    record Variables(Pdu pdu, int function, int itemCount, List<VariableItem> items, List<DataItem> data)
            implements Job {
        public Variables {
            items = List.copyOf(items);
            data = List.copyOf(data);
        }

        @Override
        public void fields(FieldWriter out) {
            head(out);
            out.number("item_count", itemCount);
            UserDataContent.items(items, out);
            UserDataContent.data(data, out);
        }
    }

    /**
     * Invocation of a program or stop of one: jobs 0x28 and 0x29.
     *
     * @param parameterBlock arguments as text; for services on blocks their names
     * @param blocks the blocks that the arguments name
     * @param serviceName such as {@code P_PROGRAM} or {@code _INSE}
     */
    record ProgramInvocation(Pdu pdu, int function, String parameterBlock, List<BlockName> blocks, String serviceName)
            implements Job {
        public ProgramInvocation {
            blocks = List.copyOf(blocks);
        }

        @Override
        public void fields(FieldWriter out) {
            head(out);
            if (function == S7Function.PI_SERVICE) {
                out.text("parameter_block", parameterBlock);
            }
            if (!blocks.isEmpty()) {
                out.beginArray("blocks");
                for (BlockName block : blocks) {
                    out.beginElement();
                    out.text("file_name", block.wireName());
                    block.fields(out);
                    out.end();
                }
                out.end();
            }
            out.text("service_name", serviceName);
        }
    }

    /**
     * A job that names a block by file: request download, download block, download ended, start upload.
     *
     * @param functionStatus bit 0 more follows, bit 1 error
     * @param errorCode in download ended what ended it; 0 elsewhere
     * @param uploadId the transfer's number; 0 in a download
     * @param block the block; null where the name is not that of a block
     * @param fileName as on the wire
     * @param loadMemoryLength bytes of load memory announced by a request of download; -1 elsewhere
     * @param mc7Length bytes of code announced; -1 elsewhere
     */
    record BlockControl(
            Pdu pdu,
            int function,
            int functionStatus,
            int errorCode,
            long uploadId,
            @Nullable BlockName block,
            String fileName,
            long loadMemoryLength,
            long mc7Length)
            implements Job {
        @Override
        public void fields(FieldWriter out) {
            head(out);
            out.number("function_status", functionStatus);
            if (function == S7Function.START_UPLOAD) {
                out.number("upload_id", uploadId);
            }
            if (function == S7Function.DOWNLOAD_ENDED) {
                transferError("error_code_of_download", errorCode, out);
            }
            out.text("file_name", fileName);
            if (block != null) {
                block.fields(out);
            }
            if (loadMemoryLength >= 0) {
                out.number("load_memory_length", loadMemoryLength);
                out.number("mc7_length", mc7Length);
            }
        }
    }

    /**
     * Upload and end upload: jobs that name the transfer by its number, and the acknowledgement of start upload, which
     * gives it.
     *
     * @param errorCode in end upload what ended it; 0 elsewhere
     * @param blockLength length announced by the acknowledgement of start upload; -1 elsewhere
     */
    record UploadControl(Pdu pdu, int function, int functionStatus, int errorCode, long uploadId, long blockLength)
            implements Job {
        @Override
        public void fields(FieldWriter out) {
            head(out);
            out.number("function_status", functionStatus);
            if (function == S7Function.END_UPLOAD) {
                transferError("error_code_of_upload", errorCode, out);
            }
            out.number("upload_id", uploadId);
            if (blockLength >= 0) {
                out.number("block_length", blockLength);
            }
        }
    }

    /**
     * A part of a block: acknowledgement of upload or of download block.
     *
     * @param functionStatus bit 0 more follows, bit 1 error
     * @param length bytes of the block in this part
     * @param moved the whole block, on its last part; null elsewhere, and where its beginning was not seen
     */
    record BlockData(
            Pdu pdu,
            int function,
            int functionStatus,
            int length,
            @Nullable MovedBlock moved) implements Job {
        @Override
        public void fields(FieldWriter out) {
            head(out);
            out.number("function_status", functionStatus);
            out.number("length", length);
            if (moved != null) {
                moved.fields(out);
            }
        }
    }

    /**
     * An acknowledgement that only says that the function continues or ended.
     *
     * @param functionStatus bit 0 more follows, bit 1 error
     */
    record Acknowledgement(Pdu pdu, int function, int functionStatus) implements Job {
        @Override
        public void fields(FieldWriter out) {
            head(out);
            out.number("function_status", functionStatus);
        }
    }

    /**
     * A controller reports that its operating mode changed.
     *
     * @param mode 0 stop, 1 warm restart, 2 run, 3 hot restart, 4 hold, 6 cold restart, 9 run redundant, 11 link-up, 12
     *     update
     */
    record ModeTransition(Pdu pdu, int mode) implements S7commEvent {
        @Override
        public String message() {
            return "userdata_push";
        }

        @Override
        public void fields(FieldWriter out) {
            pdu.fields(out);
            out.text("function_name", UserDataFunction.MODE_CHANGED.name());
            out.number("mode", mode);
            out.text("mode_name", UserDataFunction.mode(mode));
        }
    }

    /**
     * An acknowledgement that says no more than its function, or a PDU that is not read further.
     *
     * @param function the function code; -1 where there are no parameters
     * @param parameters what follows the function code
     * @param data the data part, at most 64 bytes
     */
    record Plain(Pdu pdu, int function, Octets parameters, Octets data) implements Job {
        /** Most bytes kept of parameters and data each. */
        static final int KEPT = 64;

        @Override
        public void fields(FieldWriter out) {
            if (function < 0) {
                pdu.fields(out);
            } else {
                head(out);
            }
            if (parameters.length() > 0) {
                out.octets("parameters", parameters);
            }
            if (data.length() > 0) {
                out.octets("data", data);
            }
        }
    }
}
