package io.otus.dissect.cip;

import io.otus.core.bytes.ByteView;
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
        if (classId == CipClass.SYMBOL && CipService.isTagService(service)) {
            boolean reads = service == CipService.READ_TAG || service == CipService.READ_TAG_FRAGMENTED;
            return reads && CipStatus.isDone(status)
                    ? TagContent.reply(asked == null ? Content.NONE : asked.content(), data)
                    : Content.raw(data.octets());
        }
        if (service == CipService.GET_INSTANCE_ATTRIBUTE_LIST && classId == CipClass.SYMBOL && asked != null) {
            return TemplateContent.instances(asked.content(), data);
        }
        if (classId == CipClass.PCCC && service >= CipService.EXECUTE_PCCC && asked != null) {
            return PcccReader.reply(service, asked, data);
        }
        return attributes(service, status, asked, data);
    }

    private static Content attributes(int service, int status, @Nullable Asked asked, ByteView data) {
        if (service == CipService.SET_ATTRIBUTE_LIST) {
            return AttributeReader.states(data);
        }
        AttributeTable.Scope scope = asked == null
                ? new AttributeTable.Scope(Epath.NONE, Epath.NONE)
                : AttributeTable.Scope.of(asked.path());
        if (service == CipService.GET_ATTRIBUTE_LIST) {
            return AttributeReader.values(scope, data, true);
        }
        if (asked == null || status != CipStatus.SUCCESS || data.length() == 0 || scope.instance() == Epath.NONE) {
            return Content.raw(data.octets());
        }
        return switch (service) {
            case CipService.GET_ATTRIBUTES_ALL -> AttributeReader.all(scope, data);
            case CipService.GET_ATTRIBUTE_SINGLE ->
                AttributeReader.single(scope, asked.path().last(Segment.Logical.ATTRIBUTE), data);
            default -> Content.raw(data.octets());
        };
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
}
