package io.otus.dissect.dnp3;

import io.otus.core.bytes.Octets;
import io.otus.core.event.FieldWriter;

/**
 * The objects of group 70, file control, IEEE 1815-2012 Annex A. Times are milliseconds since 1970 UTC, sizes octets.
 */
sealed interface FileObject extends ObjectData {
    /** Writes what is between the braces of the element. */
    void components(FieldWriter out);

    @Override
    default void elements(FieldWriter out, int group) {
        out.beginElement();
        components(out);
        out.end();
    }

    /** Variation 2. The password is never kept. */
    record Authentication(String userName, long authenticationKey) implements FileObject {
        @Override
        public void components(FieldWriter out) {
            out.text("user_name", userName);
            out.number("authentication_key", authenticationKey);
        }
    }

    /** Variation 3: open, close or delete. Mode 0 delete, 1 read, 2 write, 3 append. */
    record Command(
            String fileName,
            long timeOfCreation,
            int permissions,
            long authenticationKey,
            long fileSize,
            int operationalMode,
            int maximumBlockSize,
            int requestId)
            implements FileObject {
        @Override
        public void components(FieldWriter out) {
            out.number("time_of_creation", timeOfCreation);
            out.number("permissions", permissions);
            out.number("authentication_key", authenticationKey);
            out.number("file_size", fileSize);
            out.number("operational_mode", operationalMode);
            out.number("maximum_block_size", maximumBlockSize);
            out.number("request_id", requestId);
            out.text("file_name", fileName);
        }
    }

    /** Variation 4: what came of a command. */
    record Status(long fileHandle, long fileSize, int maximumBlockSize, int requestId, int status, String optionalText)
            implements FileObject {
        @Override
        public void components(FieldWriter out) {
            out.number("file_handle", fileHandle);
            out.number("file_size", fileSize);
            out.number("maximum_block_size", maximumBlockSize);
            out.number("request_id", requestId);
            out.number("status", status);
            out.text("status_name", ControlStatus.nameOfFile(status));
            if (!optionalText.isEmpty()) {
                out.text("optional_text", optionalText);
            }
        }
    }

    /** Variation 5: one block of {@code size} octets, the first of which are kept; a read request has none. */
    record Transport(long fileHandle, long blockNumber, boolean last, int size, Octets fileData) implements FileObject {
        @Override
        public void components(FieldWriter out) {
            out.number("file_handle", fileHandle);
            out.number("block_number", blockNumber);
            out.flag("last_block", last);
            out.number("size", size);
            if (size > 0) {
                out.octets("file_data", fileData);
            }
        }
    }

    /** Variation 6: what came of a block. */
    record TransportStatus(long fileHandle, long blockNumber, boolean last, int status, String optionalText)
            implements FileObject {
        @Override
        public void components(FieldWriter out) {
            out.number("file_handle", fileHandle);
            out.number("block_number", blockNumber);
            out.flag("last_block", last);
            out.number("status", status);
            out.text("status_name", ControlStatus.nameOfFile(status));
            if (!optionalText.isEmpty()) {
                out.text("optional_text", optionalText);
            }
        }
    }

    /** Variation 7: a file as it is in the device. Type 0 directory, 1 file. */
    record Descriptor(String fileName, int fileType, long fileSize, long timeOfCreation, int permissions, int requestId)
            implements FileObject {
        @Override
        public void components(FieldWriter out) {
            out.number("file_type", fileType);
            out.number("file_size", fileSize);
            out.number("time_of_creation", timeOfCreation);
            out.number("permissions", permissions);
            out.number("request_id", requestId);
            out.text("file_name", fileName);
        }
    }

    /** Variation 8: a file's name alone. */
    record Specification(String fileName) implements FileObject {
        @Override
        public void components(FieldWriter out) {
            out.text("file_name", fileName);
        }
    }
}
