package io.otus.dissect.smb;

import io.otus.core.bytes.ByteView;
import io.otus.core.spi.Bounded;
import io.otus.core.spi.Output;
import io.otus.dissect.smb.Pipes.Handle;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.SequencedMap;

/**
 * Finds what goes through pipes in messages of SMB1 whose first command moves it, [MS-CIFS] §2.2.4.33, §2.2.4.42,
 * §2.2.4.43, §2.2.4.64 and §2.2.5.6. Offsets of words; those that point at data count from the header; little-endian.
 * Confined.
 *
 * <pre>
 *                     data                        its handle
 *  write_andx         length 20, offset 22           4
 *  read_andx                                         4
 *    answer           length 10, offset 12
 *  transaction        length 22, offset 24          30     setup count u8 at 26, function 28
 *    answer           length 12, offset 14
 *  nt_create's answer                                5
 * </pre>
 */
final class Smb1Pipes {
    private static final int WRITE_ANDX = 0x2F;
    private static final int READ_ANDX = 0x2E;
    private static final int CLOSE = 0x04;
    private static final int TRANSACT_NAMED_PIPE = 0x26;

    private final Pipes pipes = new Pipes();
    private final SequencedMap<Long, Boolean> connecting = new LinkedHashMap<>();
    private final SequencedMap<Integer, Boolean> trees = new LinkedHashMap<>();

    /**
     * A client asked something.
     *
     * @param path of the share that it connects to; empty where it connects to none
     * @param filename that it opens; empty where it opens none
     */
    void asked(long exchange, ByteView smb, Smb1Reader.Body body, String path, String filename, Output out) {
        if (!path.isEmpty()) {
            Bounded.putLast(connecting, exchange, path.toUpperCase(Locale.ROOT).endsWith(Pipes.SHARE), Pipes.MAX_OPEN);
        }
        ByteView words = body.words();
        switch (body.command()) {
            case SmbCommand.NT_CREATE_1 -> {
                if (trees.getOrDefault(Smb1Header.treeId(smb), false)) {
                    pipes.opening(exchange, filename);
                }
            }
            case CLOSE -> {
                if (words.has(0, 2)) {
                    pipes.closed(handle(words, 0));
                }
            }
            case READ_ANDX -> {
                if (words.has(4, 2)) {
                    pipes.asked(exchange, handle(words, 4));
                }
            }
            case WRITE_ANDX -> {
                if (words.has(0, 24)) {
                    pipes.written(handle(words, 4), Pipes.data(smb, words.le16(22), words.le16(20)), out);
                }
            }
            case SmbCommand.TRANSACTION_1 -> {
                if (words.has(0, 32) && words.u8(26) == 2 && words.le16(28) == TRANSACT_NAMED_PIPE) {
                    ByteView data = Pipes.data(smb, words.le16(24), words.le16(22));
                    pipes.transacted(exchange, handle(words, 30), data, out);
                }
            }
            default -> {}
        }
    }

    /** A server answered. One that refuses has no words where these look. */
    void answered(long exchange, ByteView smb, Smb1Reader.Body body, Output out) {
        ByteView words = body.words();
        Boolean isOfPipes = connecting.remove(exchange);
        if (isOfPipes != null && Smb1Header.status(smb) == NtStatus.OK) {
            Bounded.putLast(trees, Smb1Header.treeId(smb), isOfPipes, Pipes.MAX_OPEN);
        }
        if (body.command() == SmbCommand.NT_CREATE_1) {
            if (words.has(5, 2)) {
                pipes.opened(exchange, handle(words, 5));
            }
        } else if (pipes.isAsked(exchange)) {
            ByteView data = ByteView.EMPTY;
            if (body.command() == READ_ANDX && words.has(10, 4)) {
                data = Pipes.data(smb, words.le16(12), words.le16(10));
            } else if (body.command() == SmbCommand.TRANSACTION_1 && words.has(12, 4)) {
                data = Pipes.data(smb, words.le16(14), words.le16(12));
            }
            pipes.read(exchange, data, out);
        }
    }

    private static Handle handle(ByteView words, int at) {
        return new Handle(0, words.le16(at));
    }

    void forget() {
        pipes.forget();
        connecting.clear();
    }
}
