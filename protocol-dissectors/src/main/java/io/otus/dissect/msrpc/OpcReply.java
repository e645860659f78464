package io.otus.dissect.msrpc;

import io.otus.core.bytes.ByteView;
import io.otus.core.event.Attribute;
import io.otus.core.event.Trust;
import io.otus.core.spi.Context;
import io.otus.core.spi.Output;
import org.jspecify.annotations.Nullable;

/**
 * What servers of OPC Classic say of themselves: the answer to IOPCServer::GetStatus (OPC Data Access 2.05 §4.4.1) and
 * that of the enumerator of servers to IOPCServerList::GetClassDetails (OPC Common 1.0 §7). Ahead of either stand the
 * two fields of ORPCTHAT, [MS-DCOM] §2.2.13.4, behind it an HRESULT. Stateless.
 *
 * <pre>
 *  flags u32 | extensions u32 | reference u32 | start, current, last update 8 each | state u16 | groups u32 | bandwidth u32
 *  | major u16 | minor u16 | build u16 | reserved u16 | reference u32 | vendor information | HRESULT u32
 *
 *  flags u32 | extensions u32 | reference u32 | programmatic identifier | reference u32 | name of the type | HRESULT u32
 * </pre>
 */
final class OpcReply {
    private static final String STATUS = Interfaces.key("IOPCServer", 6);
    private static final String CLASS_DETAILS = Interfaces.key("IOPCServerList", 4);
    private static final int TIMES = 24;
    private static final String[] STATES = {"", "running", "failed", "no_config", "suspended", "test", "comm_fault"};

    private OpcReply() {}

    /**
     * The answer to a call in its own terms; null where it is another call's, is sealed or in parts, fails, or has
     * another form.
     *
     * @param key what tells the procedure that was called from others
     */
    static @Nullable MsrpcEvent read(String key, ByteView pdu) {
        boolean isOurs = key.equals(STATUS) || key.equals(CLASS_DETAILS);
        boolean isWhole = isOurs
                && pdu.length() >= MsrpcHeader.length(pdu)
                && MsrpcHeader.isFirstFragment(pdu)
                && MsrpcHeader.isLastFragment(pdu);
        if (!isWhole || MsrpcHeader.isSealed(pdu)) {
            return null;
        }
        NdrReader in = new NdrReader(pdu, MsrpcHeader.SIZE + MsrpcHeader.CALL_FIELDS, MsrpcHeader.argumentsTo(pdu));
        in.u32();
        boolean isExtended = in.u32() != 0;
        if (isExtended || in.u32() == 0) {
            return null;
        }
        return key.equals(STATUS) ? status(pdu, in) : classDetails(pdu, in);
    }

    private static @Nullable MsrpcEvent status(ByteView pdu, NdrReader in) {
        in.skip(TIMES);
        int state = in.u16();
        in.u32();
        in.u32();
        int major = in.u16();
        int minor = in.u16();
        int build = in.u16();
        in.u16();
        String vendor = in.u32() == 0 ? "" : in.text();
        boolean isFine = in.u32() == 0 && !in.broken() && state > 0 && state < STATES.length;
        return isFine
                ? new MsrpcEvent.OpcStatus(
                        MsrpcHeader.callId(pdu),
                        MsrpcHeader.length(pdu),
                        STATES[state],
                        major + "." + minor + "." + build,
                        vendor.strip())
                : null;
    }

    private static @Nullable MsrpcEvent classDetails(ByteView pdu, NdrReader in) {
        String programmatic = in.text();
        String userType = in.u32() == 0 ? "" : in.text();
        boolean isFine = in.u32() == 0 && !in.broken() && !programmatic.isBlank();
        return isFine
                ? new MsrpcEvent.OpcClass(
                        MsrpcHeader.callId(pdu), MsrpcHeader.length(pdu), programmatic.strip(), userType.strip())
                : null;
    }

    /**
     * An OPC server is a program on a computer: what it says is no maker and no version of that. That one is listed
     * shows that it is installed, and not that it runs.
     */
    static void tell(MsrpcEvent reply, Context context, Output out) {
        String service = switch (reply) {
            case MsrpcEvent.OpcStatus status ->
                "OPC DA server " + (status.vendorInfo().isEmpty() ? "" : status.vendorInfo() + ' ') + status.version();
            case MsrpcEvent.OpcClass listed ->
                "OPC server installed: " + listed.programmaticIdentifier()
                        + (listed.userType().isEmpty() ? "" : " (" + listed.userType() + ')');
            default -> "";
        };
        if (!service.isEmpty()) {
            String source = reply instanceof MsrpcEvent.OpcStatus ? "GetStatus" : "GetClassDetails";
            out.claim(context.source(), "", Attribute.SERVICE, service, source, Trust.SESSION);
        }
    }
}
