package io.otus.dissect.cip;

import io.otus.core.bytes.ByteView;
import io.otus.core.value.ValueList;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a request holds behind its path, by class and service. */
final class RequestReader {
    /** Most attributes kept of one list. */
    static final int MAX_ATTRIBUTES = 256;

    private RequestReader() {}

    static Content read(int service, Epath path, ByteView data) {
        long classId = path.classId();
        if (classId == CipClass.CONNECTION_MANAGER) {
            Content connection = ofConnectionManager(service, data);
            if (connection != null) {
                return connection;
            }
        }
        return switch (service) {
            case CipService.MULTIPLE_SERVICE_PACKET -> packet(data);
            case CipService.GET_ATTRIBUTE_LIST -> attributeIds(data);
            case CipService.SET_ATTRIBUTE_LIST -> attributeValues(data);
            default -> Content.raw(data.octets());
        };
    }

    static Content packet(ByteView data) {
        if (!data.has(0, 2) || !data.has(2, 2 * data.le16(0))) {
            return broken(CipAnomaly.BODY, data);
        }
        return new Content.Embedded(data.le16(0));
    }

    static Content broken(CipAnomaly anomaly, ByteView data) {
        return new Content.Broken(anomaly, Content.raw(data.octets()));
    }

    private static @Nullable Content ofConnectionManager(int service, ByteView data) {
        return switch (service) {
            case CipService.UNCONNECTED_SEND -> routed(data);
            case CipService.FORWARD_OPEN, CipService.LARGE_FORWARD_OPEN -> {
                Content open = ConnectionContent.open(data, service == CipService.LARGE_FORWARD_OPEN);
                yield open instanceof ConnectionContent.Open ? open : new Content.Broken(CipAnomaly.BODY, open);
            }
            case CipService.FORWARD_CLOSE -> {
                Content close = ConnectionContent.close(data);
                yield close instanceof ConnectionContent.Close ? close : new Content.Broken(CipAnomaly.BODY, close);
            }
            default -> null;
        };
    }

    /** Time u8, ticks u8, message size u16, message, a pad byte behind an odd one, path size u8 in words, 0 u8, route path. */
    private static Content routed(ByteView data) {
        int size = data.has(0, 4) ? data.le16(2) : -1;
        if (size < 2 || !data.has(4, size)) {
            return broken(CipAnomaly.ROUTE, data);
        }
        int pathAt = 4 + size + (size & 1);
        if (!data.has(pathAt, 2) || !data.has(pathAt + 2, 2 * data.u8(pathAt))) {
            return broken(CipAnomaly.ROUTE, data);
        }
        Epath route = EpathReader.read(data.slice(pathAt + 2, 2 * data.u8(pathAt)));
        return new Content.Routed(data.u8(0), data.u8(1), size, route);
    }

    private static Content attributeIds(ByteView data) {
        if (!data.has(0, 2) || !data.has(2, 2 * data.le16(0))) {
            return broken(CipAnomaly.BODY, data);
        }
        int count = Math.min(data.le16(0), MAX_ATTRIBUTES);
        List<Integer> ids = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            ids.add(data.le16(2 + 2 * i));
        }
        return new Content.AttributeIds(ids);
    }

    /** Count u16, then of each attribute id u16 and a value whose end only its type tells. */
    private static Content attributeValues(ByteView data) {
        if (!data.has(0, 4)) {
            return broken(CipAnomaly.BODY, data);
        }
        Content.AttributeValue first = new Content.AttributeValue(data.le16(2), -1, "", ValueList.NONE);
        return new Content.Attributes(data.le16(0), List.of(first), data.octets(4, data.length() - 4));
    }
}
