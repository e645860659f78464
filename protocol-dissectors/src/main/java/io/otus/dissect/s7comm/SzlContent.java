package io.otus.dissect.s7comm;

import io.otus.core.bytes.Octets;
import io.otus.core.event.FieldWriter;
import java.util.List;

/** The system status list (SZL), of function group 4. */
sealed interface SzlContent extends UserDataContent {
    /**
     * Request of a partial list.
     *
     * @param szlId module class, number of the extract, number of the list
     * @param szlIndex which records of it
     */
    record Query(int szlId, int szlIndex) implements SzlContent {
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
    record Extract(int szlId, int szlIndex, int recordLength, int recordCount, List<Octets> records)
            implements SzlContent {
        public Extract {
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
                SzlRecord.fields(szlId, szlIndex, one.view(), out);
                out.end();
            }
            out.end();
        }
    }
}
