package io.otus.dissect.s7comm;

import io.otus.core.bytes.ByteView;
import io.otus.core.event.FieldWriter;
import org.jspecify.annotations.Nullable;

/**
 * What a block says of itself in its header and trailer, S7 "block header".
 *
 * @param type as in file names, such as {@code DB}; empty where it is not known
 * @param typeCode the type as on the wire, 0 to 255
 * @param number 0 to 65535
 * @param language 1 STL, 2 LAD, 3 FBD, 4 SCL, 5 data block, 6 GRAPH, 7 system data
 * @param attributes bits whose meaning is not public, but for 0x01 linked
 * @param loadMemoryLength bytes of the whole block
 * @param mc7Length bytes of code
 * @param localDataLength bytes of local data
 * @param security 3 where it may not be read ("know-how protection"); 0 to 4294967295
 * @param codeModified when the code was changed last, by the engineering station's clock; empty where that is no time
 * @param interfaceModified when the interface was changed last
 * @param author as entered; empty where the trailer is not there
 * @param family as entered
 * @param name as entered
 * @param version as entered, major and minor
 * @param checksum as in the trailer; -1 where that is not there
 */
public record BlockFacts(
        String type,
        int typeCode,
        int number,
        int language,
        int attributes,
        long loadMemoryLength,
        int mc7Length,
        int localDataLength,
        long security,
        String codeModified,
        String interfaceModified,
        String author,
        String family,
        String name,
        String version,
        int checksum) {
    /**
     * Reads a header and, where it is there, a trailer.
     *
     * @param trailer 36 bytes, or null
     * @return null where no block begins here
     */
    static @Nullable BlockFacts read(ByteView header, @Nullable ByteView trailer) {
        if (!BlockHeader.isIntact(header)) {
            return null;
        }
        int type = BlockHeader.type(header);
        return new BlockFacts(
                type < 16 ? BlockName.type(Character.toUpperCase(Character.forDigit(type, 16))) : "",
                type,
                BlockHeader.number(header),
                BlockHeader.language(header),
                BlockHeader.attributes(header),
                BlockHeader.loadMemoryLength(header),
                BlockHeader.mc7Length(header),
                BlockHeader.localDataLength(header),
                BlockHeader.security(header),
                BlockHeader.codeModified(header),
                BlockHeader.interfaceModified(header),
                trailer == null ? "" : BlockHeader.author(trailer),
                trailer == null ? "" : BlockHeader.family(trailer),
                trailer == null ? "" : BlockHeader.name(trailer),
                trailer == null ? "" : (BlockHeader.version(trailer) >> 4) + "." + (BlockHeader.version(trailer) & 0xF),
                trailer == null ? -1 : BlockHeader.checksum(trailer));
    }

    /** Writes it into what is open. */
    void fields(FieldWriter out) {
        if (type.isEmpty()) {
            out.number("block_type_code", typeCode);
        } else {
            out.text("block_type", type);
        }
        out.number("block_number", number);
        out.number("language", language);
        if (!BlockHeader.languageName(language).isEmpty()) {
            out.text("language_name", BlockHeader.languageName(language));
        }
        out.number("attributes", attributes);
        out.number("load_memory_length", loadMemoryLength);
        out.number("mc7_length", mc7Length);
        out.number("local_data_length", localDataLength);
        out.number("security", security);
        out.flag("know_how_protected", security == BlockHeader.KNOW_HOW_PROTECTION);
        out.text("code_modified", codeModified);
        out.text("interface_modified", interfaceModified);
        if (checksum >= 0) {
            out.text("author", author);
            out.text("family", family);
            out.text("name", name);
            out.text("version", version);
            out.number("checksum", checksum);
        }
    }
}
