package io.otus.dissect.s7comm;

import io.otus.core.event.FieldWriter;
import java.util.List;

/** Block functions, function group 3: which blocks a controller has. */
sealed interface BlockContent extends UserDataContent {
    /**
     * Request of what is known of one block, or of the blocks of one type.
     *
     * @param blockType such as {@code DB}
     * @param blockNumber its number; -1 where all of the type are asked for
     * @param fileSystem {@code A} active, {@code P} passive, {@code B} both; empty likewise
     */
    record Query(String blockType, int blockNumber, String fileSystem) implements BlockContent {
        @Override
        public void fields(FieldWriter out) {
            out.text("block_type", blockType);
            if (blockNumber >= 0) {
                out.number("block_number", blockNumber);
                out.text("file_system", fileSystem);
            }
        }
    }

    /**
     * How many blocks there are of each type.
     *
     * @param counts in wire order
     */
    record Counts(List<Count> counts) implements BlockContent {
        public Counts {
            counts = List.copyOf(counts);
        }

        @Override
        public void fields(FieldWriter out) {
            out.beginArray("block_types");
            for (Count count : counts) {
                out.beginElement();
                out.text("block_type", count.blockType);
                out.number("block_count", count.blockCount);
                out.end();
            }
            out.end();
        }
    }

    /**
     * How many blocks there are of one type.
     *
     * @param blockCount 0 to 65535
     */
    record Count(String blockType, int blockCount) {}

    /**
     * The blocks of one type.
     *
     * @param entries in wire order, at most {@link BlockListReader#MAX_ENTRIES}
     */
    record Entries(List<Entry> entries) implements BlockContent {
        public Entries {
            entries = List.copyOf(entries);
        }

        @Override
        public void fields(FieldWriter out) {
            out.beginArray("blocks");
            for (Entry entry : entries) {
                out.beginElement();
                out.number("block_number", entry.blockNumber);
                out.number("block_flags", entry.blockFlags);
                out.number("language", entry.language);
                out.end();
            }
            out.end();
        }
    }

    /**
     * One block.
     *
     * @param blockNumber 0 to 65535
     * @param blockFlags bits whose meaning is not public
     * @param language as in {@link BlockFacts#language}
     */
    record Entry(int blockNumber, int blockFlags, int language) {}

    /**
     * The information about one block.
     *
     * @param infoType what kind of answer, 1
     * @param infoLength bytes that follow
     * @param facts header and trailer of the block
     */
    record OneBlock(int infoType, int infoLength, BlockFacts facts) implements BlockContent {
        @Override
        public void fields(FieldWriter out) {
            out.number("info_type", infoType);
            out.number("info_length", infoLength);
            out.beginObject("block");
            facts.fields(out);
            out.end();
        }
    }
}
