package io.otus.dissect.s7commplus;

import io.otus.dissect.s7commplus.Content.Draft;
import io.otus.dissect.s7commplus.PlusValue.Member;

/** Notifications, S7+ "notifications". Stateless. */
final class NotificationReader {
    /** Opcode u8, subscription u32, three u16 of which the first is always 0x0400. */
    private static final int OPTIONS = 6;

    private static final int VALUE = 0x92;
    /** A reference without value: what it stands for could not be read. */
    private static final int NO_VALUE = 0x13;

    private static final int OBJECTS = 0x81;
    private static final int ZEROS = 4;

    private NotificationReader() {}

    static S7commplusEvent.Notification read(Pdu pdu, Cursor in, Draft draft) {
        in.u8();
        long subscription = in.u32();
        draft.option(in, OPTIONS);
        int credit = pdu.protocolVersion() == S7commplusHeader.VERSION_3 ? in.u8() : -1;
        long sequence = in.vlq32();
        // The next octet counts changes and is never 0; the first of a time in microseconds is, until the year 4253.
        long timestamp = in.peek() == 0 ? in.s64() : 0;
        draft.option(in, 1);
        items(in, draft);
        if (!in.failed() && in.remaining() > ZEROS + 1) {
            objects(in, draft);
        }
        BodyReader.tail(pdu.protocolVersion(), in, draft);
        if (in.failed()) {
            draft.unread(in.rest());
        }
        return new S7commplusEvent.Notification(pdu, subscription, credit, sequence, timestamp, draft.content());
    }

    /** Kind u8, reference u32, and a value unless the kind says that there is none; until the kind 0. */
    private static void items(Cursor in, Draft draft) {
        while (!in.failed()) {
            int from = in.at();
            int kind = in.u8();
            if (kind == 0 || !in.element()) {
                return;
            }
            if (kind == NO_VALUE) {
                draft.errors.add(new ItemError(in.u32(), kind));
                continue;
            }
            if (kind != VALUE) {
                in.reset(from);
                in.failUnknown("item_kind", kind);
                return;
            }
            long reference = in.u32();
            PlusValue value = ValueReader.read(in);
            if (in.failed()) {
                in.reset(from);
                return;
            }
            draft.values.add(new Member(reference, value));
        }
    }

    /** Object u32, u16, kind u8, objects. */
    private static void objects(Cursor in, Draft draft) {
        draft.objectId = in.u32();
        draft.option(in, 2);
        int kind = in.u8();
        if (kind != OBJECTS) {
            in.failUnknown("item_kind", kind);
            return;
        }
        ObjectReader.list(in, false, draft.objects);
    }
}
