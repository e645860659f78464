package io.otus.layer.program;

import io.otus.core.bytes.ByteView;
import java.util.Locale;
import java.util.Set;

/** Decides whether a file is a program for computers, by its beginning, name or type. Stateless. */
public final class ProgramFile {
    private static final int DOS_HEADER = 64;
    private static final int DOS_MAGIC = 0x4D5A;
    /** Where the header of Windows begins; what lies between is for DOS and hardly ever long. */
    private static final int NEW_HEADER_AT = 0x3C;

    private static final int LONGEST_STUB = 4_096;
    private static final int PE_MAGIC = 0x5045;
    private static final int NE_MAGIC = 0x4E45;
    private static final int LE_MAGIC = 0x4C45;

    private static final long ELF_MAGIC = 0x7F454C46L;
    private static final int ELF_IDENTIFICATION = 7;

    private static final int SCRIPT_MAGIC = 0x2321;
    private static final int SCRIPT = 4;

    /** Programs, libraries, installers and scripts; what pages are made of is none of them. */
    private static final Set<String> ENDINGS = Set.of(
            "bat", "cmd", "cpl", "dll", "elf", "exe", "hta", "jse", "msi", "msp", "ocx", "pif", "ps1", "psm1", "scr",
            "sh", "sys", "vbe", "vbs", "wsf");

    private static final Set<String> TYPES = Set.of(
            "application/vnd.microsoft.portable-executable",
            "application/x-dosexec",
            "application/x-elf",
            "application/x-executable",
            "application/x-ms-dos-executable",
            "application/x-msdos-program",
            "application/x-msdownload",
            "application/x-msi",
            "application/x-sh");

    private ProgramFile() {}

    /** Whether the first bytes of a file are those of a program for Windows or DOS, of ELF, or of a script. */
    public static boolean begins(ByteView file) {
        return isDos(file) || isElf(file) || isScript(file);
    }

    private static boolean isDos(ByteView file) {
        if (file.length() < DOS_HEADER || file.u16(0) != DOS_MAGIC) {
            return false;
        }
        long at = file.le32(NEW_HEADER_AT);
        if (at < DOS_HEADER || at > LONGEST_STUB) {
            return false;
        }
        if (!file.has((int) at, 2)) {
            return true;
        }
        int magic = file.u16((int) at);
        return magic == PE_MAGIC || magic == NE_MAGIC || magic == LE_MAGIC;
    }

    /** Magic, class 1 or 2, order of octets 1 or 2, version 1. */
    private static boolean isElf(ByteView file) {
        return file.length() >= ELF_IDENTIFICATION
                && file.u32(0) == ELF_MAGIC
                && isOneOrTwo(file.u8(4))
                && isOneOrTwo(file.u8(5))
                && file.u8(6) == 1;
    }

    private static boolean isOneOrTwo(int number) {
        return number == 1 || number == 2;
    }

    /** The path of what runs it, perhaps behind a blank. */
    private static boolean isScript(ByteView file) {
        return file.length() >= SCRIPT
                && file.u16(0) == SCRIPT_MAGIC
                && (file.u8(2) == '/' || (file.u8(2) == ' ' && file.u8(3) == '/'));
    }

    /** Whether a name, perhaps with the path to it, ends as those of programs do. */
    public static boolean isNamed(String path) {
        int from = Math.max(path.lastIndexOf('/'), path.lastIndexOf('\\')) + 1;
        int dot = path.lastIndexOf('.');
        return dot > from && ENDINGS.contains(path.substring(dot + 1).toLowerCase(Locale.ROOT));
    }

    /** Whether a media type, perhaps with parameters, is that of a program. */
    public static boolean isType(String mediaType) {
        int end = mediaType.indexOf(';');
        return TYPES.contains(
                (end < 0 ? mediaType : mediaType.substring(0, end)).strip().toLowerCase(Locale.ROOT));
    }
}
