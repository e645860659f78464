package io.otus.dissect.smb;

import io.otus.core.bytes.ByteView;
import io.otus.core.event.Outcome;
import io.otus.core.spi.Output;
import io.otus.dissect.smb.Pipes.Handle;

/**
 * Finds what goes through pipes in commands of SMB2, [MS-SMB2] §2.2.13 to §2.2.22, §2.2.31 and §2.2.32. Offsets count
 * from the header of the command; little-endian. Confined.
 *
 * <pre>
 *             what the command points at      its handle
 *  write      offset u16 at 2, length u32 at 4    16
 *  read                                           16
 *    answer   offset u8 at 2, length u32 at 4
 *  ioctl      offset u32 at 24, length u32 at 28   8     control code u32 at 4
 *    answer   offset u32 at 32, length u32 at 36   8
 *  close                                           8
 *    create's answer                              64
 * </pre>
 */
final class Smb2Pipes {
    private static final int FSCTL_PIPE_TRANSCEIVE = 0x0011_C017;
    private static final int HANDLE = 16;

    private final Pipes pipes = new Pipes();

    /** A client asked something, of a share of pipes or of another one. */
    void asked(int code, ByteView one, boolean isOfPipes, String filename, Output out) {
        ByteView body = one.from(Smb2Header.SIZE);
        long exchange = Smb2Header.messageId(one);
        switch (code) {
            case SmbCommand.CREATE_2 -> {
                if (isOfPipes) {
                    pipes.opening(exchange, filename);
                }
            }
            case SmbCommand.CLOSE_2 -> {
                if (body.has(8, HANDLE)) {
                    pipes.closed(Handle.of(body, 8));
                }
            }
            case SmbCommand.READ_2 -> {
                if (body.has(16, HANDLE)) {
                    pipes.asked(exchange, Handle.of(body, 16));
                }
            }
            case SmbCommand.WRITE_2 -> {
                if (body.has(16, HANDLE)) {
                    pipes.written(Handle.of(body, 16), Pipes.data(one, body.le16(2), body.le32(4)), out);
                }
            }
            case SmbCommand.IOCTL_2 -> {
                if (body.has(0, 32) && body.leS32(4) == FSCTL_PIPE_TRANSCEIVE) {
                    pipes.transacted(exchange, Handle.of(body, 8), data(one, body, 24), out);
                }
            }
            default -> {}
        }
    }

    /** A server answered. One that refuses has nothing where these look. */
    void answered(int code, ByteView one, Output out) {
        ByteView body = one.from(Smb2Header.SIZE);
        long exchange = Smb2Header.messageId(one);
        if (code == SmbCommand.CREATE_2 && Smb2Header.status(one) == NtStatus.OK && body.has(64, HANDLE)) {
            pipes.opened(exchange, Handle.of(body, 64));
        } else if (pipes.isAsked(exchange)) {
            boolean isIoctl = code == SmbCommand.IOCTL_2;
            boolean isRead = code == SmbCommand.READ_2;
            boolean hasData = NtStatus.outcome(Smb2Header.status(one)).kind() == Outcome.Kind.OK
                    && body.has(0, isIoctl ? 40 : 16);
            ByteView data = ByteView.EMPTY;
            if (hasData && isIoctl) {
                data = data(one, body, 32);
            } else if (hasData && isRead) {
                data = Pipes.data(one, body.u8(2), body.le32(4));
            }
            pipes.read(exchange, data, out);
        }
    }

    private static ByteView data(ByteView one, ByteView body, int at) {
        long offset = body.le32(at);
        return offset > one.length() ? ByteView.EMPTY : Pipes.data(one, (int) offset, body.le32(at + 4));
    }

    void forget() {
        pipes.forget();
    }
}
