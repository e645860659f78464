package io.otus.dissect.s7comm;

import io.otus.core.bytes.ByteView;
import io.otus.core.event.PointRange;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads block functions, function group 3. Stateless. */
final class BlockListReader {
    /** Most blocks of one list that are reported. */
    static final int MAX_ENTRIES = 4_096;

    private static final int ENTRY = 4;
    /** Type u8, one octet, length u16, two octets. */
    private static final int INFO_HEAD = 6;

    private BlockListReader() {}

    /** What the message says; null where it has none of the known forms. */
    static @Nullable UserDataContent read(UserData message) {
        ByteView content = message.content();
        return switch (message.subfunction()) {
            case UserDataFunction.LIST_BLOCKS ->
                message.isRequest() || content.length() % ENTRY != 0 ? null : counts(content);
            case UserDataFunction.LIST_BLOCKS_OF_TYPE -> {
                if (message.isRequest()) {
                    yield ofType(content);
                }
                yield content.length() % ENTRY != 0 ? null : entries(content);
            }
            case UserDataFunction.GET_BLOCK_INFO -> message.isRequest() ? oneBlock(message, content) : info(content);
            default -> null;
        };
    }

    /** Type of two characters. */
    private static @Nullable UserDataContent ofType(ByteView content) {
        String type = content.length() == 2 ? type(content, 0) : "";
        return type.isEmpty() ? null : new BlockContent.Query(type, -1, "");
    }

    /** Type of two characters, five digits, file system. */
    private static @Nullable UserDataContent oneBlock(UserData message, ByteView content) {
        BlockName name = content.length() == BlockName.LENGTH ? BlockName.read(content, 0) : null;
        if (name == null) {
            return null;
        }
        message.points().add(PointRange.named(name.shortName()));
        return new BlockContent.Query(name.blockType(), name.blockNumber(), name.fileSystem());
    }

    private static String type(ByteView content, int at) {
        return content.u8(at) == '0' ? BlockName.type(content.u8(at + 1)) : "";
    }

    /** Per type: type of two characters, count u16. */
    private static UserDataContent counts(ByteView content) {
        List<BlockContent.Count> counts = new ArrayList<>();
        for (int at = 0; at < content.length() && counts.size() < MAX_ENTRIES; at += ENTRY) {
            String type = type(content, at);
            String told = type.isEmpty() ? content.text(at, 2, StandardCharsets.ISO_8859_1) : type;
            counts.add(new BlockContent.Count(told, content.u16(at + 2)));
        }
        return new BlockContent.Counts(counts);
    }

    /** Per block: number u16, flags u8, language u8. */
    private static UserDataContent entries(ByteView content) {
        List<BlockContent.Entry> entries = new ArrayList<>();
        for (int at = 0; at < content.length() && entries.size() < MAX_ENTRIES; at += ENTRY) {
            entries.add(new BlockContent.Entry(content.u16(at), content.u8(at + 2), content.u8(at + 3)));
        }
        return new BlockContent.Entries(entries);
    }

    private static @Nullable UserDataContent info(ByteView content) {
        int trailerAt = INFO_HEAD + BlockHeader.SIZE;
        if (!content.has(INFO_HEAD, BlockHeader.SIZE)) {
            return null;
        }
        ByteView trailer = content.has(trailerAt, BlockHeader.TRAILER_SIZE)
                ? content.slice(trailerAt, BlockHeader.TRAILER_SIZE)
                : null;
        BlockFacts facts = BlockFacts.read(content.slice(INFO_HEAD, BlockHeader.SIZE), trailer);
        return facts == null ? null : new BlockContent.OneBlock(content.u8(0), content.u16(2), facts);
    }
}
