package io.otus.simulator.plant;

import io.otus.simulator.protocol.S7.Item;
import io.otus.simulator.protocol.S7UserData;
import io.otus.simulator.wire.ByteWriter;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** One S7 CPU: a data block, its identity and whether it runs. A stopped CPU still answers, its values stand still. */
final class S7Cpu {
    private static final int BLOCK_LENGTH = 64;

    private final int block;
    private final byte[] data = new byte[BLOCK_LENGTH];
    private final List<byte[]> moduleIdentification;
    private final List<byte[]> componentIdentification;
    private boolean running = true;

    /**
     * A running CPU.
     *
     * @param block number of its data block
     * @param order order number
     * @param firmware major, minor, patch
     */
    S7Cpu(int block, String station, String order, String type, String serial, int... firmware) {
        this.block = block;
        this.moduleIdentification = S7UserData.moduleIdentification(order, 4, firmware);
        Map<Integer, String> texts =
                Map.of(1, station, 2, type, 3, "WATERWORKS", 4, "Original Siemens Equipment", 5, serial, 7, type);
        this.componentIdentification = S7UserData.componentIdentification(new TreeMap<>(texts));
    }

    /** Bytes of its data block. */
    Item item(int offset, int count) {
        return Item.bytes(block, offset, count);
    }

    /** The value of each item, taken from the data block. */
    List<byte[]> read(List<Item> items) {
        return items.stream()
                .map(item -> Arrays.copyOfRange(data, item.offset(), item.offset() + item.count()))
                .toList();
    }

    /** Changes the data block, as a client does or as the program does while it runs. */
    void write(int offset, byte[] value) {
        System.arraycopy(value, 0, data, offset, value.length);
    }

    /** Gives the program a new measurement; a stopped CPU does not take it. */
    void measure(int offset, float value) {
        if (running) {
            write(offset, real(value));
        }
    }

    /** A REAL as the data block holds it. */
    static byte[] real(float value) {
        return new ByteWriter().f32(value).toByteArray();
    }

    void stop() {
        running = false;
    }

    List<byte[]> szl(int id) {
        return id == S7UserData.MODULE_IDENTIFICATION ? moduleIdentification : componentIdentification;
    }
}
