package io.otus.dissect.ads;

import io.otus.core.event.Action;
import io.otus.core.event.Danger;
import io.otus.core.event.Service;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What index groups are, ADS "Specification for ADS services": those of the PLC at its own ports, the general ones of
 * symbols and sums at every port, and those of the system service at port 10000, which has files, processes, registry
 * and clock.
 */
final class IndexGroup {
    static final long SYMBOL_HANDLE_BY_NAME = 0xF003;
    static final long SYMBOL_VALUE_BY_NAME = 0xF004;
    static final long SYMBOL_VALUE_BY_HANDLE = 0xF005;
    static final long RELEASE_SYMBOL_HANDLE = 0xF006;
    static final long SYMBOL_INFO_BY_NAME = 0xF007;
    static final long SYMBOL_INFO_BY_NAME_EX = 0xF009;
    static final long SUM_READ = 0xF080;
    static final long SUM_WRITE = 0xF081;
    static final long SUM_READ_WRITE = 0xF082;
    static final long SUM_READ_EX = 0xF083;
    static final long SUM_READ_EX_2 = 0xF084;
    static final long SUM_ADD_NOTIFICATION = 0xF085;
    static final long FILE_OPEN = 120;
    static final long FILE_CLOSE = 121;
    static final long FILE_READ = 122;
    static final long FILE_WRITE = 123;
    static final long FILE_DELETE = 131;
    static final long FILE_RENAME = 132;
    static final long FILE_FIND = 133;
    static final long TIME = 400;

    /** Offset of {@link #TIME} at which the clock lies. */
    static final long DATE_AND_TIME = 1;

    private static final long FIRST_GENERAL = 0xF000;
    private static final long LAST_GENERAL = 0xFFFF;

    /** Entries of the object dictionary of an EtherCAT slave. */
    private static final long OBJECTS = 0xF302;

    private static final long PLC_FLAGS = 0x4020;
    private static final long PLC_FLAG_BITS = 0x4021;
    private static final long PLC_RETAINED = 0x4030;
    private static final long PLC_DATA = 0x4040;

    /** Memory that is addressed by octets, or by bits. */
    private record Area(String space, boolean isBits) {}

    private static final Map<Long, Area> AREAS = Map.of(
            PLC_FLAGS,
            new Area("M", false),
            PLC_FLAG_BITS,
            new Area("MX", true),
            PLC_RETAINED,
            new Area("R", false),
            PLC_DATA,
            new Area("D", false),
            0xF020L,
            new Area("I", false),
            0xF021L,
            new Area("IX", true),
            0xF030L,
            new Area("Q", false),
            0xF031L,
            new Area("QX", true));

    /** Command and group, and what they are together. */
    private static final Map<Long, Service> GENERAL = new HashMap<>();

    private static final Map<Long, Service> SYSTEM = new HashMap<>();

    static {
        """
        9 f003 get_symbol_handle_by_name read
        9 f004 read_symbol_by_name read
        3 f006 release_symbol_handle read
        9 f007 get_symbol_info_by_name read
        9 f009 get_symbol_info_by_name_ex read
        2 f008 read_symbol_version read
        2 f00b read_symbols read
        2 f00c read_symbol_information read
        2 f00e read_data_types read
        2 f00f read_symbol_information_2 read
        3 f040 clear_inputs write
        3 f050 clear_outputs write
        9 f005 call_method operate
        2 f302 read_object read
        3 f302 write_object write
        9 f080 sum_read read
        9 f081 sum_write write
        9 f082 sum_read_write read
        9 f083 sum_read_ex read
        9 f084 sum_read_ex_2 read
        9 f085 sum_add_device_notification subscribe
        9 f086 sum_delete_device_notification subscribe
        """.lines().forEach(line -> put(GENERAL, line));
        """
        2 00c8 read_registry read
        9 00c8 read_registry read
        3 00c8 write_registry configure
        9 0078 open_file file
        9 0079 close_file file
        9 007a read_file file
        9 007b write_file file
        9 007c seek_file file
        9 0072 truncate_file file
        9 007d tell_file file
        9 007e read_line file
        9 007f write_line file
        9 0081 print_to_file file
        9 0082 end_of_file file
        9 0083 delete_file delete
        9 0088 copy_file file
        9 008a make_directory file
        9 008b remove_directory delete
        9 0084 rename_file file
        9 0085 find_file file
        3 0258 change_net_id configure
        3 0321 add_route configure
        3 0322 delete_route configure
        2 0190 read_time diagnose
        3 0190 set_time time_set
        3 01f4 start_process start
        9 01f4 start_process start
        """.lines().forEach(line -> put(SYSTEM, line));
    }

    private IndexGroup() {}

    private static void put(Map<Long, Service> into, String line) {
        String[] words = line.split(" ", 4);
        int command = Integer.parseInt(words[0]);
        Action action = Action.valueOf(words[3].toUpperCase(Locale.ROOT));
        into.put(
                key(command, Long.parseLong(words[1], 16)),
                AdsCommand.named(command, words[2], action, Danger.of(action)));
    }

    private static long key(int command, long group) {
        return (long) command << 32 | group;
    }

    /**
     * The service of a command to an index group of a port.
     *
     * @param writes whether it carries data, of which nothing better is known than that it changes something
     */
    static Service service(int command, long group, int port, boolean writes) {
        Service found = port == AmsPort.SYSTEM_SERVICE ? SYSTEM.get(key(command, group)) : null;
        if (found == null) {
            found = GENERAL.get(key(command, group));
        }
        boolean isRead = group == SYMBOL_VALUE_BY_HANDLE && !writes;
        if (found != null && !isRead) {
            return found;
        }
        return command == AdsCommand.READ_WRITE && writes ? AdsCommand.WRITE_READ : AdsCommand.of(command);
    }

    /** Whether every port may have this index group: symbols, sums, images, objects. */
    static boolean isGeneral(long group) {
        return group >= FIRST_GENERAL && group <= LAST_GENERAL;
    }

    /** Whether what is written to it is the name of what is meant. */
    static boolean isByName(long group, int port) {
        if (port == AmsPort.SYSTEM_SERVICE) {
            return group == FILE_OPEN || group == FILE_DELETE || group == FILE_RENAME || group == FILE_FIND;
        }
        return group == SYMBOL_HANDLE_BY_NAME
                || group == SYMBOL_VALUE_BY_NAME
                || group == SYMBOL_INFO_BY_NAME
                || group == SYMBOL_INFO_BY_NAME_EX;
    }

    /** The point of a group that is memory, images or objects; null where it is none. */
    static @Nullable Target target(long group, long offset, int port) {
        if (group == OBJECTS) {
            return Target.object(offset);
        }
        Area area = AREAS.get(group);
        boolean isHere = group >= FIRST_GENERAL || AmsPort.isPlc(port);
        return area != null && isHere ? new Target(area.space, offset, area.isBits) : null;
    }
}
