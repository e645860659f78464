package io.otus.core.capture;

import java.nio.ByteOrder;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.pcap4j.core.BpfProgram;

/**
 * Tells which frames of files pass a BPF expression, with one program of libpcap for each link type: a file of several
 * interfaces may have several. Programs are native memory, held until {@link #close}. Confined to the analysis thread.
 */
final class FrameFilter implements AutoCloseable {
    private static final int FAMILY_SIZE = 4;
    private static final byte AF_INET = 2;
    /** As Linux numbers it. */
    private static final byte AF_INET6 = 10;

    private final String expression;
    private final Map<Integer, BpfProgram> programs = new HashMap<>();
    private @Nullable BpfProgram latest;
    private int latestLinkType;

    FrameFilter(String expression) {
        this.expression = expression;
    }

    /**
     * Returns whether a frame passes. A frame whose link type is not read passes, to be counted as unknown.
     *
     * @throws CaptureException if the expression does not suit its link type: whether it passes is not known then
     */
    boolean passes(Frame frame) throws CaptureException {
        if (!LinkType.READ.contains(frame.linkType())) {
            return true;
        }
        // An array of its own, as all bytes of an array are handed to libpcap.
        byte[] bytes = new byte[frame.capturedLength()];
        frame.block().copyTo(frame.offset(), bytes, 0, bytes.length);
        if (frame.linkType() == LinkType.NULL || frame.linkType() == LinkType.LOOP) {
            renumberFamily(bytes, frame.linkType() == LinkType.LOOP);
        }
        return program(frame).applyFilter(bytes, frame.originalLength(), bytes.length);
    }

    /**
     * Gives a loopback packet the address family by which this host knows IP: libpcap compiles for that, and a file has
     * the number and byte order of the host that captured.
     */
    private static void renumberFamily(byte[] bytes, boolean isNetworkOrder) {
        if (bytes.length <= FAMILY_SIZE || bytes[1] != 0 || bytes[2] != 0 || (bytes[0] != 0 && bytes[3] != 0)) {
            return;
        }
        int version = bytes[FAMILY_SIZE] >> 4;
        if (version == 4 || version == 6) {
            boolean isLast = isNetworkOrder || ByteOrder.nativeOrder() == ByteOrder.BIG_ENDIAN;
            bytes[0] = 0;
            bytes[3] = 0;
            bytes[isLast ? 3 : 0] = version == 4 ? AF_INET : AF_INET6;
        }
    }

    private BpfProgram program(Frame frame) throws CaptureException {
        BpfProgram program = latest;
        if (program == null || latestLinkType != frame.linkType()) {
            program = programs.get(frame.linkType());
            if (program == null) {
                program = compiled(frame);
            }
            latest = program;
            latestLinkType = frame.linkType();
        }
        return program;
    }

    private BpfProgram compiled(Frame frame) throws CaptureException {
        try {
            BpfProgram program = CaptureFilter.compile(expression, frame.linkType());
            programs.put(frame.linkType(), program);
            return program;
        } catch (CaptureException e) {
            throw new CaptureException(e.kind(), e.getMessage() + " (frame " + frame.number() + ")", e);
        }
    }

    /** Frees the programs. Idempotent. */
    @Override
    public void close() {
        latest = null;
        programs.values().forEach(BpfProgram::free);
        programs.clear();
    }
}
