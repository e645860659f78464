package io.otus.dissect.cip;

import io.otus.core.bytes.ByteView;
import io.otus.core.bytes.Octets;
import io.otus.core.value.ValueList;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a reply holds behind its status, by what was asked. */
final class ReplyReader {
    private ReplyReader() {}

    static Content read(int service, int status, @Nullable Asked asked, ByteView data) {
        if (service == CipService.MULTIPLE_SERVICE_PACKET && data.length() > 2) {
            return RequestReader.packet(data);
        }
        long classId = asked == null ? Epath.NONE : asked.path().classId();
        if (service == CipService.UNCONNECTED_SEND && status != 0 && classId != CipClass.SYMBOL) {
            return data.length() == 0 ? Content.NONE : new Content.RemainingPath(data.u8(0));
        }
        if (classId == CipClass.CONNECTION_MANAGER) {
            Content connection = ofConnectionManager(service, status, data);
            if (connection != null) {
                return connection;
            }
        }
        if (service == CipService.GET_ATTRIBUTE_LIST) {
            return attributeList(data);
        }
        if (service == CipService.SET_ATTRIBUTE_LIST) {
            return attributeStates(data);
        }
        return Content.raw(data.octets());
    }

    private static @Nullable Content ofConnectionManager(int service, int status, ByteView data) {
        boolean done = status == CipStatus.SUCCESS;
        return switch (service) {
            case CipService.FORWARD_OPEN, CipService.LARGE_FORWARD_OPEN -> {
                Content opened = done ? ConnectionContent.opened(data) : ConnectionContent.closed(data, true);
                yield done && !(opened instanceof ConnectionContent.Opened)
                        ? new Content.Broken(CipAnomaly.BODY, opened)
                        : opened;
            }
            case CipService.FORWARD_CLOSE -> {
                Content closed = ConnectionContent.closed(data, !done);
                yield done && !(closed instanceof ConnectionContent.Closed)
                        ? new Content.Broken(CipAnomaly.BODY, closed)
                        : closed;
            }
            default -> null;
        };
    }

    /** Count u16, then of each attribute id u16, status u16 and, with success, a value whose end only its type tells. */
    private static Content attributeList(ByteView data) {
        if (!data.has(0, 2)) {
            return data.length() == 0 ? Content.NONE : RequestReader.broken(CipAnomaly.BODY, data);
        }
        int count = data.le16(0);
        if (count == 0 || !data.has(2, 4)) {
            return new Content.Attributes(count, List.of(), data.octets(2, data.length() - 2));
        }
        Content.AttributeValue first = new Content.AttributeValue(data.le16(2), data.le16(4), "", ValueList.NONE);
        Octets rest = data.octets(6, data.length() - 6);
        return new Content.Attributes(count, List.of(first), rest);
    }

    /** Count u16, then of each attribute id u16 and status u16. */
    private static Content attributeStates(ByteView data) {
        if (!data.has(0, 2) || !data.has(2, 4 * data.le16(0))) {
            return data.length() == 0 ? Content.NONE : RequestReader.broken(CipAnomaly.BODY, data);
        }
        int count = data.le16(0);
        List<Content.AttributeValue> states = new ArrayList<>();
        for (int i = 0; i < count && i < RequestReader.MAX_ATTRIBUTES; i++) {
            int at = 2 + 4 * i;
            states.add(new Content.AttributeValue(data.le16(at), data.le16(at + 2), "", ValueList.NONE));
        }
        int end = 2 + 4 * count;
        return new Content.Attributes(count, states, data.octets(end, data.length() - end));
    }
}
