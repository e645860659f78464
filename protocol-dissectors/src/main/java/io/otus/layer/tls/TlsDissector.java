package io.otus.layer.tls;

import io.otus.core.bytes.ByteView;
import io.otus.core.spi.Context;
import io.otus.core.spi.Direction;
import io.otus.core.spi.Dissector;
import io.otus.core.spi.Output;
import io.otus.core.spi.PerDirection;
import java.util.ArrayList;
import java.util.List;

/** Cuts TLS into records, over messages of the carrier too, and reads what is not encrypted. */
final class TlsDissector implements Dissector {
    private static final int TLS_1_3 = 0x0304;

    private final PerDirection<TlsSide> sides = new PerDirection<>(TlsSide::new);
    /** Whether the session speaks TLS 1.3, where no handshake record follows the hellos in the clear. */
    private boolean version13;
    /**
     * Whether the server asked for another hello, RFC 8446 §4.1.4: until it says hello itself, handshakes are in the
     * clear whatever came between - a change of ciphers for old middleboxes, or early data that it does not take.
     */
    private boolean retrying;

    @Override
    public int frameLength(ByteView bytes, Context context) {
        int missing = sides.of(context.direction()).missing();
        if (missing > 0) {
            return missing;
        }
        if (!RecordHeader.fits(bytes)) {
            return NOT_MINE;
        }
        if (bytes.length() < RecordHeader.SIZE) {
            return NEED_MORE;
        }
        return RecordHeader.SIZE + RecordHeader.length(bytes);
    }

    /** A hello whose own length agrees with its record's: on TCP nothing else proves TLS on a port of its own. */
    @Override
    public boolean isCertain(ByteView message, Context context) {
        int hello = RecordHeader.SIZE;
        if (RecordHeader.type(message) != RecordHeader.HANDSHAKE || !message.has(hello, HandshakeReader.HEADER + 2)) {
            return false;
        }
        int type = message.u8(hello);
        int length = message.u24(hello + 1);
        boolean isHello = type == HandshakeReader.CLIENT_HELLO || type == HandshakeReader.SERVER_HELLO;
        return isHello && message.has(hello + HandshakeReader.HEADER, length) && message.u8(hello + 4) == 3;
    }

    @Override
    public void dissect(ByteView message, Context context, Output out) {
        TlsSide side = sides.of(context.direction());
        boolean begun = side.missing() > 0;
        ByteView record = message;
        if (begun || !isWhole(message)) {
            record = side.append(message);
        }
        TlsEvent.Header header = new TlsEvent.Header(
                RecordHeader.type(record), RecordHeader.legacyVersion(record), RecordHeader.length(record));
        if (!isWhole(record)) {
            out.message(new TlsEvent.Plain(header, "fragment"));
            out.continues();
            return;
        }
        read(header, record.from(RecordHeader.SIZE), side, context, out);
        if (begun) {
            side.recordRead();
        }
    }

    private static boolean isWhole(ByteView record) {
        return record.length() == RecordHeader.SIZE + RecordHeader.length(record);
    }

    private void read(TlsEvent.Header header, ByteView fragment, TlsSide side, Context context, Output out) {
        switch (header.contentType()) {
            case RecordHeader.CHANGE_CIPHER_SPEC -> {
                side.encrypted = true;
                out.message(new TlsEvent.Plain(header, "change_cipher_spec"));
            }
            case RecordHeader.HANDSHAKE -> {
                if (isSealed(side)) {
                    encrypted(header, out);
                } else {
                    handshake(header, fragment, side, context, out);
                }
            }
            case RecordHeader.ALERT -> {
                if (side.encrypted || fragment.length() != 2) {
                    encrypted(header, out);
                } else {
                    out.message(new TlsEvent.Alert(header, fragment.u8(0), fragment.u8(1)));
                }
            }
            default -> {
                side.encrypted = true;
                encrypted(header, out);
            }
        }
    }

    private static void encrypted(TlsEvent.Header header, Output out) {
        out.message(new TlsEvent.Plain(header, "encrypted"));
        out.encrypted();
    }

    /** Whether handshakes of this side are encrypted. */
    private boolean isSealed(TlsSide side) {
        return side.encrypted && !retrying;
    }

    private void handshake(TlsEvent.Header header, ByteView fragment, TlsSide side, Context context, Output out) {
        ByteView bytes = side.handshake(fragment);
        List<Handshake> read = new ArrayList<>();
        int at = 0;
        while (bytes.has(at, HandshakeReader.HEADER)
                && bytes.has(at + HandshakeReader.HEADER, bytes.u24(at + 1))
                && !isSealed(side)) {
            ByteView body = bytes.slice(at + HandshakeReader.HEADER, bytes.u24(at + 1));
            Handshake one = HandshakeReader.read(bytes.u8(at), body, context, out);
            read.add(one);
            at += HandshakeReader.HEADER + body.length();
            if (one instanceof Handshake.ServerHello hello) {
                retrying = hello.retry();
                version13 |= hello.selectedVersion() == TLS_1_3 && !retrying;
            }
            side.encrypted |= version13;
        }
        out.message(new TlsEvent.HandshakeRecord(header, read));
        ByteView rest = bytes.from(at);
        boolean tooLong = rest.has(1, 3) && rest.u24(1) > TlsSide.MAX_HANDSHAKE;
        if (tooLong && !isSealed(side)) {
            out.malformed(TlsAnomaly.HANDSHAKE_LENGTH, RecordHeader.SIZE);
        }
        boolean goesOn = rest.length() > 0 && !tooLong && !isSealed(side);
        side.keep(goesOn ? rest : ByteView.EMPTY);
        if (goesOn) {
            out.continues();
        }
    }

    @Override
    public void gap(Direction direction) {
        sides.of(direction).gap();
    }

    @Override
    public int unfinished() {
        return sides.sum(TlsSide::memory);
    }
}
