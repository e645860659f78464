package io.otus.layer.tls;

import io.otus.core.bytes.ByteView;
import java.util.Arrays;

/**
 * What one direction has in the making: a record that a message of the carrier cut, and a handshake message over
 * several records. Confined.
 */
final class TlsSide {
    /** Most bytes of one handshake message with its header: chains of certificates stay well below. */
    static final int MAX_HANDSHAKE = 1 << 16;

    private static final byte[] EMPTY = {};

    private byte[] record = EMPTY;
    private int recordLength;
    private byte[] handshake = EMPTY;
    private int handshakeLength;
    /** Whether everything that follows is encrypted. */
    boolean encrypted;

    /** Bytes that the begun record still wants; 0 where none is begun. */
    int missing() {
        if (recordLength == 0) {
            return 0;
        }
        if (recordLength < RecordHeader.SIZE) {
            return RecordHeader.SIZE - recordLength;
        }
        return RecordHeader.SIZE + RecordHeader.length(begun()) - recordLength;
    }

    private ByteView begun() {
        return ByteView.of(record, 0, recordLength);
    }

    /**
     * Takes a part of a record; the record, valid until the next call, once it is whole, else the view of what there
     * is.
     */
    ByteView append(ByteView part) {
        if (recordLength + part.length() > record.length) {
            record = Arrays.copyOf(record, recordLength + part.length());
        }
        part.copyTo(0, record, recordLength, part.length());
        recordLength += part.length();
        return begun();
    }

    /** The record was read. */
    void recordRead() {
        record = EMPTY;
        recordLength = 0;
    }

    /** Handshake bytes so far and these; an empty view where they grow past {@link #MAX_HANDSHAKE}, and are dropped. */
    ByteView handshake(ByteView part) {
        if (handshakeLength == 0) {
            return part;
        }
        int wanted = handshakeLength + part.length();
        if (wanted > MAX_HANDSHAKE + RecordHeader.MAX_FRAGMENT) {
            keep(ByteView.EMPTY);
            return ByteView.EMPTY;
        }
        byte[] all = Arrays.copyOf(handshake, wanted);
        part.copyTo(0, all, handshakeLength, part.length());
        return ByteView.of(all);
    }

    /** Keeps the beginning of a message for the next record. */
    void keep(ByteView begun) {
        handshake = begun.length() == 0 ? EMPTY : begun.octets().toArray();
        handshakeLength = handshake.length;
    }

    /** Bytes of memory for what is unfinished. */
    int memory() {
        return record.length + handshake.length;
    }

    void gap() {
        recordRead();
        keep(ByteView.EMPTY);
    }
}
