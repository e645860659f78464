package io.otus.dissect.hsms;

import io.otus.core.bytes.ByteView;
import io.otus.core.bytes.Sha256;
import io.otus.core.event.Action;
import io.otus.core.event.Attribute;
import io.otus.core.event.Outcome;
import io.otus.core.event.PointRange;
import io.otus.core.event.Service;
import io.otus.core.event.Trust;
import io.otus.core.net.Endpoint;
import io.otus.core.spi.Carrier;
import io.otus.core.spi.Context;
import io.otus.core.spi.Direction;
import io.otus.core.spi.Dissector;
import io.otus.core.spi.Output;
import io.otus.core.spi.Request;
import io.otus.core.spi.Response;
import io.otus.core.value.ValueList;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Framing of HSMS messages, which side is the host, and what each asks, tells and answers. */
final class HsmsDissector implements Dissector {
    /** Sets control transactions apart from those of data. */
    private static final long CONTROL = 1L << 32;
    /** The header of a message that is complained about, SEMI E5 §9.6, MHEAD, and its system bytes in it. */
    private static final int MHEAD = 10;

    private static final int MHEAD_SYSTEM_BYTES = 6;
    /** Items of a message that are read to see whether it is one. */
    private static final int PROVING_ITEMS = 64;

    private static final Service SELECT = session("select");
    private static final Service DESELECT = session("deselect");
    private static final Service LINKTEST = session("linktest");
    private static final Service SEPARATE = session("separate");
    /** A host puts a program into the equipment that asked for it. */
    private static final Service PROGRAM_DATA =
            new Service(Function.code(7, 6), "process_program_data", Action.DOWNLOAD).keyed("7/6");

    /** The reason of a rejection that has the PType in the place of the type. */
    private static final int PTYPE_NOT_SUPPORTED = 2;

    private boolean isProven;
    /** Who sent a message that only hosts send, or received one that only equipment sends. */
    private @Nullable Endpoint host;

    private static Service session(String name) {
        return new Service(-1, name, Action.SESSION);
    }

    @Override
    public int frameLength(ByteView bytes, Context context) {
        if (context.carrier() != Carrier.STREAM || bytes.u8(0) != 0) {
            return NOT_MINE;
        }
        if (bytes.length() < HsmsHeader.BEFORE_SESSION) {
            return NEED_MORE;
        }
        long length = HsmsHeader.length(bytes);
        int longest = isProven ? HsmsHeader.MAX_LENGTH : HsmsHeader.MAX_FIRST_LENGTH;
        if (length < HsmsHeader.COUNTED || length > longest) {
            return NOT_MINE;
        }
        if (bytes.length() < HsmsHeader.SIZE) {
            boolean isOther = (bytes.length() > 8 && HsmsHeader.pType(bytes) != 0)
                    || (bytes.length() > 9 && !HsmsHeader.isKnown(HsmsHeader.sType(bytes)));
            return isOther ? NOT_MINE : NEED_MORE;
        }
        if (HsmsHeader.pType(bytes) != 0 || !HsmsHeader.isKnown(HsmsHeader.sType(bytes))) {
            return NOT_MINE;
        }
        int total = HsmsHeader.BEFORE_SESSION + (int) length;
        return isProven || (HsmsHeader.isStrict(bytes) && isItem(bytes, total)) ? total : NOT_MINE;
    }

    /**
     * Whether nothing of what is there contradicts an item. The core asks at each octet behind a gap, so that no more
     * than some items are read.
     */
    private static boolean isItem(ByteView bytes, int total) {
        if (total > HsmsHeader.SIZE && bytes.length() > HsmsHeader.SIZE) {
            int first = bytes.u8(HsmsHeader.SIZE);
            if (Format.of(first >> 2) == null || (first & 3) == 0) {
                return false;
            }
        }
        if (!bytes.has(0, total)) {
            return true;
        }
        ItemReader in = new ItemReader(bytes.slice(0, total), HsmsHeader.SIZE);
        in.read(PROVING_ITEMS);
        return in.broken() == null && in.unknownFormat() < 0;
    }

    @Override
    public int longestMessage() {
        return HsmsHeader.BEFORE_SESSION + HsmsHeader.MAX_LENGTH;
    }

    @Override
    public void dissect(ByteView message, Context context, Output out) {
        if (message.length() < HsmsHeader.SIZE) {
            out.malformed(HsmsAnomaly.ITEM_LENGTH, message.length());
            return;
        }
        isProven = true;
        if (HsmsHeader.sType(message) == HsmsHeader.DATA) {
            data(message, context, out);
        } else {
            control(message, context, out);
        }
    }

    private static void control(ByteView message, Context context, Output out) {
        int sType = HsmsHeader.sType(message);
        int status = HsmsHeader.headerByte3(message);
        long systemBytes = HsmsHeader.systemBytes(message);
        long transaction = CONTROL | systemBytes;
        out.message(new HsmsEvent.Control(
                HsmsHeader.sessionId(message), sType, HsmsHeader.headerByte2(message), status, systemBytes));
        if (message.length() > HsmsHeader.SIZE) {
            out.malformed(HsmsAnomaly.CONTROL_LENGTH, 0);
        }
        switch (sType) {
            case HsmsHeader.SELECT_REQ -> out.request(Request.confirmed(transaction, SELECT, "", List.of()));
            case HsmsHeader.DESELECT_REQ -> out.request(Request.confirmed(transaction, DESELECT, "", List.of()));
            case HsmsHeader.LINKTEST_REQ -> out.request(Request.confirmed(transaction, LINKTEST, "", List.of()));
            case HsmsHeader.SEPARATE_REQ -> out.request(Request.unconfirmed(SEPARATE, "", List.of()));
            case HsmsHeader.SELECT_RSP -> answer(transaction, SELECT, outcome(sType, status), out);
            case HsmsHeader.DESELECT_RSP -> answer(transaction, DESELECT, outcome(sType, status), out);
            case HsmsHeader.LINKTEST_RSP -> answer(transaction, LINKTEST, Outcome.OK, out);
            default -> {
                Request found = rejected(message, context);
                if (found != null) {
                    refuse(found, Outcome.error(status, Acknowledge.control(sType, status)), out);
                }
            }
        }
    }

    /** The request that a rejection names; null where it rejects an answer, or another PType. */
    private static @Nullable Request rejected(ByteView message, Context context) {
        long systemBytes = HsmsHeader.systemBytes(message);
        if (HsmsHeader.headerByte3(message) == PTYPE_NOT_SUPPORTED) {
            return null;
        }
        return switch (HsmsHeader.headerByte2(message)) {
            case HsmsHeader.DATA -> context.pending(systemBytes);
            case HsmsHeader.SELECT_REQ, HsmsHeader.DESELECT_REQ, HsmsHeader.LINKTEST_REQ ->
                context.pending(CONTROL | systemBytes);
            default -> null;
        };
    }

    private static void refuse(Request asked, Outcome refused, Output out) {
        out.response(new Response(
                asked.transaction(), asked.service(), asked.unit(), refused, List.of(), asked.clientUnit()));
    }

    private static Outcome outcome(int sType, int status) {
        return status == 0 ? Outcome.OK : Outcome.error(status, Acknowledge.control(sType, status));
    }

    private static void answer(long transaction, Service service, Outcome outcome, Output out) {
        out.response(new Response(transaction, service, "", outcome, List.of()));
    }

    private void data(ByteView message, Context context, Output out) {
        int stream = HsmsHeader.stream(message);
        int function = HsmsHeader.function(message);
        ItemReader in = new ItemReader(message, HsmsHeader.SIZE);
        Secrets secrets = new Secrets();
        Item item = secrets.hide(in.read());
        boolean isEmpty = message.length() == HsmsHeader.SIZE;
        out.message(new HsmsEvent.Data(
                HsmsHeader.sessionId(message),
                stream,
                function,
                HsmsHeader.isReplyExpected(message),
                HsmsHeader.systemBytes(message),
                Function.name(stream, function),
                isEmpty ? List.of() : item.fields()));
        for (Secrets.Part secret : secrets.found()) {
            out.secret(secret.at(), secret.length());
        }
        HsmsAnomaly broken = in.broken();
        if (broken != null) {
            out.malformed(broken, in.at());
        }
        if (in.unknownFormat() >= 0) {
            out.unknown("format_code", in.unknownFormat());
        }
        if (function % 2 == 1) {
            primary(message, item, context, out);
        } else {
            secondary(message, item, context, out);
        }
    }

    private static String unit(ByteView message) {
        return Integer.toString(HsmsHeader.sessionId(message));
    }

    private void primary(ByteView message, Item item, Context context, Output out) {
        int stream = HsmsHeader.stream(message);
        int function = HsmsHeader.function(message);
        Function known = Function.of(stream, function);
        if (known == null) {
            out.unknown("function", stream * 1_000L + function);
        } else if (known.sender() != Function.Sender.EITHER) {
            learn(known.sender() == Function.Sender.HOST, context, out);
        }
        Primary read = Primary.read(stream, function, item);
        boolean isHost = isHost(context);
        if (known != null && known.sender() == Function.Sender.EQUIPMENT) {
            out.request(Request.notification(read.service(), unit(message), read.points()));
            complaint(stream, function, item, context, out);
        } else if (!isHost && known != null && known.isOfPrograms()) {
            programOfEquipment(message, item, read, out);
        } else {
            // The session is the number of the equipment, whichever side asks.
            String asked = isHost ? unit(message) : "";
            Request request = HsmsHeader.isReplyExpected(message)
                    ? Request.confirmed(HsmsHeader.systemBytes(message), read.service(), asked, read.points())
                    : Request.unconfirmed(read.service(), asked, read.points());
            out.request(isHost ? request : request.withClientUnit(unit(message)));
            program(message, item, Direction.FROM_CLIENT, Action.DOWNLOAD, out);
        }
        if (stream == 1 && function == 13) {
            identity(item, message, context, out);
        }
    }

    /** A machine that sends a program tells what it holds; where it asks for one, the answer puts it in. */
    private static void programOfEquipment(ByteView message, Item item, Primary read, Output out) {
        Service host = read.service();
        boolean isSent = host.action() == Action.DOWNLOAD;
        Service service = new Service(host.code(), host.name(), isSent ? Action.UPLOAD : Action.OTHER)
                .keyed(host.key() + "/equipment");
        out.request(Request.notification(service, unit(message), read.points()));
        program(message, item, Direction.FROM_SERVER, Action.UPLOAD, out);
    }

    /** A process program as S7F3 and S7F6 have it: its name and its body. */
    private static void program(ByteView message, Item item, Direction from, Action action, Output out) {
        int function = HsmsHeader.function(message);
        if (HsmsHeader.stream(message) != 7
                || (function != 3 && function != 6)
                || item.items().size() != 2
                || item.at(1).isList()) {
            return;
        }
        ByteView body = item.at(1).data();
        String name = item.at(0).identifier();
        out.transfer(from, unit(message), action, name, body.length(), Sha256.hex(body));
    }

    /** Stream 9: the message whose header it has is not carried out, SEMI E5 §10.9. */
    private static void complaint(int stream, int function, Item item, Context context, Output out) {
        if (stream != 9 || function == 9 || item.data().length() != MHEAD) {
            return;
        }
        Request asked = context.pending(item.data().u32(MHEAD_SYSTEM_BYTES));
        if (asked != null) {
            Outcome refused = Outcome.error(function, Function.name(stream, function));
            refuse(asked, refused, out);
        }
    }

    private void secondary(ByteView message, Item item, Context context, Output out) {
        int stream = HsmsHeader.stream(message);
        int function = HsmsHeader.function(message);
        long transaction = HsmsHeader.systemBytes(message);
        Request asked = context.pending(transaction);
        if (function == 0) {
            if (asked != null) {
                refuse(asked, Outcome.error(0, "transaction_aborted"), out);
            }
            return;
        }
        boolean isProgram = stream == 7 && function == 6;
        if (asked == null && isHost(context)) {
            if (isProgram && item.items().size() == 2) {
                program(message, item, out);
            }
            return; // nobody waits for what a host says to a report
        }
        Service service = asked == null ? Function.service(stream, function - 1) : asked.service();
        boolean isDenied = isProgram && item.isList() && item.length() == 0;
        Outcome outcome = isDenied
                ? Outcome.error(0, "process_program_denied")
                : Acknowledge.outcome(stream, function, service, item);
        String of = unit(message);
        boolean isHost = isHost(context);
        out.response(new Response(
                transaction,
                service,
                isHost ? "" : of,
                outcome,
                values(stream, function, item, asked),
                isHost ? of : ""));
        if (isProgram) {
            program(message, item, Direction.FROM_SERVER, Action.UPLOAD, out);
        } else if (stream == 1 && function == 2) {
            identity(item, message, context, out);
        } else if (stream == 1 && function == 14) {
            identity(item.at(1), message, context, out);
        }
    }

    private static void program(ByteView message, Item item, Output out) {
        PointRange point = item.at(0).point("program");
        List<PointRange> named = point == null ? List.of() : List.of(point);
        out.request(Request.unconfirmed(PROGRAM_DATA, unit(message), named));
        program(message, item, Direction.FROM_CLIENT, Action.DOWNLOAD, out);
    }

    /** The values that were asked for, in the order of the question. */
    private static List<PointRange> values(int stream, int function, Item item, @Nullable Request asked) {
        boolean hasValues = (stream == 1 && function == 4) || (stream == 2 && function == 14);
        if (!hasValues || asked == null || asked.points().size() != item.items().size()) {
            return List.of();
        }
        List<PointRange> points = new ArrayList<>();
        for (int i = 0; i < item.items().size(); i++) {
            ValueList value = item.at(i).value();
            if (value.size() == 1) {
                points.add(asked.points().get(i).with(value));
            }
        }
        return points;
    }

    /** MDLN and SOFTREV, which only equipment has; a host sends an empty list, SEMI E5, S1F2 and S1F13. */
    private void identity(Item item, ByteView message, Context context, Output out) {
        if (item.items().size() != 2 || (host != null && isHost(context))) {
            return;
        }
        claim(Attribute.MODEL, item.at(0).text(), message, context, out);
        claim(Attribute.FIRMWARE, item.at(1).text(), message, context, out);
    }

    private static void claim(Attribute attribute, String value, ByteView message, Context context, Output out) {
        if (!value.isBlank()) {
            String source = "hsms S" + HsmsHeader.stream(message) + 'F' + HsmsHeader.function(message);
            out.claim(context.source(), unit(message), attribute, value, source, Trust.DEVICE);
        }
    }

    private void learn(boolean isSentByHost, Context context, Output out) {
        Endpoint found = isSentByHost ? context.source() : context.destination();
        if (!found.equals(host)) {
            host = found;
            (isSentByHost ? Direction.FROM_CLIENT : Direction.FROM_SERVER).tell(context, out);
        }
    }

    /** Equipment waits for its host to connect as a rule, so that who connects is the host until a message tells. */
    private boolean isHost(Context context) {
        return host == null ? context.direction() != Direction.FROM_SERVER : host.equals(context.source());
    }

    @Override
    public void gap(Direction direction) {
        isProven = false; // the next message must prove itself again
    }
}
