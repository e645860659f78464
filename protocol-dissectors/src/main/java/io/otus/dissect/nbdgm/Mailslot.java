package io.otus.dissect.nbdgm;

import io.otus.core.bytes.ByteView;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * A message to a mailslot, [MS-MAIL] §2.2.1, in a transaction of SMB, [MS-CIFS] §2.2.4.33; little-endian.
 *
 * <pre>
 *  0          4    5       32           33                                       33+2n          35+2n
 *  +----------+----+-------+------------+----------------------------------------+--------------+---------------
 *  | FF 'SMB' | 25 | ...   | word count | words: [11] data count, [12] data offset | byte count   | name NUL, data
 *  +----------+----+-------+------------+----------------------------------------+--------------+---------------
 * </pre>
 *
 * @param name such as {@code \\MAILSLOT\\BROWSE}
 * @param data what is put into it
 */
record Mailslot(String name, ByteView data) {
    private static final long MAGIC = 0xFF534D42L;
    private static final int TRANSACTION = 0x25;
    private static final int WORDS = 33;
    private static final int WORD_COUNT = 17;
    private static final int MAX_NAME = 64;

    /** Reads the data of a datagram; null where it is no such message. */
    static @Nullable Mailslot read(ByteView b) {
        int names = WORDS + 2 * WORD_COUNT + 2;
        if (!b.has(0, names) || b.u32(0) != MAGIC || b.u8(4) != TRANSACTION || b.u8(32) != WORD_COUNT) {
            return null;
        }
        int count = b.le16(WORDS + 22);
        int offset = b.le16(WORDS + 24);
        String name = b.textToNul(names, MAX_NAME, StandardCharsets.ISO_8859_1);
        return b.has(offset, count) ? new Mailslot(name, b.slice(offset, count)) : null;
    }

    boolean isBrowser() {
        return name.equalsIgnoreCase("\\MAILSLOT\\BROWSE");
    }
}
