package io.otus.layer.program;

import io.otus.core.bytes.ByteView;
import io.otus.core.event.FileDigest.Content;

/** What a file is by the marks that its format puts in front. Stateless. */
final class FileMark {
    /** The legacy image of U-Boot. */
    private static final long UIMAGE = 0x27051956L;
    /** A flattened device tree, in which newer images of U-Boot are. */
    private static final long DEVICE_TREE = 0xD00DFEEDL;

    private static final long SQUASHFS = 0x68737173L;
    private static final long SQUASHFS_OTHER_ORDER = 0x73717368L;
    private static final long UBI = 0x55424923L;
    private static final long JAR_OF_PARTS = 0x504B0304L;
    private static final int GZIP = 0x1F8B;
    private static final int GZIP_DEFLATE = 8;
    private static final long XZ = 0xFD377A58L;
    private static final int TAR_AT = 257;
    private static final long TAR = 0x75737461L; // usta, of ustar

    /** Least octets of one record: mark, count, address, type or check. */
    private static final int RECORD = 10;

    private FileMark() {}

    static Content of(ByteView file) {
        if (isImage(file) || isHex(file) || isRecords(file) || (ProgramFile.begins(file) && file.u8(0) != '#')) {
            return Content.IMAGE;
        }
        return isPacked(file) ? Content.PACKED : Content.OTHER;
    }

    private static boolean isImage(ByteView file) {
        if (!file.has(0, 4)) {
            return false;
        }
        long mark = file.u32(0);
        return mark == UIMAGE || mark == DEVICE_TREE || mark == SQUASHFS || mark == SQUASHFS_OTHER_ORDER || mark == UBI;
    }

    private static boolean isPacked(ByteView file) {
        if (!file.has(0, 4)) {
            return false;
        }
        long mark = file.u32(0);
        return mark == JAR_OF_PARTS
                || mark == XZ
                || (file.u16(0) == GZIP && file.u8(2) == GZIP_DEFLATE)
                || (file.has(TAR_AT, 4) && file.u32(TAR_AT) == TAR);
    }

    /** Intel's hexadecimal records: {@code :10010000...}. */
    private static boolean isHex(ByteView file) {
        return file.has(0, RECORD + 1) && file.u8(0) == ':' && isDigits(file, 1, RECORD);
    }

    /** Motorola's S-records: {@code S0} is the first. */
    private static boolean isRecords(ByteView file) {
        return file.has(0, RECORD) && file.u8(0) == 'S' && file.u8(1) == '0' && isDigits(file, 2, RECORD - 2);
    }

    private static boolean isDigits(ByteView file, int from, int count) {
        for (int i = from; i < from + count; i++) {
            if (Character.digit(file.u8(i), 16) < 0) {
                return false;
            }
        }
        return true;
    }
}
