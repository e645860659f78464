package io.otus.dissect.cip;

import io.otus.core.bytes.ByteView;
import org.jspecify.annotations.Nullable;

/** What a request holds behind its path, by class and service. */
final class RequestReader {
    private RequestReader() {}

    static Content read(int service, Epath path, ByteView data) {
        long classId = path.classId();
        if (classId == CipClass.CONNECTION_MANAGER) {
            Content connection = ofConnectionManager(service, data);
            if (connection != null) {
                return connection;
            }
        }
        if (classId == CipClass.SYMBOL && CipService.isTagService(service)) {
            return TagContent.request(service, data);
        }
        if (classId == CipClass.TEMPLATE && service == CipService.READ_TEMPLATE && data.length() == 6) {
            return new TemplateContent.Range(data.le32(0), data.le16(4));
        }
        if (service == CipService.GET_INSTANCE_ATTRIBUTE_LIST && classId == CipClass.SYMBOL) {
            return AttributeReader.ids(data);
        }
        if (classId == CipClass.PCCC && service >= CipService.EXECUTE_PCCC) {
            return PcccReader.request(service, data);
        }
        return switch (service) {
            case CipService.MULTIPLE_SERVICE_PACKET -> packet(data);
            case CipService.GET_ATTRIBUTE_LIST -> AttributeReader.ids(data);
            case CipService.SET_ATTRIBUTE_LIST -> AttributeReader.values(AttributeTable.Scope.of(path), data, false);
            case CipService.SET_ATTRIBUTE_SINGLE ->
                AttributeReader.single(AttributeTable.Scope.of(path), path.last(Segment.Logical.ATTRIBUTE), data);
            case CipService.SET_ATTRIBUTES_ALL -> AttributeReader.all(AttributeTable.Scope.of(path), data);
            case CipService.RESET ->
                data.length() == 1 ? new Content.ResetType(data.u8(0)) : Content.raw(data.octets());
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
            case CipService.GET_CONNECTION_OWNER -> ConnectionContent.owned(data);
            default -> null;
        };
    }

    /**
     * Time u8, ticks u8, message size u16, message, a pad byte behind an odd one, path size u8 in words, 0 u8, route
     * path.
     */
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
}
