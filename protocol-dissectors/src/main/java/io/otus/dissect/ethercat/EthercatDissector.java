package io.otus.dissect.ethercat;

import io.otus.core.bytes.ByteView;
import io.otus.core.event.Element;
import io.otus.core.net.Endpoint;
import io.otus.core.net.MacAddress;
import io.otus.core.spi.Carrier;
import io.otus.core.spi.Context;
import io.otus.core.spi.Direction;
import io.otus.core.spi.Dissector;
import io.otus.core.spi.Output;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads frames that a master sends, and the same as they come back from its devices. */
final class EthercatDissector implements Dissector {
    /** Most variables of a frame that are reported. */
    private static final int MAX_VARIABLES = 128;
    /** The first device sets this bit of the source address as a frame passes: IEC 61158-4-12 §5.2.2. */
    private static final long PASSED = 1L << 41;

    private final Devices devices = new Devices();
    private boolean isDecided;
    /**
     * Whether a device set that bit: the address of a master may have it by itself, and then its first frame is one
     * that nobody worked on.
     */
    private boolean isMarkedByDevice;

    @Override
    public int frameLength(ByteView bytes, Context context) {
        if (context.carrier() == Carrier.STREAM || (context.carrier() != Carrier.LINK && !context.hinted())) {
            return NOT_MINE;
        }
        if (bytes.length() < EthercatHeader.SIZE) {
            return NEED_MORE;
        }
        if (context.carrier() == Carrier.LINK) {
            return bytes.length();
        }
        int type = EthercatHeader.type(bytes);
        boolean fits = !EthercatHeader.isReservedSet(bytes)
                && bytes.length() >= EthercatHeader.SIZE + EthercatHeader.length(bytes)
                && (type == EthercatHeader.DATAGRAMS
                        ? isWhole(bytes)
                        : type == EthercatHeader.NETWORK_VARIABLES || type == EthercatHeader.MAILBOX);
        return fits ? bytes.length() : NOT_MINE;
    }

    /** Whether datagrams fill the frame. */
    private static boolean isWhole(ByteView bytes) {
        int end = EthercatHeader.SIZE + EthercatHeader.length(bytes);
        int at = EthercatHeader.SIZE;
        boolean hasMore = true;
        while (hasMore && isThere(bytes, at, end)) {
            if (!CommandType.isKnown(bytes.u8(at))) {
                return false;
            }
            hasMore = Datagram.hasMore(bytes, at);
            at = next(bytes, at);
        }
        return !hasMore && at == end;
    }

    private static boolean isThere(ByteView bytes, int at, int end) {
        return at + Datagram.HEADER + Datagram.COUNTER <= end && next(bytes, at) <= end;
    }

    private static int next(ByteView bytes, int at) {
        return at + Datagram.HEADER + Datagram.dataLength(bytes, at) + Datagram.COUNTER;
    }

    @Override
    public void dissect(ByteView message, Context context, Output out) {
        if (message.length() < EthercatHeader.SIZE) {
            out.malformed(EthercatAnomaly.LENGTH, 0);
            return;
        }
        int type = EthercatHeader.type(message);
        int length = EthercatHeader.length(message);
        if (EthercatHeader.isReservedSet(message)) {
            out.malformed(EthercatAnomaly.RESERVED, 0);
        }
        int end = Math.min(message.length(), EthercatHeader.SIZE + length);
        if (end < EthercatHeader.SIZE + length) {
            out.malformed(EthercatAnomaly.LENGTH, 0);
        }
        ByteView frame = message.slice(0, end);
        if (type == EthercatHeader.DATAGRAMS) {
            datagrams(frame, length, context, out);
            return;
        }
        List<Element> body = new ArrayList<>();
        switch (type) {
            case EthercatHeader.NETWORK_VARIABLES -> variables(frame, body, out);
            case EthercatHeader.MAILBOX -> {
                Mailbox mailbox = Mailbox.read(frame.from(EthercatHeader.SIZE));
                body.addAll(mailbox.elements());
                if (mailbox.isBroken()) {
                    out.malformed(EthercatAnomaly.MAILBOX, EthercatHeader.SIZE);
                }
                mask(mailbox, EthercatHeader.SIZE, out);
            }
            default -> {
                out.unknown("frame_type", type);
                body.add(undecoded(new EcatReader(frame, EthercatHeader.SIZE)));
            }
        }
        out.message(new EthercatEvent(type, length, false, List.of(), body));
    }

    private static Element undecoded(EcatReader in) {
        return Element.text("undecoded", in.restHex());
    }

    private static void mask(Mailbox mailbox, int at, Output out) {
        if (mailbox.secretAt() >= 0) {
            out.secret(at + mailbox.secretAt(), 4);
        }
    }

    private void datagrams(ByteView frame, int length, Context context, Output out) {
        MacAddress source = context.source().mac();
        boolean isReturned = isReturned(frame, context.carrier(), source);
        if (isReturned) {
            count(frame);
        }
        Direction.FROM_CLIENT.tell(context, out);
        Endpoint master = isMarkedByDevice && source != null ? sender(context.source(), source) : context.source();
        Meaning meaning = new Meaning(devices, new Identity(master, out), out, isReturned);
        List<Datagram> read = new ArrayList<>();
        int at = EthercatHeader.SIZE;
        boolean hasMore = true;
        while (hasMore && isThere(frame, at, frame.length())) {
            hasMore = Datagram.hasMore(frame, at);
            read.add(datagram(frame, at, isReturned, meaning, out));
            at = next(frame, at);
        }
        boolean isWhole = !hasMore && at == frame.length();
        if (!isWhole && frame.length() == EthercatHeader.SIZE + length) {
            out.malformed(EthercatAnomaly.DATAGRAM, at);
        }
        List<Element> rest =
                isWhole || at >= frame.length() ? List.of() : List.of(undecoded(new EcatReader(frame, at)));
        out.message(new EthercatEvent(EthercatHeader.DATAGRAMS, length, isReturned, read, rest));
    }

    /**
     * A counter alone proves nothing on a link: whoever sends a frame may set it, and only a device sets the bit of the
     * address.
     */
    private boolean isReturned(ByteView frame, Carrier carrier, @Nullable MacAddress source) {
        boolean isWorked = isWorked(frame);
        boolean isMarked = source != null && (source.bits() & PASSED) != 0;
        if (!isDecided) {
            isDecided = true;
            isMarkedByDevice = isWorked && isMarked;
        }
        return isMarkedByDevice || (isWorked && (isMarked || carrier != Carrier.LINK));
    }

    private static Endpoint sender(Endpoint marked, MacAddress mac) {
        return new Endpoint(marked.segment(), new MacAddress(mac.bits() & ~PASSED), marked.ip(), marked.port());
    }

    /** Whether the counter says that a device worked on it. */
    private static boolean isWorked(ByteView frame) {
        int at = EthercatHeader.SIZE;
        while (isThere(frame, at, frame.length())) {
            int next = next(frame, at);
            if (frame.le16(next - Datagram.COUNTER) > 0) {
                return true;
            }
            at = next;
        }
        return false;
    }

    /** Reports how many devices there are: the number that read or wrote a register which every device has. */
    private void count(ByteView frame) {
        int at = EthercatHeader.SIZE;
        while (isThere(frame, at, frame.length())) {
            int next = next(frame, at);
            int counter = frame.le16(next - Datagram.COUNTER);
            if (CommandType.countsDevices(frame.u8(at)) && Register.isMandatory(frame.le16(at + 4)) && counter > 0) {
                devices.count(counter);
            }
            at = next;
        }
    }

    private Datagram datagram(ByteView frame, int at, boolean isReturned, Meaning meaning, Output out) {
        int command = frame.u8(at);
        long address = frame.le32(at + 2);
        int length = Datagram.dataLength(frame, at);
        ByteView data = frame.slice(at + Datagram.HEADER, length);
        int counter = frame.le16(at + Datagram.HEADER + length);
        if (!CommandType.isKnown(command)) {
            out.unknown("command", command);
        }
        String unit = devices.unit(command, (int) (address & 0xFFFF), isReturned);
        boolean isFilled = CommandType.writes(command) || (isReturned && counter > 0);
        Mailbox mailbox = isFilled ? mailbox(command, (int) (address >> 16), data, unit) : null;
        if (mailbox != null) {
            if (mailbox.isBroken()) {
                out.malformed(EthercatAnomaly.SERVICE, at + Datagram.HEADER);
            }
            mask(mailbox, at + Datagram.HEADER, out);
        }
        meaning.tell(command, address, data, counter, unit, mailbox);
        return Datagram.read(frame, at, mailbox == null ? List.of() : mailbox.elements());
    }

    private @Nullable Mailbox mailbox(int command, int ado, ByteView data, String unit) {
        boolean isMemory =
                (CommandType.isFixed(command) || CommandType.isAutoIncrement(command)) && ado >= Register.MEMORY;
        if (!isMemory) {
            return null;
        }
        boolean isMailbox = devices.isMailbox(unit, ado) ? Mailbox.fits(data) : Mailbox.isLikely(data);
        return isMailbox ? Mailbox.read(data) : null;
    }

    /** Network variables, ETG.1005: publisher, number and cycle, then each with its header. */
    private static void variables(ByteView frame, List<Element> body, Output out) {
        EcatReader in = new EcatReader(frame, EthercatHeader.SIZE);
        body.add(Element.text("publisher", in.hex(6)));
        int count = in.u16();
        body.add(Element.number("variable_count", count));
        body.add(Element.number("cycle_index", in.u16()));
        in.u16();
        List<Element.Group> variables = new ArrayList<>();
        for (int i = 0; i < count && i < MAX_VARIABLES && !in.failed(); i++) {
            int id = in.u16();
            int hash = in.u16();
            int length = in.u16();
            int quality = in.u16();
            ByteView data = in.bytes(length);
            if (in.failed()) {
                break;
            }
            variables.add(new Element.Group(
                    "variable",
                    List.of(
                            Element.number("variable_id", id),
                            Element.number("variable_hash", hash),
                            Element.number("data_length", length),
                            Element.number("quality", quality),
                            Element.text(
                                    "data",
                                    data.octets(0, Math.min(length, EthercatEvent.KEPT))
                                            .toString()))));
        }
        body.add(new Element.Groups("variables", variables));
        if (in.failed()) {
            out.malformed(EthercatAnomaly.VARIABLES, EthercatHeader.SIZE);
        }
    }
}
