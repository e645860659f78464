package io.otus.dissect.s7comm;

import io.otus.core.bytes.ByteView;
import io.otus.core.bytes.Octets;
import io.otus.core.event.PointRange;
import io.otus.core.spi.Output;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Reads commands of a programmer, function group 1. A command has parameters and data, each with a length u16 in front:
 *
 * <pre>
 *  request   two octets, trigger type u16, trigger frequency u16, two octets, five words, trigger event u16 [, block type u16, number u16, two words]
 *  variables count u16, then per variable area u8 (upper half which, lower half 1 byte, 2 word, 3 double word), repetition u8, block u16, byte u16
 *  values    count u16, then data items; in a command that sets variables, they follow the variables
 *  job       function u8, number u8; where jobs are deleted or listed with two octets more
 * </pre>
 */
final class TestReader {
    private static final int SIZES = 4;
    private static final int REQUEST = 20;
    private static final int BLOCK_REQUEST = 24;
    private static final int TRIGGER_TYPE_AT = 2;
    private static final int FREQUENCY_AT = 4;
    private static final int EVENT_AT = 18;
    private static final int BLOCK_AT = 20;
    private static final int VARIABLE = 6;

    private final Subscriptions subscriptions;

    TestReader(Subscriptions subscriptions) {
        this.subscriptions = subscriptions;
    }

    /** What the message says; null where it has none of the known forms. */
    @Nullable
    UserDataContent read(UserData message, Output out) {
        ByteView content = message.content();
        if (content.length() < SIZES || !content.has(SIZES, content.u16(0) + content.u16(2))) {
            return null;
        }
        ByteView parameters = content.slice(SIZES, content.u16(0));
        ByteView data = content.slice(SIZES + content.u16(0), content.u16(2));
        boolean asks = message.isRequest() && parameters.length() >= REQUEST;
        String block = asks && isBlockStatus(message.subfunction()) && parameters.length() >= BLOCK_REQUEST
                ? BlockName.type(hexDigit(parameters.u16(BLOCK_AT))) + parameters.u16(BLOCK_AT + 2)
                : "";
        if (!block.isEmpty()) {
            message.points().add(PointRange.named(block));
        }
        TestContent.Head head = new TestContent.Head(
                parameters.length(),
                data.length(),
                asks ? parameters.u16(TRIGGER_TYPE_AT) : -1,
                asks ? parameters.u16(FREQUENCY_AT) : -1,
                asks ? parameters.u16(EVENT_AT) : -1,
                block);
        return switch (message.subfunction()) {
            case UserDataFunction.VARIABLE_STATUS ->
                message.isRequest() ? variables(message, head, data, false, out) : values(message, head, data, out);
            case UserDataFunction.MODIFY_VARIABLE, UserDataFunction.FORCE ->
                message.isRequest() ? variables(message, head, data, true, out) : rest(head, data);
            case UserDataFunction.DISABLE_JOB, UserDataFunction.ENABLE_JOB -> job(head, data, 0);
            case UserDataFunction.DELETE_JOB -> job(head, data, 2);
            case UserDataFunction.JOB_LIST -> message.isRequest() ? rest(head, data) : jobs(head, data);
            default -> rest(head, data);
        };
    }

    private static boolean isBlockStatus(int subfunction) {
        return subfunction == UserDataFunction.BLOCK_STATUS || subfunction == UserDataFunction.BLOCK_STATUS_2;
    }

    /** The digit that names a type of block in file names. */
    private static int hexDigit(int type) {
        return type < 16 ? Character.toUpperCase(Character.forDigit(type, 16)) : 0;
    }

    private UserDataContent variables(
            UserData message, TestContent.Head head, ByteView data, boolean sets, Output out) {
        if (data.length() < 2) {
            return rest(head, data);
        }
        int count = data.u16(0);
        if (!data.has(2, VARIABLE * count)) {
            message.malformed(out);
            return rest(head, data);
        }
        List<VariableItem> items = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            items.add(variable(data, 2 + VARIABLE * i));
        }
        List<DataItem> values = new ArrayList<>();
        int at = 2 + VARIABLE * count;
        if (sets && DataItems.read(data, at, count, items, true, values, message.points()) < 0) {
            message.malformed(out);
        }
        for (int i = values.size(); i < count; i++) {
            items.get(i).addPoints(message.points());
        }
        if (!sets) {
            subscriptions.ask(message.pdu().pduReference(), items);
        }
        return new TestContent(head, items, values, List.of(), Octets.EMPTY);
    }

    private static VariableItem variable(ByteView b, int at) {
        int which = b.u8(at) >> 4;
        int width = b.u8(at) & 0xF;
        int area = switch (which) {
            case 0 -> Area.MARKERS;
            case 1 -> Area.INPUTS;
            case 2 -> Area.OUTPUTS;
            case 3 -> Area.PERIPHERY;
            case 5 -> Area.TIMER;
            case 6 -> Area.COUNTER;
            case 7 -> Area.DATA_BLOCK;
            default -> which;
        };
        int type = switch (width) {
            case 2 -> TransportSize.WORD;
            case 3 -> TransportSize.DWORD;
            default -> TransportSize.BYTE;
        };
        int address = Area.isNumbered(area) ? b.u16(at + 4) : 8 * b.u16(at + 4);
        return new AnyItem(type, b.u8(at + 1), b.u16(at + 2), area, address);
    }

    private UserDataContent values(UserData message, TestContent.Head head, ByteView data, Output out) {
        List<VariableItem> items = message.isPush()
                ? subscriptions.items(message.group(), message.sequenceNumber())
                : subscriptions.begin(message.pdu().pduReference(), message.group(), message.sequenceNumber());
        if (data.length() < 2) {
            return rest(head, data);
        }
        List<DataItem> values = new ArrayList<>();
        if (DataItems.read(data, 2, data.u16(0), items, false, values, message.points()) < 0) {
            message.malformed(out);
        }
        return new TestContent(head, List.of(), values, List.of(), Octets.EMPTY);
    }

    private static UserDataContent job(TestContent.Head head, ByteView data, int at) {
        return data.length() == at + 2
                ? new TestContent(
                        head,
                        List.of(),
                        List.of(),
                        List.of(new TestContent.Job(data.u8(at), data.u8(at + 1))),
                        Octets.EMPTY)
                : rest(head, data);
    }

    private static UserDataContent jobs(TestContent.Head head, ByteView data) {
        List<TestContent.Job> jobs = new ArrayList<>();
        for (int at = 0; data.has(at, 4); at += 4) {
            jobs.add(new TestContent.Job(data.u8(at), data.u8(at + 1)));
        }
        return new TestContent(head, List.of(), List.of(), jobs, Octets.EMPTY);
    }

    private static UserDataContent rest(TestContent.Head head, ByteView data) {
        Octets octets = data.octets(0, Math.min(data.length(), UserDataContent.Raw.KEPT));
        return new TestContent(head, List.of(), List.of(), List.of(), octets);
    }
}
