package io.otus.dissect.s7comm;

import io.otus.core.bytes.ByteView;
import io.otus.core.spi.Output;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads cyclic data, function group 2. Confined. */
final class CyclicReader {
    /** Count u16, time base u8, factor u8. */
    private static final int REQUEST_HEAD = 4;
    /** Count u16. */
    private static final int VALUES_HEAD = 2;

    private final Subscriptions subscriptions;

    CyclicReader(Subscriptions subscriptions) {
        this.subscriptions = subscriptions;
    }

    /** What the message says; null where it has none of the known forms. */
    @Nullable
    UserDataContent read(UserData message, Output out) {
        ByteView content = message.content();
        return switch (message.subfunction()) {
            case UserDataFunction.CYCLIC_MEMORY,
                    UserDataFunction.CHANGE_DRIVEN,
                    UserDataFunction.CHANGE_DRIVEN_MODIFY -> {
                if (message.isRequest()) {
                    yield content.length() < REQUEST_HEAD ? null : subscription(message, content, out);
                }
                yield content.length() < VALUES_HEAD ? null : values(message, content, out);
            }
            case UserDataFunction.CYCLIC_UNSUBSCRIBE -> {
                if (!message.isRequest() || content.length() < 2) {
                    yield null;
                }
                subscriptions.end(message.group(), content.u8(1));
                yield new CyclicContent.Unsubscription(content.u8(0), content.u8(1));
            }
            default -> null;
        };
    }

    private UserDataContent subscription(UserData message, ByteView content, Output out) {
        List<VariableItem> items = new ArrayList<>();
        if (VariableItems.read(content, REQUEST_HEAD, content.u16(0), items, out) < 0) {
            message.malformed(out);
        }
        for (VariableItem item : items) {
            item.addPoints(message.points());
        }
        subscriptions.ask(message.pdu().pduReference(), items);
        return new CyclicContent.Subscription(content.u16(0), content.u8(2), content.u8(3), items);
    }

    private UserDataContent values(UserData message, ByteView content, Output out) {
        List<VariableItem> items = message.isPush()
                ? subscriptions.items(message.group(), message.sequenceNumber())
                : subscriptions.begin(message.pdu().pduReference(), message.group(), message.sequenceNumber());
        List<DataItem> data = new ArrayList<>();
        if (DataItems.read(content, VALUES_HEAD, content.u16(0), items, false, data, message.points()) < 0) {
            message.malformed(out);
        }
        return new CyclicContent.Values(content.u16(0), data);
    }
}
