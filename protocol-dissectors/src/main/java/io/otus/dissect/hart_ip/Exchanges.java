package io.otus.dissect.hart_ip;

import io.otus.core.bytes.ByteView;
import io.otus.core.event.Action;
import io.otus.core.event.Element;
import io.otus.core.event.Outcome;
import io.otus.core.event.Service;
import io.otus.core.spi.Context;
import io.otus.core.spi.Output;
import io.otus.core.spi.Request;
import io.otus.core.spi.Response;
import io.otus.core.value.ValueList;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What messages ask and answer, of the server itself and of the devices behind it. One of a flow. Confined. */
final class Exchanges {
    /** Most commands of a direct PDU that are reported; each is a request of its own. */
    static final int MAX_COMMANDS = 64;

    private static final Service[] SERVICES = {
        new Service(-1, "session_initiate", Action.SESSION),
        new Service(-1, "session_close", Action.SESSION),
        new Service(-1, "keep_alive", Action.SESSION),
        new Service(-1, "token_passing_pdu", Action.OTHER),
        new Service(-1, "direct_pdu", Action.OTHER),
        new Service(-1, "read_audit_log", Action.DIAGNOSE)
    };
    /** What a device publishes, by whichever command. */
    private static final String PUBLISHED = "publish/";

    private static final int DIRECT_HEADER = 2;
    private static final int ITEM_HEADER = 3;
    private static final int EMBEDDED_STX = 3;
    private static final int EMBEDDED_ACK = 2;
    /** Sets the transaction of a command within another apart. */
    private static final long WITHIN = 1L << 40;

    /** The server's own unique address, once it is known; -1 before. */
    private long own = -1;

    /** A message that is read, and where what is read of it goes. */
    record Message(HartIpHeader header, ByteView body, List<Element> elements, Context context, Output out) {
        long transaction() {
            return (long) header.messageId() << 16 | header.sequenceNumber();
        }
    }

    /** A message that is no command. */
    static void plain(Message message) {
        Service service = SERVICES[message.header.messageId()];
        switch (message.header.messageType()) {
            case HartIpHeader.REQUEST ->
                message.out.request(Request.confirmed(message.transaction(), service, "", List.of()));
            case HartIpHeader.RESPONSE ->
                message.out.response(new Response(
                        message.transaction(), service, "", ResponseCode.ofStatus(message.header.status()), List.of()));
            default -> message.out.request(Request.notification(service, "", List.of()));
        }
    }

    /** A message that was not served. */
    static void refused(Message message, Outcome outcome) {
        Request asked = message.context.pending(message.transaction());
        Service service = asked == null ? SERVICES[message.header.messageId()] : asked.service();
        String unit = asked == null ? "" : asked.unit();
        message.out.response(new Response(message.transaction(), service, unit, outcome, List.of()));
    }

    static void undecoded(ByteView rest, List<Element> to) {
        if (rest.length() > 0) {
            to.add(Element.text(
                    "undecoded",
                    rest.octets(0, Math.min(rest.length(), HartIpEvent.KEPT)).toString()));
        }
    }

    /** A token-passing PDU. */
    void pdu(Message message) {
        ByteView body = message.body;
        if (body.length() == 0 && message.header.status() != 0) {
            refused(message, ResponseCode.ofStatus(message.header.status()));
            return;
        }
        HartFrame frame = HartFrame.read(body);
        if (frame == null) {
            message.out.malformed(HartIpAnomaly.PDU_LENGTH, HartIpHeader.SIZE);
            undecoded(body, message.elements);
            return;
        }
        List<Element> fields = frame.elements(body);
        boolean isRequest = frame.frameType() == HartFrame.STX;
        if (isRequest != (message.header.messageType() == HartIpHeader.REQUEST)) {
            message.out.malformed(HartIpAnomaly.FRAME_TYPE, HartIpHeader.SIZE);
        }
        boolean isSound = body.length() == frame.end() + 1;
        if (!isSound) {
            message.out.malformed(HartIpAnomaly.PDU_LENGTH, HartIpHeader.SIZE);
        } else if (HartFrame.check(body, body.length()) != 0) {
            // What was asked is told all the same: TCP and UDP have checks of their own, and there are servers whose
            // check byte is 0.
            message.out.malformed(HartIpAnomaly.CHECK, HartIpHeader.SIZE + frame.end());
        }
        command(message, frame, fields, message.transaction(), isSound);
        if (body.length() > frame.end()) {
            fields.add(Element.number("check_byte", body.u8(frame.end())));
        }
        message.elements.add(new Element.Group("pdu", fields));
    }

    /** A command in a frame, and what it asks or answers where the frame is sound. */
    private void command(Message message, HartFrame frame, List<Element> fields, long transaction, boolean isSound) {
        boolean isRequest = frame.frameType() == HartFrame.STX;
        boolean hasStatus = frame.status().length() > 0;
        int code = hasStatus ? frame.status().u8(0) : -1;
        ByteView data = code > 0 && !ResponseCode.isDone(code) ? ByteView.EMPTY : frame.data();
        boolean isEmpty = !isRequest && data.length() == 0 && code != 0;
        CommandData read = CommandData.read(frame.command(), data, isRequest);
        describe(read, frame.command(), frame.byteCount(), fields);
        if (hasStatus) {
            status(code, frame.status().u8(1), fields);
        } else if (!isRequest) {
            message.out.malformed(HartIpAnomaly.STATUS, HartIpHeader.SIZE);
        }
        boolean isUnread = data.length() < frame.data().length();
        fields.add(new Element.Group("data", withRest(read, isUnread ? frame.data() : read.rest())));
        if (!read.isWhole() && !isEmpty && isSound && (isRequest || hasStatus)) {
            message.out.malformed(HartIpAnomaly.DATA_LENGTH, HartIpHeader.SIZE);
        }
        if (!isSound) {
            return;
        }
        if (!read.command().isKnown()) {
            message.out.unknown("command", read.command().number());
        }
        boolean isPublished = message.header.messageType() == HartIpHeader.PUBLISH;
        tell(message, read, frame.unit(), transaction, isRequest, isPublished, code);
        if (!isRequest && code >= 0 && ResponseCode.isDone(code)) {
            identify(message, read, frame.isLong() ? frame.address() : frame.address() == 0 ? own : -1, frame);
        }
        boolean carries = read.command().number() == Command.SEND_COMMAND_TO_SUB_DEVICE && (transaction & WITHIN) == 0;
        if (carries && (isRequest || code == 0)) {
            within(message, data, isRequest, fields, transaction);
        }
    }

    private static List<Element> withRest(CommandData read, ByteView rest) {
        List<Element> elements = new ArrayList<>(read.elements());
        if (read.command().number() != Command.SEND_COMMAND_TO_SUB_DEVICE) {
            undecoded(rest, elements);
        }
        return elements;
    }

    private static void describe(CommandData read, int number, int byteCount, List<Element> to) {
        to.add(Element.number("command", number));
        if (read.command().number() != number) {
            to.add(Element.number("extended_command", read.command().number()));
        }
        to.add(Element.text("command_name", read.command().service().name()));
        to.add(Element.number("data_byte_count", byteCount));
    }

    private static void status(int code, int deviceStatus, List<Element> to) {
        to.add(Element.number("response_code", code));
        to.add(Element.text("response", ResponseCode.name(code)));
        deviceStatus(deviceStatus, to);
    }

    private static void deviceStatus(int status, List<Element> to) {
        to.add(Element.number("device_status", status));
        List<String> set = new ArrayList<>();
        for (int bit = 0; bit < 8; bit++) {
            if ((status >> bit & 1) != 0) {
                set.add(ResponseCode.statusBit(bit));
            }
        }
        to.add(new Element.Values("device_status_set", ValueList.texts(set)));
    }

    private static void tell(
            Message message,
            CommandData read,
            String unit,
            long transaction,
            boolean isRequest,
            boolean isPublished,
            int code) {
        Service service = read.command().service();
        if (isPublished) {
            Service published =
                    new Service(service.code(), service.name(), Action.NOTIFY).keyed(PUBLISHED + service.code());
            message.out.request(Request.notification(published, unit, read.told()));
        } else if (isRequest) {
            message.out.request(Request.confirmed(transaction, service, unit, read.asked()));
        } else {
            Request asked = message.context.pending(transaction);
            if (asked != null && !asked.service().equals(service)) {
                message.out.malformed(HartIpAnomaly.ANSWER, 4);
            }
            Outcome outcome = code < 0 ? ResponseCode.ofStatus(message.header.status()) : ResponseCode.outcome(code);
            message.out.response(new Response(transaction, service, unit, outcome, read.told()));
        }
    }

    /**
     * Reports the identity of a device. The one that answers at polling address 0, or without an address, is the server
     * itself (HCF_SPEC-085).
     */
    private void identify(Message message, CommandData read, long address, @Nullable HartFrame frame) {
        long told = Identity.unique(read.elements());
        boolean isServer = frame == null || (!frame.isLong() && frame.address() == 0);
        if (read.command().number() == Command.READ_UNIQUE_IDENTIFIER && isServer) {
            own = told;
        }
        long about = told >= 0 ? told : address;
        boolean isOwn = about >= 0 ? about == own : isServer;
        if (isOwn || about >= 0) {
            new Identity(message.context, message.out).tell(read, isOwn ? "" : HartFrame.unit(about));
        }
    }

    /** A command to a sub-device within the data of command 77, HCF_SPEC-151: a frame without its check byte. */
    private void within(Message message, ByteView data, boolean isRequest, List<Element> fields, long transaction) {
        int header = isRequest ? EMBEDDED_STX : EMBEDDED_ACK;
        HartFrame frame = data.length() > header ? HartFrame.read(data.from(header)) : null;
        if (frame == null || header + frame.end() != data.length() || !HartFrame.isDelimiter(frame.delimiter())) {
            message.out.malformed(HartIpAnomaly.EMBEDDED, HartIpHeader.SIZE);
            return;
        }
        List<Element> inner = new ArrayList<>();
        inner.add(Element.number("io_card", data.u8(0)));
        inner.add(Element.number("channel", data.u8(1)));
        inner.addAll(frame.elements(data.from(header)));
        command(message, frame, inner, transaction | WITHIN, true);
        fields.add(new Element.Group("sub_device", inner));
    }

    /** A direct PDU: commands to the server itself, one behind the other. */
    void direct(Message message) {
        ByteView body = message.body;
        if (body.length() < DIRECT_HEADER) {
            if (message.header.status() != 0) {
                refused(message, ResponseCode.ofStatus(message.header.status()));
            } else {
                message.out.malformed(HartIpAnomaly.DIRECT, HartIpHeader.SIZE);
            }
            return;
        }
        boolean isRequest = message.header.messageType() == HartIpHeader.REQUEST;
        deviceStatus(body.u8(0), message.elements);
        message.elements.add(Element.number("extended_device_status", body.u8(1)));
        List<Element.Group> items = new ArrayList<>();
        int at = DIRECT_HEADER;
        while (items.size() < MAX_COMMANDS
                && body.has(at, ITEM_HEADER)
                && body.has(at + ITEM_HEADER, body.u8(at + 2))) {
            ByteView data = body.slice(at + ITEM_HEADER, body.u8(at + 2));
            items.add(item(message, body.u16(at), data, isRequest, items.size()));
            at += ITEM_HEADER + data.length();
        }
        message.elements.add(new Element.Groups("commands", items));
        if (at < body.length()) {
            message.out.malformed(HartIpAnomaly.DIRECT, HartIpHeader.SIZE + at);
        }
    }

    private Element.Group item(Message message, int number, ByteView data, boolean isRequest, int index) {
        List<Element> fields = new ArrayList<>();
        boolean hasCode = !isRequest && data.length() > 0;
        int code = hasCode ? data.u8(0) : -1;
        CommandData read = CommandData.read(number, hasCode ? data.from(1) : data, isRequest);
        describe(read, number, data.length(), fields);
        if (hasCode) {
            fields.add(Element.number("response_code", code));
            fields.add(Element.text("response", ResponseCode.name(code)));
        } else if (!isRequest) {
            message.out.malformed(HartIpAnomaly.STATUS, HartIpHeader.SIZE);
        }
        fields.add(new Element.Group("data", withRest(read, read.rest())));
        boolean isRefused = hasCode && !ResponseCode.isDone(code);
        if (!read.isWhole() && !isRefused && (isRequest || hasCode)) {
            message.out.malformed(HartIpAnomaly.DATA_LENGTH, HartIpHeader.SIZE);
        }
        if (!read.command().isKnown()) {
            message.out.unknown("command", read.command().number());
        }
        boolean isPublished = message.header.messageType() == HartIpHeader.PUBLISH;
        tell(message, read, "", message.transaction() | (long) index << 24, isRequest, isPublished, code);
        if (hasCode && !isRefused) {
            identify(message, read, own, null);
        }
        return new Element.Group("command", fields);
    }
}
