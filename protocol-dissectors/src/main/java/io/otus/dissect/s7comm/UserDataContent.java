package io.otus.dissect.s7comm;

import io.otus.core.bytes.Octets;
import io.otus.core.event.FieldWriter;
import java.util.List;

/** The content of the data of a user data PDU. */
public sealed interface UserDataContent
        permits UserDataContent.None,
                UserDataContent.Raw,
                UserDataContent.Part,
                UserDataContent.Password,
                UserDataContent.Clock,
                UserDataContent.BlockSend,
                SzlContent,
                CyclicContent,
                TestContent,
                BlockContent,
                EventContent {
    /** Writes it. */
    void fields(FieldWriter out);

    /** Writes variables, where there are any. */
    static void items(List<VariableItem> items, FieldWriter out) {
        if (items.isEmpty()) {
            return;
        }
        out.beginArray("items");
        for (VariableItem item : items) {
            out.beginElement();
            item.fields(out);
            out.end();
        }
        out.end();
    }

    /** Writes data items, where there are any. */
    static void data(List<DataItem> data, FieldWriter out) {
        if (data.isEmpty()) {
            return;
        }
        out.beginArray("data");
        for (DataItem item : data) {
            out.beginElement();
            item.fields(out);
            out.end();
        }
        out.end();
    }

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

    /**
     * A part of a content that continues in a later message, or the end of one that began before the capture.
     *
     * @param partLength bytes in this part
     */
    record Part(int partLength) implements UserDataContent {
        @Override
        public void fields(FieldWriter out) {
            out.number("part_length", partLength);
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
     * Data that one controller sends another by block send.
     *
     * @param syntaxId how the receiver is addressed, 0x13: by request id
     * @param requestId the number that sender and receiver agreed on, 0 to 4294967295
     * @param sendLength bytes that are sent, 0 to 65535; -1 where it is missing
     * @param octets the first of what is sent, at most {@link Raw#KEPT}
     */
    record BlockSend(int syntaxId, long requestId, int sendLength, Octets octets) implements UserDataContent {
        @Override
        public void fields(FieldWriter out) {
            out.number("syntax_id", syntaxId);
            out.number("request_id", requestId);
            if (sendLength >= 0) {
                out.number("send_length", sendLength);
            }
            out.octets("octets", octets);
        }
    }
}
