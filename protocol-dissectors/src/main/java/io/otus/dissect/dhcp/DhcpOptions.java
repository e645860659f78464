package io.otus.dissect.dhcp;

import io.otus.core.bytes.ByteView;
import io.otus.core.spi.Output;
import org.jspecify.annotations.Nullable;

/**
 * The options of one message, RFC 2132 and RFC 3396: an option that comes more than once is kept once, its first part.
 */
final class DhcpOptions {
    static final int SUBNET_MASK = 1;
    static final int ROUTER = 3;
    static final int NAME_SERVER = 6;
    static final int HOST_NAME = 12;
    static final int REQUESTED_IP_ADDRESS = 50;
    static final int LEASE_TIME = 51;
    static final int OVERLOAD = 52;
    static final int MESSAGE_TYPE = 53;
    static final int SERVER_IDENTIFIER = 54;
    static final int PARAMETER_REQUEST_LIST = 55;
    static final int VENDOR_CLASS_IDENTIFIER = 60;
    static final int CLIENT_IDENTIFIER = 61;
    static final int CLIENT_FQDN = 81;
    static final int RELAY_AGENT_INFORMATION = 82;
    static final int VENDOR_IDENTIFYING_CLASS = 124;

    private static final int PAD = 0;
    private static final int END = 255;

    private final @Nullable ByteView[] values = new ByteView[256];

    private DhcpOptions() {}

    /** Reads the options after the fixed part, and those in sname and file where option 52 says so (RFC 2132 §9.3). */
    static DhcpOptions read(ByteView message, Output out) {
        DhcpOptions options = new DhcpOptions();
        options.walk(message, DhcpHeader.SIZE, message.length(), out);
        ByteView overload = options.get(OVERLOAD, 1);
        if (overload != null) {
            if ((overload.u8(0) & 1) != 0) {
                options.walk(message, DhcpHeader.FILE, DhcpHeader.FILE + DhcpHeader.FILE_LENGTH, out);
            }
            if ((overload.u8(0) & 2) != 0) {
                options.walk(message, DhcpHeader.SNAME, DhcpHeader.SNAME + DhcpHeader.SNAME_LENGTH, out);
            }
        }
        return options;
    }

    private void walk(ByteView message, int from, int to, Output out) {
        int at = from;
        while (at < to && message.u8(at) != END) {
            int code = message.u8(at);
            if (code == PAD) {
                at++;
                continue;
            }
            if (at + 1 >= to || at + 2 + message.u8(at + 1) > to) {
                out.malformed(DhcpAnomaly.OPTION_LENGTH, at);
                return;
            }
            int length = message.u8(at + 1);
            if (values[code] == null) {
                values[code] = message.slice(at + 2, length);
            }
            at += 2 + length;
        }
    }

    /** An option of at least {@code least} bytes; null where it is absent or shorter. */
    @Nullable
    ByteView get(int code, int least) {
        ByteView value = values[code];
        return value != null && value.length() >= least ? value : null;
    }
}
