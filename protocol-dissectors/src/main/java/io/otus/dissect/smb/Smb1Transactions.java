package io.otus.dissect.smb;

import io.otus.core.bytes.ByteView;
import io.otus.core.spi.Output;
import io.otus.dissect.smb.SmbEvent.Detail;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/**
 * Transactions of SMB1 as far as publicly known exploits show in them, [MS-CIFS] §2.2.4.33, §2.2.4.46, §2.2.4.62.
 * Confined.
 *
 * <p>MS17-010 was described publicly many times over: DoublePulsar is asked by a reserved sub-command of TRANSACTION2
 * and answers with a multiplex id that is 16 more; EternalBlue begins an NT_TRANSACT of more than 65,535 bytes and goes
 * on with parts of a TRANSACTION2; probes peek into a pipe without naming one.
 */
final class Smb1Transactions {
    /** Most NT transactions whose second part is awaited. */
    static final int MAX_WAITING = 16;

    private static final int SESSION_SETUP = 0x0E;
    private static final int PEEK_NAMED_PIPE = 0x23;
    private static final int SETUP_COUNT = 26;
    private static final int SETUP = 28;
    private static final int NT_FUNCTION = 36;

    private static final int IMPLANT_DISTANCE = 16;
    private static final int NONE = -1;

    /** The multiplex id with which an implant would answer the reserved sub-command that was sent last. */
    private int implantAnswer = NONE;

    private final Deque<Long> unfinished = new ArrayDeque<>(1);

    void read(ByteView smb, Smb1Reader.Body body, boolean reply, List<Detail> details, Output out) {
        if (reply) {
            if (body.command() == SmbCommand.TRANSACTION2_1 && Smb1Header.multiplexId(smb) == implantAnswer) {
                out.malformed(SmbAnomaly.IMPLANT_ANSWER, NbssHeader.SIZE + 30);
            }
            return;
        }
        ByteView words = body.words();
        switch (body.command()) {
            case SmbCommand.TRANSACTION_1 -> transaction(smb, words, details, out);
            case SmbCommand.TRANSACTION2_1 -> {
                if (setupCount(words) == 1) {
                    details.add(new Detail("subcommand", Integer.toString(words.le16(SETUP))));
                    if (words.le16(SETUP) == SESSION_SETUP) {
                        implantAnswer = Smb1Header.multiplexId(smb) + IMPLANT_DISTANCE;
                        out.malformed(
                                SmbAnomaly.SESSION_SETUP_TRANSACTION, NbssHeader.SIZE + Smb1Header.SIZE + 1 + SETUP);
                    }
                }
            }
            case SmbCommand.NT_TRANSACT_1 -> {
                if (words.length() >= NT_FUNCTION + 2) {
                    details.add(new Detail("function", Integer.toString(words.le16(NT_FUNCTION))));
                    begin(Smb1Header.exchange(smb));
                }
            }
            case SmbCommand.NT_TRANSACT_SECONDARY_1 -> {}
            case SmbCommand.TRANSACTION2_SECONDARY_1 -> {
                if (unfinished.contains(Smb1Header.exchange(smb))) {
                    out.malformed(SmbAnomaly.TRANSACTION_KIND, NbssHeader.SIZE + 4);
                }
            }
            default -> {}
        }
    }

    /** The setup words of a peek: the function, and the file. */
    private static void transaction(ByteView smb, ByteView words, List<Detail> details, Output out) {
        if (setupCount(words) != 2) {
            return;
        }
        int function = words.le16(SETUP);
        details.add(new Detail("function", Integer.toString(function)));
        boolean namesNothing = words.le16(SETUP + 2) == 0;
        if (function == PEEK_NAMED_PIPE && namesNothing && smb.length() >= Smb1Header.SIZE) {
            out.malformed(SmbAnomaly.PEEK_NOTHING, NbssHeader.SIZE + Smb1Header.SIZE + 1 + SETUP);
        }
    }

    /** How many setup words there are, all of which must be there; 0 where they are not. */
    private static int setupCount(ByteView words) {
        if (words.length() <= SETUP_COUNT) {
            return 0;
        }
        int count = words.u8(SETUP_COUNT);
        return words.has(SETUP, 2 * count) ? count : 0;
    }

    private void begin(long exchange) {
        unfinished.remove(exchange);
        if (unfinished.size() == MAX_WAITING) {
            unfinished.removeFirst();
        }
        unfinished.add(exchange);
    }

    /** Bytes were lost: what was begun may have ended. */
    void forget() {
        unfinished.clear();
        implantAnswer = NONE;
    }
}
