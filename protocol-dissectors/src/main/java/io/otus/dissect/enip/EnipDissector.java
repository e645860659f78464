package io.otus.dissect.enip;

import io.otus.core.bytes.ByteView;
import io.otus.core.event.Outcome;
import io.otus.core.event.Service;
import io.otus.core.spi.Carrier;
import io.otus.core.spi.Context;
import io.otus.core.spi.Direction;
import io.otus.core.spi.Dissector;
import io.otus.core.spi.Output;
import io.otus.core.spi.Request;
import io.otus.core.spi.Response;
import io.otus.layer.cpf.CpfItems;
import io.otus.layer.cpf.EncapsulationHeader;
import java.util.List;
import java.util.Objects;

/** Frames and reads messages of the encapsulation and hands the CIP in them on. */
final class EnipDissector implements Dissector {
    /** Most bytes behind the header (§2-3.3). */
    static final int MAX_LENGTH = 65_511;

    /** Where the items begin behind interface handle and timeout. */
    private static final int ITEMS_AT = EncapsulationHeader.SIZE + 6;
    /** The least that carries a message: interface handle, timeout, count and two empty items. */
    private static final int MIN_CARRYING = 16;

    private static final int OPTIONS_AT = 20;
    private static final int REGISTERED = 4;
    private static final int REPLY = 0x80;
    private static final int MAX_STATUS = 0xFFFF;
    /** Sets the transactions apart from those of CIP on the same flow. */
    private static final long ENCAPSULATION = 1L << 63;

    @Override
    public int frameLength(ByteView bytes, Context context) {
        boolean datagram = context.carrier() == Carrier.DATAGRAM;
        if (datagram && ImplicitFrame.isOne(bytes)) {
            return bytes.length();
        }
        if (datagram && DtlsRecord.isOne(bytes, context)) {
            return DtlsRecord.SIZE + DtlsRecord.length(bytes);
        }
        return TlsRecord.isExpected(context)
                ? TlsRecord.frameLength(bytes)
                : encapsulated(bytes, context.hinted(), context.hinted() && !datagram);
    }

    /**
     * Length of a message. A receiver must drop messages with options (§2-3.2.7), but not all do: where the connection
     * is expected to be EtherNet/IP such messages are read all the same, and reported.
     */
    private static int encapsulated(ByteView bytes, boolean hinted, boolean withOptions) {
        int there = bytes.length();
        if (there < 2) {
            return EnipCommand.isDefined(bytes.u8(0)) ? NEED_MORE : NOT_MINE;
        }
        int command = EncapsulationHeader.command(bytes);
        boolean mayBegin = hinted ? EnipCommand.isDefined(command) : command != EnipCommand.NOP;
        if (!mayBegin || !EnipCommand.isDefined(command)) {
            return NOT_MINE;
        }
        if (there >= 4 && !lengthFits(command, EncapsulationHeader.length(bytes))) {
            return NOT_MINE;
        }
        if (there >= 12 && EncapsulationHeader.status(bytes) > MAX_STATUS) {
            return NOT_MINE;
        }
        if (there < EncapsulationHeader.SIZE) {
            return NEED_MORE;
        }
        if (EncapsulationHeader.options(bytes) != 0 && (!withOptions || command == EnipCommand.NOP)) {
            return NOT_MINE;
        }
        if (EnipCommand.carriesCip(command)
                && there >= EncapsulationHeader.SIZE + 4
                && EncapsulationHeader.length(bytes) > 0
                && bytes.le32(EncapsulationHeader.SIZE) != 0
                && !hinted) {
            return NOT_MINE;
        }
        return EncapsulationHeader.SIZE + EncapsulationHeader.length(bytes);
    }

    /** Whether data of this length may follow; a refusal has none. */
    private static boolean lengthFits(int command, int length) {
        return switch (command) {
            case EnipCommand.REGISTER_SESSION -> length == REGISTERED || length == 0;
            case EnipCommand.UNREGISTER_SESSION, EnipCommand.CANCEL -> length == 0;
            case EnipCommand.SEND_RR_DATA, EnipCommand.SEND_UNIT_DATA ->
                length == 0 || (length >= MIN_CARRYING && length <= MAX_LENGTH);
            default -> length <= MAX_LENGTH;
        };
    }

    @Override
    public boolean isCertain(ByteView message, Context context) {
        if (context.carrier() == Carrier.DATAGRAM && ImplicitFrame.isOne(message)) {
            return true;
        }
        if (!message.has(0, EncapsulationHeader.SIZE)) {
            return false;
        }
        int command = EncapsulationHeader.command(message);
        int length = EncapsulationHeader.length(message);
        return switch (command) {
            case EnipCommand.REGISTER_SESSION ->
                length == REGISTERED && message.has(EncapsulationHeader.SIZE, 4) && message.le32(24) == 1;
            case EnipCommand.SEND_RR_DATA, EnipCommand.SEND_UNIT_DATA -> itemsFit(message, ITEMS_AT);
            case EnipCommand.LIST_IDENTITY -> length > 2 && itemsFit(message, EncapsulationHeader.SIZE);
            default -> false;
        };
    }

    private static boolean itemsFit(ByteView message, int at) {
        CpfItems items = new CpfItems(message, at);
        while (items.next()) {
            if (items.type() == CpfItems.LIST_IDENTITY && items.length() < 34) {
                return false;
            }
        }
        return items.count() > 0 && items.isWhole() && items.end() == message.length();
    }

    @Override
    public void dissect(ByteView message, Context context, Output out) {
        boolean datagram = context.carrier() == Carrier.DATAGRAM;
        if (datagram && ImplicitFrame.isOne(message)) {
            out.message(new EnipEvent.Implicit(ItemReader.read(message, 0, out)));
            out.child(message);
            return;
        }
        if (datagram && DtlsRecord.isOne(message, context)) {
            DtlsRecord.read(message, out);
            return;
        }
        if (TlsRecord.isExpected(context)) {
            TlsRecord.read(message, out);
            return;
        }
        if (!message.has(0, EncapsulationHeader.SIZE)) {
            out.malformed(EnipAnomaly.LENGTH, 0);
            return;
        }
        if (message.length() < EncapsulationHeader.SIZE + EncapsulationHeader.length(message)) {
            out.malformed(EnipAnomaly.LENGTH, 2);
        }
        if (EncapsulationHeader.options(message) != 0) {
            out.malformed(EnipAnomaly.OPTIONS, OPTIONS_AT);
        }
        command(message, context, out);
    }

    private static void command(ByteView message, Context context, Output out) {
        int command = EncapsulationHeader.command(message);
        boolean response = isResponse(command, message, context);
        EnipEvent.Header header = new EnipEvent.Header(
                response ? EnipEvent.RESPONSE : EnipEvent.REQUEST,
                command,
                EncapsulationHeader.length(message),
                EncapsulationHeader.sessionHandle(message),
                EncapsulationHeader.status(message),
                message.octets(12, 8),
                EncapsulationHeader.options(message));
        ByteView data = message.from(EncapsulationHeader.SIZE);
        if (EnipCommand.carriesCip(command)) {
            carrying(header, message, data, out);
            return;
        }
        Direction direction = response ? Direction.FROM_SERVER : Direction.FROM_CLIENT;
        switch (command) {
            case EnipCommand.REGISTER_SESSION -> register(header, data, out);
            case EnipCommand.LIST_IDENTITY, EnipCommand.LIST_SERVICES, EnipCommand.LIST_INTERFACES ->
                listed(header, message, data, context, out);
            default -> out.message(new EnipEvent.Plain(header, data.octets()));
        }
        if (command != EnipCommand.NOP && command != EnipCommand.INDICATE_STATUS) {
            direction.tell(context, out);
        }
        exchange(header, response, context, out);
    }

    /** Whether content shows that a message is a response, by lengths and handles; a NOP goes either way. */
    private static boolean isResponse(int command, ByteView message, Context context) {
        if (EncapsulationHeader.status(message) != 0) {
            return true;
        }
        int length = EncapsulationHeader.length(message);
        return switch (command) {
            case EnipCommand.LIST_IDENTITY, EnipCommand.LIST_SERVICES, EnipCommand.LIST_INTERFACES -> length > 0;
            case EnipCommand.REGISTER_SESSION -> EncapsulationHeader.sessionHandle(message) != 0;
            case EnipCommand.UNREGISTER_SESSION, EnipCommand.CANCEL -> false;
            case EnipCommand.SEND_RR_DATA, EnipCommand.SEND_UNIT_DATA -> repliesInside(message);
            default -> context.direction() == Direction.FROM_SERVER;
        };
    }

    /** Whether the CIP inside is an answer: the upper bit of its service (Vol. 1 §2-4.2). */
    private static boolean repliesInside(ByteView message) {
        CpfItems items = new CpfItems(message, ITEMS_AT);
        for (int i = 0; i < ItemReader.MAX_ITEMS && items.next(); i++) {
            int service = items.type() == CpfItems.UNCONNECTED_DATA ? 0 : 2;
            boolean data = items.type() == CpfItems.UNCONNECTED_DATA || items.type() == CpfItems.CONNECTED_DATA;
            if (data && items.length() > service) {
                return (message.u8(items.at() + service) & REPLY) != 0;
            }
        }
        return false;
    }

    private static void carrying(EnipEvent.Header header, ByteView message, ByteView data, Output out) {
        if (data.length() < MIN_CARRYING) {
            out.message(new EnipEvent.Plain(header, data.octets()));
            if (data.length() > 0 || header.status() == 0) {
                out.malformed(EnipAnomaly.DATA_LENGTH, EncapsulationHeader.SIZE);
            }
            return;
        }
        List<Item> items = ItemReader.read(message, ITEMS_AT, out);
        out.message(new EnipEvent.Carrying(header, data.le32(0), data.le16(4), items));
        if (header.sessionHandle() == 0) {
            out.malformed(EnipAnomaly.SESSION, 4);
        }
        if (data.le32(0) != 0) {
            out.malformed(EnipAnomaly.INTERFACE, EncapsulationHeader.SIZE);
            return;
        }
        if (!inOrder(items)) {
            out.malformed(EnipAnomaly.ITEM_ORDER, ITEMS_AT);
        }
        for (Item item : items) {
            if (isData(item.typeId()) && item.length() > 0) {
                out.child(message);
                return;
            }
        }
    }

    private static boolean isData(int type) {
        return type == CpfItems.CONNECTED_DATA || type == CpfItems.UNCONNECTED_DATA;
    }

    private static boolean inOrder(List<Item> items) {
        if (items.size() < 2 || !isData(items.get(1).typeId())) {
            return false;
        }
        int address = items.getFirst().typeId();
        return items.get(1).typeId() == CpfItems.UNCONNECTED_DATA
                ? address == CpfItems.NULL_ADDRESS
                : address == CpfItems.CONNECTED_ADDRESS || address == CpfItems.SEQUENCED_ADDRESS;
    }

    private static void register(EnipEvent.Header header, ByteView data, Output out) {
        if (data.length() != REGISTERED) {
            out.message(new EnipEvent.Plain(header, data.octets()));
            if (data.length() > 0 || header.status() == 0) {
                out.malformed(EnipAnomaly.DATA_LENGTH, EncapsulationHeader.SIZE);
            }
            return;
        }
        out.message(new EnipEvent.RegisterSession(header, data.le16(0), data.le16(2)));
    }

    private static void listed(EnipEvent.Header header, ByteView message, ByteView data, Context context, Output out) {
        if (data.length() == 0) {
            out.message(new EnipEvent.Plain(header, data.octets()));
            return;
        }
        List<Item> items = ItemReader.read(message, EncapsulationHeader.SIZE, out);
        out.message(new EnipEvent.Listed(header, items));
        for (Item item : items) {
            if (item instanceof Item.Identity identity) {
                Identity.claim(identity, context, out);
            }
        }
    }

    private static void exchange(EnipEvent.Header header, boolean response, Context context, Output out) {
        Service service = EnipCommand.service(header.command());
        if (service == null) {
            return;
        }
        if (header.command() == EnipCommand.NOP) {
            // The same command goes either way; what a client sends so is an act of its own.
            if (header.length() > 0 && context.direction() == Direction.FROM_CLIENT) {
                out.request(Request.unconfirmed(EnipCommand.NOP_WITH_DATA, "", List.of()));
            }
            return;
        }
        long transaction = ENCAPSULATION | (long) header.command() << 32 | hash(header);
        boolean broadcast = context.carrier() == Carrier.DATAGRAM;
        if (response && broadcast) {
            boolean identity = header.command() == EnipCommand.LIST_IDENTITY;
            Service told = identity ? EnipCommand.IDENTITY : service;
            out.request(Request.notification(told, "", List.of()));
        } else if (response) {
            String name = EnipCommand.status(header.status());
            Outcome outcome = header.status() == 0
                    ? Outcome.OK
                    : Outcome.error((int) header.status(), name.isEmpty() ? "status_" + header.status() : name);
            out.response(new Response(transaction, service, "", outcome, List.of()));
        } else if (broadcast || header.command() == EnipCommand.UNREGISTER_SESSION) {
            out.request(Request.unconfirmed(service, "", List.of()));
        } else if (header.command() != EnipCommand.CANCEL && header.command() != EnipCommand.INDICATE_STATUS) {
            out.request(Request.confirmed(transaction, service, "", List.of()));
        }
    }

    /** An answer repeats the context of its request. */
    private static long hash(EnipEvent.Header header) {
        return Integer.toUnsignedLong(Objects.hashCode(header.senderContext().toString()));
    }
}
