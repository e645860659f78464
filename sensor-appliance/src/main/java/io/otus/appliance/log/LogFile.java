package io.otus.appliance.log;

import io.otus.appliance.json.JsonLine;
import java.nio.ByteBuffer;

/**
 * One file of the log: collects lines in a block and hands full blocks to the log's thread. Confined to the analysis
 * thread.
 */
final class LogFile {
    /** Bytes of a block; a longer line has a block of its own. */
    static final int BLOCK = 1 << 16;

    private final String name;
    private final LogThread thread;
    private ByteBuffer block;
    private long lines;

    LogFile(String name, LogThread thread) {
        this.name = name;
        this.thread = thread;
        this.block = thread.emptyBlock();
    }

    void add(JsonLine line) {
        if (line.size() > block.remaining()) {
            handOver();
            if (line.size() > block.capacity()) {
                block = ByteBuffer.allocate(line.size());
            }
        }
        line.writeTo(block);
        lines++;
    }

    /** Hands over what there is, so that it is in the file soon. */
    void handOver() {
        if (block.position() > 0) {
            thread.write(name, block.flip(), lines);
            block = thread.emptyBlock();
            lines = 0;
        }
    }
}
