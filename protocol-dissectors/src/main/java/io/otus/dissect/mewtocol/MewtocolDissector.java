package io.otus.dissect.mewtocol;

import io.otus.core.bytes.ByteView;
import io.otus.core.event.Attribute;
import io.otus.core.event.Element;
import io.otus.core.event.Outcome;
import io.otus.core.event.PointRange;
import io.otus.core.event.Service;
import io.otus.core.event.Trust;
import io.otus.core.spi.Context;
import io.otus.core.spi.Direction;
import io.otus.core.spi.Dissector;
import io.otus.core.spi.Output;
import io.otus.core.spi.PerDirection;
import io.otus.core.spi.Request;
import io.otus.core.spi.Response;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Framing, what is asked of which station, and what it answers. Nothing numbers messages: {@link Station} tells which
 * question an answer is for.
 */
final class MewtocolDissector implements Dissector {
    /** Characters of a message in several frames. */
    private static final int MAX_JOINED = 32_768;
    /** Where the text begins. */
    private static final int SIGN_END = 4;
    /** The text of an error: its code. */
    private static final int ERROR_LENGTH = 2;

    private final PerDirection<Message> messages = new PerDirection<>(Message::new);
    private final Map<Integer, Station> stations = new HashMap<>();
    private boolean isProven;

    /** A message of which not all frames came. */
    private static final class Message {
        private final StringBuilder text = new StringBuilder();
        /** Its sign; 0 while none is on its way. */
        private int sign;

        void begin(int newSign) {
            sign = newSign;
            text.setLength(0);
        }

        void end() {
            begin(0);
            text.trimToSize();
        }
    }

    @Override
    public int frameLength(ByteView bytes, Context context) {
        int length = MewtocolFrame.length(bytes);
        if (length < 0) {
            return NOT_MINE;
        }
        if (length == 0) {
            return NEED_MORE;
        }
        ByteView frame = bytes.slice(0, length);
        if (MewtocolFrame.station(frame) < 0) {
            return NOT_MINE;
        }
        return isProven || isPlain(frame) ? length : NOT_MINE;
    }

    /** Whether nothing in a frame contradicts a command, an answer or an error. */
    private static boolean isPlain(ByteView frame) {
        if (!MewtocolFrame.isSigned(frame) || !MewtocolFrame.isCheckRight(frame)) {
            return false;
        }
        String text = MewtocolFrame.text(frame);
        return switch (MewtocolFrame.sign(frame)) {
            case MewtocolFrame.COMMAND -> isCommand(text, MewtocolFrame.goesOn(frame));
            case MewtocolFrame.RESPONSE -> Command.isAnswer(text);
            default -> errorCode(text) >= 0;
        };
    }

    private static boolean isCommand(String text, boolean goesOn) {
        String command = Command.of(text);
        return !command.isEmpty() && (goesOn || Parameters.fits(command, text.substring(command.length())));
    }

    /** A command with all that belongs to it and a check code over it is nothing else. */
    @Override
    public boolean isCertain(ByteView frame, Context context) {
        return MewtocolFrame.isFrame(frame)
                && MewtocolFrame.sign(frame) == MewtocolFrame.COMMAND
                && !MewtocolFrame.isUnchecked(frame)
                && isPlain(frame);
    }

    @Override
    public void dissect(ByteView frame, Context context, Output out) {
        if (!MewtocolFrame.isFrame(frame)) {
            out.malformed(MewtocolAnomaly.CHECK_CODE, 0);
            return;
        }
        isProven = true;
        int station = MewtocolFrame.station(frame);
        String text = MewtocolFrame.text(frame);
        boolean goesOn = MewtocolFrame.goesOn(frame);
        boolean isSigned = MewtocolFrame.isSigned(frame);
        int sign = isSigned ? MewtocolFrame.sign(frame) : 0;
        if (sign == MewtocolFrame.COMMAND) {
            Direction.FROM_CLIENT.tell(context, out);
        } else if (isSigned) {
            Direction.FROM_SERVER.tell(context, out);
        }
        Message message = messages.of(direction(sign, context));
        if (!MewtocolFrame.isCheckRight(frame)) {
            out.message(event(sign, station, goesOn, text, List.of()));
            out.malformed(MewtocolAnomaly.CHECK_CODE, frame.length() - 1);
            int meant = isSigned ? sign : message.sign;
            if (meant == MewtocolFrame.RESPONSE || meant == MewtocolFrame.ERROR) {
                unread(station, context, out);
            }
            message.end();
            return; // nobody acts upon it
        }
        if (isSigned) {
            message.begin(sign);
        }
        if (message.sign == 0 || message.text.length() + text.length() > MAX_JOINED) {
            out.message(event(0, station, goesOn, text, List.of()));
            if (message.sign != 0) {
                tooLong(station, message, context, out);
            }
            message.end();
            return;
        }
        message.text.append(text);
        if (goesOn) {
            out.message(event(isSigned ? sign : 0, station, true, text, List.of()));
            if (!text.isEmpty()) {
                out.continues();
            }
            return;
        }
        String whole = message.text.toString();
        int begun = message.sign;
        message.end();
        switch (begun) {
            case MewtocolFrame.COMMAND -> command(sign, station, text, whole, context, out);
            case MewtocolFrame.RESPONSE -> response(sign, station, text, whole, context, out);
            default -> error(sign, station, text, context, out);
        }
    }

    /** An answer came, and nothing shows what it says. */
    private void unread(int station, Context context, Output out) {
        Request asked = answer(station, context);
        if (asked != null) {
            out.response(
                    new Response(asked.transaction(), asked.service(), unit(station), Outcome.UNPAIRED, List.of()));
        }
    }

    /** The first frame tells what is asked, whatever comes behind the bound: a long program must not go in unseen. */
    private void tooLong(int station, Message message, Context context, Output out) {
        out.malformed(MewtocolAnomaly.TOO_LONG, SIGN_END);
        if (message.sign == MewtocolFrame.COMMAND) {
            String command = Command.of(message.text.toString());
            request(station, command, Command.service(command, ""), List.of(), context, out);
        } else {
            unread(station, context, out);
        }
    }

    private Station station(int number) {
        return stations.computeIfAbsent(number, Station::new);
    }

    /** The first of the questions that wait, which is answered now, whatever the answer says; null if none waits. */
    private @Nullable Request answer(int number, Context context) {
        Station station = station(number);
        Station.Asked first = station.isIdle(context) ? null : station.first(each -> true);
        if (first == null) {
            return context.pending(number); // asked before a gap
        }
        station.answered(first, context.time());
        return context.pending(first.transaction());
    }

    private static Direction direction(int sign, Context context) {
        return switch (sign) {
            case MewtocolFrame.COMMAND -> Direction.FROM_CLIENT;
            case MewtocolFrame.RESPONSE, MewtocolFrame.ERROR -> Direction.FROM_SERVER;
            default -> context.direction();
        };
    }

    private static MewtocolEvent event(int sign, int station, boolean goesOn, String text, List<Element> fields) {
        String name = switch (sign) {
            case MewtocolFrame.COMMAND -> "command";
            case MewtocolFrame.RESPONSE -> "response";
            case MewtocolFrame.ERROR -> "error";
            default -> text.isEmpty() ? "next_frame" : "continuation";
        };
        List<Element> all = new ArrayList<>(fields);
        if (!text.isEmpty()) {
            all.add(Element.text("text", text));
        }
        return new MewtocolEvent(name, station, goesOn, all);
    }

    private static String unit(int station) {
        return station == MewtocolFrame.DIRECT || station == MewtocolFrame.ALL ? "" : Integer.toString(station);
    }

    private void command(int sign, int station, String text, String whole, Context context, Output out) {
        String command = Command.of(whole);
        String parameters = whole.substring(command.length());
        Service service = Command.service(command, parameters);
        List<Element> fields = new ArrayList<>();
        if (!command.isEmpty()) {
            fields.add(Element.text("command_code", command));
            fields.add(Element.text("command", service.name()));
        }
        out.message(event(sign, station, false, text, fields));
        List<PointRange> points = Parameters.of(command, parameters);
        if (command.isEmpty()) {
            out.unknown("command", number(whole));
        } else if (points == null && Parameters.hasFormula(command, parameters)) {
            out.malformed(MewtocolAnomaly.COMMAND_TEXT, SIGN_END);
        }
        List<PointRange> named = points == null ? List.of() : points;
        Station asked = station(station);
        asked.monitor(command, named);
        request(station, command, service, command.equals(Command.MONITOR) ? asked.monitored() : named, context, out);
    }

    private void request(
            int station, String command, Service service, List<PointRange> named, Context context, Output out) {
        if (station == MewtocolFrame.ALL || command.equals(Command.ABORT)) {
            out.request(Request.unconfirmed(service, unit(station), named));
            return;
        }
        long transaction = station(station).asked(command, named, context.time());
        out.request(Request.confirmed(transaction, service, unit(station), named));
    }

    /** The letters that name a command, as one number. */
    private static long number(String text) {
        long number = 0;
        for (int i = 0; i < Math.min(text.length(), 2); i++) {
            number = number << 8 | text.charAt(i);
        }
        return number;
    }

    private void response(int sign, int station, String text, String whole, Context context, Output out) {
        Station of = station(station);
        String name = whole.substring(0, Math.min(2, whole.length()));
        String data = whole.substring(name.length());
        boolean isIdle = of.isIdle(context);
        Station.Asked fitting = of.first(each -> each.isNamed(name) && points(each, data) != null);
        List<Station.Asked> late =
                fitting == null ? of.late(each -> each.isNamed(name) && points(each, data) != null) : List.of();
        Station.Asked asked = fitting == null && late.isEmpty() ? of.first(each -> each.isNamed(name)) : fitting;
        Request request = asked == null ? null : context.pending(asked.transaction());
        List<Element> fields = new ArrayList<>();
        if (asked != null && request != null && !asked.command().isEmpty()) {
            fields.add(Element.text("command", request.service().name()));
        }
        PlcStatus status = status(name, data);
        if (status != null) {
            status.fields(fields);
        }
        out.message(event(sign, station, false, text, fields));
        if (fitting == null && late.isEmpty() && !isIdle) {
            out.malformed(MewtocolAnomaly.ANSWER, SIGN_END);
        }
        if (status != null) {
            claims(station, name, status, context, out);
        }
        if (!late.isEmpty()) {
            late(late, station, context, out);
        } else if (asked != null && request != null) {
            List<PointRange> points = fitting == null ? List.of() : values(fitting, name, data, of);
            of.answered(asked, context.time());
            out.response(new Response(asked.transaction(), request.service(), unit(station), Outcome.OK, points));
            mode(station, request.service(), context, out);
        } else if (isIdle && isOfBefore(context.pending(station), name)) {
            Service told = Command.service(name);
            out.response(
                    new Response(station, told == null ? Command.UNSEEN : told, unit(station), Outcome.OK, List.of()));
        }
    }

    /** The points of a question with what an answer says of them; null if it is not of this question. */
    private static @Nullable List<PointRange> points(Station.Asked asked, String data) {
        return asked.points().isEmpty() ? List.of() : Parameters.answer(asked.command(), data, asked.points());
    }

    /** As {@link #points}, without values where the answer may as well be that to a question that was given up. */
    private static List<PointRange> values(Station.Asked asked, String name, String data, Station station) {
        List<PointRange> points = points(asked, data);
        List<Station.Asked> others = station.late(
                each -> each.isNamed(name) && !each.points().equals(asked.points()) && points(each, data) != null);
        return points == null || !others.isEmpty() ? List.of() : points;
    }

    /**
     * An answer fits only questions that were given up. Of several the first is the least likely to get another one; it
     * is answered only where no other may be meant, and no later question took its number.
     */
    private void late(List<Station.Asked> fitting, int station, Context context, Output out) {
        Station of = station(station);
        Station.Asked first = fitting.getFirst();
        boolean isCertain = fitting.size() == 1 && of.hasNumberAlone(first);
        of.answeredLate(first, context.time());
        Request request = context.pending(first.transaction());
        if (request != null && isCertain) {
            out.response(new Response(first.transaction(), request.service(), unit(station), Outcome.OK, List.of()));
        }
    }

    /** Whether what is not known to have been asked may be an answer to what was asked before a gap, if anything. */
    private static boolean isOfBefore(@Nullable Request asked, String name) {
        return asked == null || name.length() < 2 || asked.service().key().startsWith(name);
    }

    private static @Nullable PlcStatus status(String name, String data) {
        if (name.equals(Command.STATUS)) {
            return PlcStatus.of(data);
        }
        boolean isExtended = name.equals(Command.EXTENDED) && data.startsWith(Command.EXTENDED_STATUS);
        return isExtended ? PlcStatus.extended(data.substring(Command.EXTENDED_STATUS.length())) : null;
    }

    private static void claims(int station, String name, PlcStatus status, Context context, Output out) {
        String source = "mewtocol " + name;
        claim(station, Attribute.RUN_STATE, status.runState(), source, context, out);
        if (!status.family().isEmpty()) {
            claim(station, Attribute.VENDOR, "Panasonic", source, context, out);
            claim(station, Attribute.MODEL, status.family(), source, context, out);
            claim(station, Attribute.FIRMWARE, status.firmware(), source, context, out);
            claim(station, Attribute.TYPE, "plc", source, context, out);
        }
    }

    private static void mode(int station, Service service, Context context, Output out) {
        if (service.equals(Command.RUN) || service.equals(Command.PROG)) {
            String state = service.equals(Command.RUN) ? "run" : "prog";
            claim(station, Attribute.RUN_STATE, state, "mewtocol RM, acknowledged", context, out);
        }
    }

    private static void claim(
            int station, Attribute attribute, String value, String source, Context context, Output out) {
        if (!value.isEmpty()) {
            out.claim(context.source(), unit(station), attribute, value, source, Trust.DEVICE);
        }
    }

    /** The code of an error in hexadecimal; -1 where the text is none. */
    private static int errorCode(String text) {
        if (text.length() != ERROR_LENGTH) {
            return -1;
        }
        int high = MewtocolFrame.digit(text.charAt(0));
        int low = MewtocolFrame.digit(text.charAt(1));
        return high < 0 || low < 0 ? -1 : high << 4 | low;
    }

    private void error(int sign, int station, String text, Context context, Output out) {
        int code = errorCode(text);
        List<Element> fields = new ArrayList<>();
        if (code >= 0) {
            fields.add(Element.number("error_code", code));
            fields.add(Element.text("error", ErrorCode.name(code)));
        }
        out.message(event(sign, station, false, text, fields));
        if (code < 0) {
            out.malformed(MewtocolAnomaly.ANSWER, SIGN_END);
            return;
        }
        Request asked = answer(station, context);
        long transaction = asked == null ? station : asked.transaction();
        Service service = asked == null ? Command.UNSEEN : asked.service();
        Outcome refused = Outcome.error(code, ErrorCode.name(code));
        out.response(new Response(transaction, service, unit(station), refused, List.of()));
    }

    @Override
    public int unfinished() {
        return messages.sum(message -> message.text.length());
    }

    @Override
    public void gap(Direction direction) {
        messages.of(direction).end();
        stations.clear();
        isProven = false; // what comes next must prove itself again
    }
}
