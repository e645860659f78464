package io.otus.dissect.nbdgm;

import io.otus.core.bytes.ByteView;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * HostAnnouncement, DomainAnnouncement and LocalMasterAnnouncement, [MS-BRWS] §2.2.1, §2.2.7 and §2.2.10;
 * little-endian.
 *
 * <pre>
 *  0         1              2             6             22      23      24            28                  32
 *  +---------+--------------+-------------+-------------+-------+-------+-------------+-------------------+---------
 *  | command | update count | periodicity | server name | major | minor | server type | version signature | comment
 *  +---------+--------------+-------------+-------------+-------+-------+-------------+-------------------+---------
 * </pre>
 */
final class Announcement {
    static final int HOST = 0x01;
    static final int DOMAIN = 0x0C;
    static final int LOCAL_MASTER = 0x0F;
    static final int SIZE = 32;

    /** Bits of the server type, [MS-BRWS] §2.2.1 by [MS-SRVS] §2.2.2.7. */
    private static final long SQL_SERVER = 0x4;

    private static final long DOMAIN_CONTROLLER = 0x8 | 0x10;
    private static final long PRINT_SERVER = 0x200;
    private static final long UNIX = 0x800;
    private static final long NT = 0x1000 | 0x8000;

    private Announcement() {}

    static String name(ByteView b) {
        return b.textToNul(6, 16, StandardCharsets.ISO_8859_1);
    }

    static int major(ByteView b) {
        return b.u8(22);
    }

    static int minor(ByteView b) {
        return b.u8(23);
    }

    static long serverType(ByteView b) {
        return b.le32(24);
    }

    static String comment(ByteView b) {
        return b.textToNul(SIZE, 48, StandardCharsets.ISO_8859_1);
    }

    /**
     * Of hosts whose type says that they run Windows NT; one that says it is a Unix gives the version of what it plays.
     * Empty otherwise.
     */
    static String operatingSystem(ByteView b) {
        boolean windows = (serverType(b) & NT) != 0 && (serverType(b) & UNIX) == 0;
        return windows ? "Windows NT " + major(b) + '.' + minor(b) : "";
    }

    static List<String> services(long serverType) {
        List<String> services = new ArrayList<>();
        if ((serverType & SQL_SERVER) != 0) {
            services.add("sql_server");
        }
        if ((serverType & DOMAIN_CONTROLLER) != 0) {
            services.add("domain_controller");
        }
        if ((serverType & PRINT_SERVER) != 0) {
            services.add("print_server");
        }
        return services;
    }
}
