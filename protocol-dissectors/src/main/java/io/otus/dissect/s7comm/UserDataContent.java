package io.otus.dissect.s7comm;

import io.otus.core.bytes.Octets;
import io.otus.core.event.FieldWriter;
import java.util.List;

/** What the data of a user data PDU say. */
public sealed interface UserDataContent {
    /** Writes it. */
    void fields(FieldWriter out);

    /** Nothing. */
    record None() implements UserDataContent {
        static final None INSTANCE = new None();

        @Override
        public void fields(FieldWriter out) {
            // There is nothing to write.
        }
    }

    /**
     * Data that are not read further.
     *
     * @param octets the first of them, at most {@link #KEPT}
     */
    record Raw(Octets octets) implements UserDataContent {
        /** Most bytes kept. */
        static final int KEPT = 64;

        @Override
        public void fields(FieldWriter out) {
            out.octets("octets", octets);
        }
    }

    /** A password, which is never kept. */
    record Password() implements UserDataContent {
        @Override
        public void fields(FieldWriter out) {
            out.text("password", "masked");
        }
    }

    /**
     * Request of a partial list of the system status list (SZL).
     *
     * @param szlId module class, number of the extract, number of the list
     * @param szlIndex which records of it
     */
    record SzlRequest(int szlId, int szlIndex) implements UserDataContent {
        @Override
        public void fields(FieldWriter out) {
            out.number("szl_id", szlId);
            out.number("szl_index", szlIndex);
        }
    }

    /**
     * A partial list, on the message that completes it.
     *
     * @param recordLength bytes of one record
     * @param recordCount records as stated
     * @param records those that are there, at most {@link Szl#MAX_RECORDS}
     */
    record SzlList(int szlId, int szlIndex, int recordLength, int recordCount, List<Octets> records)
            implements UserDataContent {
        /** Copies the list. */
        public SzlList {
            records = List.copyOf(records);
        }

        @Override
        public void fields(FieldWriter out) {
            out.number("szl_id", szlId);
            out.number("szl_index", szlIndex);
            out.number("record_length", recordLength);
            out.number("record_count", recordCount);
            out.beginArray("records");
            for (Octets one : records) {
                out.beginElement();
                out.octets("octets", one);
                out.end();
            }
            out.end();
        }
    }

    /**
     * A part of a list that goes on in a later message.
     *
     * @param partLength bytes in this part
     */
    record SzlPart(int partLength) implements UserDataContent {
        @Override
        public void fields(FieldWriter out) {
            out.number("part_length", partLength);
        }
    }

    /**
     * The clock, read or set.
     *
     * @param time local time of the controller as {@code YYYY-MM-DDThh:mm:ss.mmm}; the digits are those on the wire
     */
    record Clock(String time) implements UserDataContent {
        @Override
        public void fields(FieldWriter out) {
            out.text("time", time);
        }
    }

    /**
     * Request of what is known of one block, or of the blocks of one type.
     *
     * @param blockType such as {@code DB}
     * @param blockNumber its number; -1 where all of the type are asked for
     */
    record BlockQuery(String blockType, int blockNumber) implements UserDataContent {
        @Override
        public void fields(FieldWriter out) {
            out.text("block_type", blockType);
            if (blockNumber >= 0) {
                out.number("block_number", blockNumber);
            }
        }
    }
}
