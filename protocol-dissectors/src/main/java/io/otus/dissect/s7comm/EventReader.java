package io.otus.dissect.s7comm;

import io.otus.core.bytes.ByteView;
import io.otus.core.bytes.Octets;
import io.otus.core.spi.Output;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Reads messages of a controller, function group 4 without the SZL. Alarms are: DATE_AND_TIME in what the controller
 * tells but of locks, function u8, count u8, objects; the answer to an acknowledgement has a return code u8 for each in
 * their place. An object is 0x12, length, syntax, and in most syntaxes the number of associated values u8, the alarm
 * u32 and states; then the associated values as data items. Stateless.
 */
final class EventReader {
    /** Events u8, one octet, name of eight characters. */
    private static final int SUBSCRIPTION = 10;

    private static final int USER_NAME = 8;
    /** Octets around the alarms of a scan, whose meaning is not known. */
    private static final int SCAN_OCTETS = 2;

    private static final int OBJECT_HEAD = 2;
    /** Syntax, count, alarm. */
    private static final int ALARM = 6;

    private static final int QUERY_SYNTAX = 0x1A;
    /** Function u8, count u8, return code u8, transport size u8, length u16. */
    private static final int PENDING_HEAD = 6;
    /** Length u8, two octets, type u8, alarm u32, one octet, state u8, acknowledgements u8 and u8. */
    private static final int PENDING = 12;

    private static final int PENDING_ALARM_AT = 4;
    private static final int PENDING_STATE_AT = 9;

    private EventReader() {}

    /** What the message says; null where it has none of the known forms. */
    static @Nullable UserDataContent read(UserData message, Output out) {
        ByteView content = message.content();
        return switch (message.subfunction()) {
            case UserDataFunction.MESSAGE_SERVICE -> message.isRequest() ? subscription(content) : subscribed(content);
            case UserDataFunction.DIAGNOSTIC_MESSAGE ->
                content.length() == DiagnosticEvent.SIZE ? new EventContent.Diagnostic(content.octets()) : null;
            case UserDataFunction.ALARM_QUERY -> message.isRequest() ? alarms(message, content, out) : pending(content);
            default -> {
                if (message.type() == UserDataHeader.RESPONSE
                        && message.subfunction() == UserDataFunction.ALARM_ACKNOWLEDGE) {
                    yield acknowledged(message, content, out);
                }
                yield UserDataFunction.isAlarm(message.subfunction()) ? alarms(message, content, out) : null;
            }
        };
    }

    private static @Nullable UserDataContent subscription(ByteView content) {
        if (content.length() < SUBSCRIPTION) {
            return null;
        }
        String name = content.text(2, USER_NAME, StandardCharsets.ISO_8859_1).strip();
        int alarmType = content.length() > SUBSCRIPTION ? content.u8(SUBSCRIPTION) : -1;
        return new EventContent.Subscription(content.u8(0), name, alarmType);
    }

    private static @Nullable UserDataContent subscribed(ByteView content) {
        return content.length() < 1 ? null : new EventContent.Subscribed(content.u8(0));
    }

    private static @Nullable UserDataContent acknowledged(UserData message, ByteView content, Output out) {
        if (!content.has(0, 2)) {
            return null;
        }
        int count = content.u8(1);
        if (!content.has(2, count)) {
            message.malformed(out);
        }
        List<Integer> codes = new ArrayList<>();
        for (int at = 2; at < content.length() && codes.size() < count; at++) {
            codes.add(content.u8(at));
        }
        return new EventContent.Acknowledged(content.u8(0), count, codes);
    }

    /** Reads alarms. A report of a controller begins with a time; in scanned ones, two octets precede and follow it. */
    private static @Nullable UserDataContent alarms(UserData message, ByteView content, Output out) {
        boolean timed = message.isPush() && !UserDataFunction.isLock(message.subfunction());
        int around = message.subfunction() == UserDataFunction.SCAN_INDICATION ? SCAN_OCTETS : 0;
        int from = timed ? around + S7Time.DATE_AND_TIME + around : 0;
        if (!content.has(from, 2)) {
            return null;
        }
        int count = content.u8(from + 1);
        boolean hasValues = message.isPush();
        List<EventContent.Alarm> alarms = new ArrayList<>();
        int at = from + 2;
        for (int i = 0; i < count && at >= 0; i++) {
            at = alarm(content, at, hasValues, alarms);
        }
        if (at < 0) {
            message.malformed(out);
        }
        String time = timed ? S7Time.dateAndTime(content, around) : "";
        return new EventContent.Alarms(time, content.u8(from), count, alarms);
    }

    /** Reads one object; where the next begins, or -1 where this one is broken. */
    private static int alarm(ByteView content, int at, boolean hasValues, List<EventContent.Alarm> alarms) {
        if (!content.has(at, OBJECT_HEAD + 1)
                || content.u8(at) != VariableItem.SPECIFICATION
                || content.u8(at + 1) < 1
                || !content.has(at + OBJECT_HEAD, content.u8(at + 1))) {
            return -1;
        }
        ByteView object = content.slice(at + OBJECT_HEAD, content.u8(at + 1));
        int syntax = object.u8(0);
        int next = at + OBJECT_HEAD + object.length();
        if (syntax == QUERY_SYNTAX || object.length() < ALARM) {
            alarms.add(new EventContent.Alarm(syntax, -1, object.octets(1, object.length() - 1), List.of()));
            return next;
        }
        List<DataItem> data = new ArrayList<>();
        Octets states = object.octets(ALARM, object.length() - ALARM);
        if (hasValues) {
            next = DataItems.read(content, next, object.u8(1), List.of(), false, data, new ArrayList<>(0));
        }
        alarms.add(new EventContent.Alarm(syntax, object.u32(2), states, data));
        return next;
    }

    private static @Nullable UserDataContent pending(ByteView content) {
        if (content.length() < PENDING_HEAD) {
            return null;
        }
        List<EventContent.PendingAlarm> alarms = new ArrayList<>();
        int at = PENDING_HEAD;
        while (content.has(at, PENDING)) {
            alarms.add(new EventContent.PendingAlarm(
                    content.u8(at + PENDING_ALARM_AT - 1),
                    content.u32(at + PENDING_ALARM_AT),
                    content.u8(at + PENDING_STATE_AT),
                    content.u8(at + PENDING_STATE_AT + 1),
                    content.u8(at + PENDING_STATE_AT + 2)));
            at += OBJECT_HEAD + content.u8(at);
        }
        return new EventContent.PendingAlarms(
                content.u8(0), content.u8(1), content.u8(2), content.u8(3), content.u16(4), alarms);
    }
}
