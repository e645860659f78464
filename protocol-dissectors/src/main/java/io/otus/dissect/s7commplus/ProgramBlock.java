package io.otus.dissect.s7commplus;

import io.otus.core.bytes.ByteView;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** Blocks of the user's program among the numbers of objects, S7+ "numbers of objects". */
final class ProgramBlock {
    private static final int CHUNK = 4_096;

    private ProgramBlock() {}

    /** The kind of block that a number stands for; empty for other objects. */
    private static String kind(long relationId) {
        return switch ((int) (relationId >>> 16)) {
            case 0x8A0E -> "DB";
            case 0x8A20 -> "FB";
            case 0x8A24 -> "FC";
            case 0x8A32 -> "OB";
            default -> "";
        };
    }

    static boolean isBlock(long relationId) {
        return !kind(relationId).isEmpty();
    }

    /** {@code OB1}; empty for other objects. */
    static String name(long relationId) {
        String kind = kind(relationId);
        return kind.isEmpty() ? "" : kind + (relationId & 0xFFFF);
    }

    static String sha256(ByteView bytes) {
        MessageDigest digest;
        try {
            digest = MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError("every Java platform has SHA-256", e);
        }
        byte[] chunk = new byte[Math.min(CHUNK, bytes.length())];
        for (int at = 0; at < bytes.length(); at += CHUNK) {
            int length = Math.min(CHUNK, bytes.length() - at);
            bytes.copyTo(at, chunk, 0, length);
            digest.update(chunk, 0, length);
        }
        return HexFormat.of().formatHex(digest.digest());
    }
}
