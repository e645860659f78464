package io.otus.dissect.ethercat;

import io.otus.core.bytes.ByteView;
import io.otus.core.event.Units;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The devices of one line: which station address is at which position, which of their memory is a mailbox, and what was
 * reported of them. Each table is bounded; a further entry pushes out the first. Confined to the analysis thread.
 */
final class Devices {
    /** Most entries of each table. */
    static final int MAX = 1_024;

    private static final int SYNC_MANAGER_SIZE = 8;
    private static final int MODE = 0x03;
    private static final int MAILBOX_MODE = 0x02;
    private static final int ADDRESS_BITS = 0xFFFF;
    private final Map<Integer, Integer> stations = new LinkedHashMap<>();
    private final Map<Place, Boolean> mailboxes = new LinkedHashMap<>();
    private final Map<Place, Long> told = new LinkedHashMap<>();
    private final Map<String, Integer> states = new LinkedHashMap<>();
    private final Map<String, Long> eeprom = new LinkedHashMap<>();
    private int count;

    /** Something of one device, or of the line. */
    private record Place(String unit, int command, long address) {}

    private static <K, V> @Nullable V put(Map<K, V> map, K key, V value) {
        if (map.size() >= MAX && !map.containsKey(key)) {
            map.remove(map.keySet().iterator().next());
        }
        return map.put(key, value);
    }

    /** Notes how many devices processed a broadcast. */
    void count(int devices) {
        count = devices;
    }

    /**
     * The device that a datagram addresses: its station address, its position behind {@code #} where that is all that
     * is known; none for all.
     */
    String unit(int command, int adp, boolean isReturned) {
        if (CommandType.isFixed(command)) {
            return Integer.toString(adp);
        }
        if (!CommandType.isAutoIncrement(command)) {
            return Units.NONE;
        }
        if (isReturned && count == 0) {
            return Units.UNKNOWN;
        }
        int position = (isReturned ? count - adp : -adp) & ADDRESS_BITS;
        Integer station = stations.get(position);
        return station == null ? "#" + position : Integer.toString(station);
    }

    /** A device at a position is given a station address. */
    void station(int adp, boolean isReturned, int address) {
        if (!isReturned || count > 0) {
            put(stations, (isReturned ? count - adp : -adp) & ADDRESS_BITS, address);
        }
    }

    /** Sync managers are set; the data begin at one of them. */
    void syncManagers(String unit, ByteView data) {
        for (int at = 0; data.has(at, SYNC_MANAGER_SIZE); at += SYNC_MANAGER_SIZE) {
            boolean isMailbox = (data.u8(at + 4) & MODE) == MAILBOX_MODE && data.le16(at + 2) > 0;
            put(mailboxes, new Place(unit, 0, data.le16(at)), isMailbox);
        }
    }

    /** Whether a device's memory at this address is a mailbox, as far as was seen. */
    boolean isMailbox(String unit, int address) {
        return mailboxes.getOrDefault(new Place(unit, 0, address), false);
    }

    /** Whether this was not reported before: another datagram, or the same one with data of another hash. */
    boolean isNews(String unit, int command, long address, long hash) {
        Long before = put(told, new Place(unit, command, address), hash);
        return before == null || before != hash;
    }

    /** Whether a device is in another state than before, or in its first. */
    boolean isAnotherState(String unit, int state) {
        Integer before = put(states, unit, state);
        return before == null || before != state;
    }

    /** Which word of its EEPROM a device is to read or write. */
    void eepromAddress(String unit, long address) {
        put(eeprom, unit, address);
    }

    /** That word; -1 where it was not seen. */
    long eepromAddress(String unit) {
        return eeprom.getOrDefault(unit, -1L);
    }
}
