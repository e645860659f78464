package io.otus.dissect.smb;

import io.otus.core.bytes.ByteView;
import io.otus.core.event.Attribute;
import io.otus.core.event.Trust;
import io.otus.core.spi.Context;
import io.otus.core.spi.Direction;
import io.otus.core.spi.Dissector;
import io.otus.core.spi.Output;
import io.otus.core.spi.PerDirection;
import io.otus.layer.banner.BannerClaims;

/** Cuts a connection into messages, long ones into their head and pieces, and distinguishes the versions. */
final class SmbDissector implements Dissector {
    /** A message of at most so many bytes is read whole; negotiation and sessions stay well below. */
    static final int MAX_WHOLE = 16_384;
    /** Bytes that are read of a longer one. */
    static final int HEAD = 1_024;

    private static final int PIECE = 8_192;
    private static final int PROTOCOL_ID = 4;
    private static final int VERSION_1 = 0xFF;
    private static final int VERSION_2 = 0xFE;
    private static final int ENCRYPTED = 0xFD;
    private static final int COMPRESSED = 0xFC;
    private static final int SMB = 0x534D42;
    private static final int COMPRESSION_HEADER = 16;
    private static final int CHAINED = 1;

    /** How much of a long message is left of one direction. */
    private static final class Side {
        int remaining;
    }

    private final PerDirection<Side> sides = new PerDirection<>(Side::new);
    private final BannerClaims claims = new BannerClaims("smb");
    private final Smb1Reader version1 = new Smb1Reader(claims);
    private final Smb2Reader version2 = new Smb2Reader(claims);
    /** The name that a NetBIOS session was asked for, until the answer. */
    private String asked = "";

    @Override
    public int frameLength(ByteView bytes, Context context) {
        int remaining = sides.of(context.direction()).remaining;
        if (remaining > 0) {
            return Math.min(remaining, PIECE);
        }
        int type = NbssHeader.type(bytes);
        if (type != NbssHeader.MESSAGE && (type < NbssHeader.REQUEST || type > NbssHeader.KEEP_ALIVE)) {
            return NOT_MINE;
        }
        if (bytes.length() < NbssHeader.SIZE) {
            return NEED_MORE;
        }
        if (!NbssHeader.fits(bytes)) {
            return NOT_MINE;
        }
        if (type == NbssHeader.MESSAGE) {
            if (bytes.length() < NbssHeader.SIZE + PROTOCOL_ID) {
                return NEED_MORE;
            }
            if (bytes.u8(NbssHeader.SIZE) < COMPRESSED || bytes.u24(NbssHeader.SIZE + 1) != SMB) {
                return NOT_MINE;
            }
        }
        int total = NbssHeader.SIZE + NbssHeader.length(bytes);
        return total <= MAX_WHOLE ? total : HEAD;
    }

    /** Four octets name the protocol. */
    @Override
    public boolean isCertain(ByteView message, Context context) {
        return NbssHeader.type(message) == NbssHeader.MESSAGE;
    }

    @Override
    public void dissect(ByteView message, Context context, Output out) {
        Side side = sides.of(context.direction());
        if (side.remaining > 0) {
            side.remaining -= message.length();
            out.message(new SmbEvent.Other("rest", "", "", message.length()));
            return;
        }
        if (message.length() < NbssHeader.SIZE) {
            return;
        }
        int left = NbssHeader.SIZE + NbssHeader.length(message) - message.length();
        if (NbssHeader.type(message) == NbssHeader.MESSAGE) {
            message(message.from(NbssHeader.SIZE), context, out);
        } else {
            session(message, context, out);
        }
        Direction known = context.direction();
        sides.of(known).remaining = left;
    }

    private void message(ByteView smb, Context context, Output out) {
        switch (smb.u8(0)) {
            case VERSION_1 -> version1.read(smb, context, out);
            case VERSION_2 -> version2.read(smb, context, out);
            case ENCRYPTED -> {
                out.message(new SmbEvent.Other("encrypted", "", "", smb.length()));
                out.encrypted();
            }
            default -> compressed(smb, out);
        }
    }

    /** Original size u32, algorithm u16, flags u16, offset u32; little-endian, [MS-SMB2] §2.2.42.1. */
    private static void compressed(ByteView smb, Output out) {
        out.message(new SmbEvent.Other("compressed", "", "", smb.length()));
        if (!smb.has(0, COMPRESSION_HEADER)) {
            out.malformed(SmbAnomaly.HEADER, smb.length());
            return;
        }
        boolean isChained = (smb.le16(10) & CHAINED) != 0;
        if (!isChained && smb.le32(4) + smb.le32(12) > 0xFFFF_FFFFL) {
            out.malformed(SmbAnomaly.COMPRESSION_SIZE, NbssHeader.SIZE + 4);
        }
    }

    private void session(ByteView message, Context context, Output out) {
        String called = "";
        String calling = "";
        String kind = "keep_alive";
        switch (NbssHeader.type(message)) {
            case NbssHeader.REQUEST -> {
                kind = "session_request";
                called = NbssHeader.name(message, 0);
                calling = NbssHeader.name(message, 1);
                Direction.FROM_CLIENT.tell(context, out);
                claims.tell(out, context.source(), Attribute.NAME, calling, "session_request", Trust.NAME_SERVICE);
                asked = called;
            }
            case NbssHeader.POSITIVE_RESPONSE, NbssHeader.NEGATIVE_RESPONSE -> {
                kind = "session_response";
                Direction.FROM_SERVER.tell(context, out);
                boolean taken = NbssHeader.type(message) == NbssHeader.POSITIVE_RESPONSE;
                // Who answers to a name has it; who is only called by it may not.
                claims.tell(
                        out,
                        context.source(),
                        Attribute.NAME,
                        taken ? asked : "",
                        "session_response",
                        Trust.NAME_SERVICE);
                asked = "";
            }
            default -> {}
        }
        out.message(new SmbEvent.Other(kind, called, calling, NbssHeader.length(message)));
    }

    @Override
    public void gap(Direction direction) {
        sides.of(direction).remaining = 0;
        asked = "";
        version1.gap();
        version2.gap();
    }
}
