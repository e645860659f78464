package io.otus.dissect.veeder_root;

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
import io.otus.core.spi.Request;
import io.otus.core.spi.Response;
import io.otus.layer.banner.BannerClaims;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** Frames commands and responses, and reports what they ask and answer. */
final class VeederRootDissector implements Dissector {
    private static final int HEXADECIMAL = 16;
    private static final Outcome NOT_RECOGNIZED = Outcome.error(9999, "function_not_recognized");
    /** Year, month, day, hour and minute, two digits each, before the data of a computer's format. */
    private static final int DATE = 10;

    private static final int MAX_HEADER_LINES = 4;
    private static final Pattern SOFTWARE = Pattern.compile("[0-9]{6}-[0-9A-Z]{3}-[0-9A-Z]{1,4}");

    private final BannerClaims claims = new BannerClaims("veeder_root");
    private boolean isCommandSeen;
    /** The last command, which {@code 9999} answers, and whether what it sets may follow. */
    private long lastAsked;

    private Service lastService = Functions.service(0, false);
    private boolean lastIsSecret;

    @Override
    public int frameLength(ByteView bytes, Context context) {
        return switch (context.direction()) {
            case FROM_CLIENT -> TankMessage.command(bytes, isCommandSeen, lastIsSecret);
            case FROM_SERVER -> TankMessage.response(bytes);
            case UNKNOWN -> NOT_MINE; // a command and the beginning of its answer are alike
        };
    }

    @Override
    public void dissect(ByteView message, Context context, Output out) {
        int lead = TankMessage.lead(message);
        if (context.direction() == Direction.FROM_SERVER) {
            response(message, lead, context, out);
        } else if (message.u8(lead) == TankMessage.SOH) {
            command(message, lead, out);
        } else {
            data(message, lead, out);
        }
    }

    private void command(ByteView message, int lead, Output out) {
        int at = TankMessage.codeOfCommand(message, lead);
        String code = text(message, at, TankMessage.CODE);
        int function = Integer.parseInt(code, 1, 4, HEXADECIMAL);
        int device = Integer.parseInt(code, 4, 6, 10);
        boolean sets = isSetting(code);
        out.message(new VeederRootEvent.Message("command", List.of(Element.text("function_code", code))));
        if (at > lead + 1) {
            out.secret(lead + 1, TankMessage.SECURITY_CODE);
        }
        isCommandSeen = true;
        lastService = Functions.service(function, sets);
        lastAsked = transaction(function, device);
        lastIsSecret = sets && Functions.isSecret(function);
        List<PointRange> points = sets ? List.of(PointRange.of(code.substring(1, 4), device, 1)) : List.of();
        out.request(Request.confirmed(lastAsked, lastService, "", points));
    }

    private static boolean isSetting(String code) {
        return code.charAt(0) == 'S' || code.charAt(0) == 's';
    }

    /** Reads the values that a command sets, or the dates that it asks for. */
    private void data(ByteView message, int lead, Output out) {
        int end = message.length();
        while (end > lead && (TankMessage.isLineEnd(message.u8(end - 1)) || message.u8(end - 1) == TankMessage.ETX)) {
            end--;
        }
        String shown = lastIsSecret ? "" : text(message, lead, end - lead);
        out.message(new VeederRootEvent.Message("data_field", List.of(Element.text("data_field", shown))));
        if (lastIsSecret && end > lead) {
            out.secret(lead, end - lead);
        }
    }

    private void response(ByteView message, int lead, Context context, Output out) {
        int at = lead + 1;
        while (TankMessage.isLineEnd(message.u8(at))) {
            at++;
        }
        if (TankMessage.isNotRecognized(message, at)) {
            out.message(new VeederRootEvent.Message("not_recognized", List.of()));
            out.response(new Response(lastAsked, lastService, "", NOT_RECOGNIZED, List.of()));
            return;
        }
        String code = text(message, at, TankMessage.CODE);
        List<Element> fields = new ArrayList<>();
        fields.add(Element.text("function_code", code));
        int function = Integer.parseInt(code, 1, 4, HEXADECIMAL);
        int device = Integer.parseInt(code, 4, 6, 10);
        int begin = at + TankMessage.CODE;
        boolean isComputer = Character.isLowerCase(code.charAt(0));
        boolean isRight = !isComputer
                || (message.length() >= begin + TankMessage.TRAILER && TankMessage.isChecksumRight(message, lead));
        Inventory inventory = new Inventory();
        boolean isRead = true;
        if (isRight) {
            int end = message.length() - (isComputer ? TankMessage.TRAILER : 1);
            String data = text(message, begin, Math.max(0, end - begin));
            isRead = data(function, isComputer, data, inventory, fields, context, out);
        }
        out.message(new VeederRootEvent.Message("response", fields));
        if (Functions.isSecret(function) && begin + 1 < message.length()) {
            out.secret(begin, message.length() - 1 - begin); // a code stands behind its date, or in a table
        }
        if (!isRight) {
            out.malformed(VeederRootAnomaly.CHECKSUM, message.length() - 1);
        } else if (!isRead) {
            out.malformed(VeederRootAnomaly.INVENTORY, begin);
        }
        long transaction = transaction(function, device);
        Request asked = context.pending(transaction);
        Service service = asked == null ? Functions.service(function, isSetting(code)) : asked.service();
        List<PointRange> told = asked == null || asked.points().isEmpty() ? inventory.points() : asked.points();
        out.response(new Response(transaction, service, "", Outcome.OK, told));
    }

    /** Reads a report on tanks or on the software; false where an inventory is malformed. */
    private boolean data(
            int function,
            boolean isComputer,
            String data,
            Inventory inventory,
            List<Element> fields,
            Context context,
            Output out) {
        boolean isRead = true;
        if (function == Functions.INVENTORY) {
            if (isComputer) {
                isRead = data.length() >= DATE && inventory.readComputer(data.substring(DATE));
            } else {
                display(data, inventory, fields, context, out);
            }
            if (!inventory.tanks().isEmpty()) {
                fields.add(new Element.Groups("tanks", inventory.tanks()));
            }
        } else if (function == Functions.REVISION) {
            revision(data, fields, context, out);
        }
        return isRead;
    }

    /** A date, the four lines of the station's header, and the report. */
    private void display(String data, Inventory inventory, List<Element> fields, Context context, Output out) {
        List<String> lines = data.lines().toList();
        inventory.readDisplay(lines);
        StringBuilder header = new StringBuilder();
        int taken = 0;
        boolean isBehindDate = false;
        for (String line : lines) {
            String said = line.strip();
            if (said.startsWith("IN-TANK") || taken > MAX_HEADER_LINES) {
                break;
            }
            if (!said.isEmpty() && isBehindDate) {
                header.append(header.isEmpty() ? "" : ", ").append(said);
                taken++;
            }
            isBehindDate |= !said.isEmpty();
        }
        if (!header.isEmpty() && taken <= MAX_HEADER_LINES && !inventory.tanks().isEmpty()) {
            fields.add(Element.text("station_header", header.toString()));
            claim(Attribute.DESCRIPTION, header.toString(), "station header", context, out);
        }
    }

    /** {@code SOFTWARE# 349783-001-AXM CREATED - 01.05.17.15.11}: part, version and revision of the software. */
    private void revision(String data, List<Element> fields, Context context, Output out) {
        String software = word(data, "SOFTWARE#");
        if (!SOFTWARE.matcher(software).matches()) {
            return;
        }
        fields.add(Element.text("software", software));
        fields.add(Element.text("created", word(data, "CREATED -")));
        claim(Attribute.VENDOR, "Veeder-Root", "system revision level report", context, out);
        claim(Attribute.FIRMWARE, software, "system revision level report", context, out);
    }

    /** The word behind another; in the computer's format nothing parts it from what follows. */
    private static String word(String data, String before) {
        int at = data.indexOf(before);
        if (at < 0) {
            return "";
        }
        String rest = data.substring(at + before.length()).strip();
        int end = 0;
        while (end < rest.length() && !Character.isWhitespace(rest.charAt(end)) && !rest.startsWith("CREATED", end)) {
            end++;
        }
        return rest.substring(0, end);
    }

    private void claim(Attribute attribute, String value, String source, Context context, Output out) {
        claims.tell(out, context.source(), attribute, value, source, Trust.DEVICE);
    }

    private static String text(ByteView message, int at, int length) {
        return message.text(at, length, StandardCharsets.ISO_8859_1);
    }

    private static long transaction(int function, int device) {
        return (long) function << 8 | device;
    }

    @Override
    public void gap(Direction direction) {
        isCommandSeen = false;
    }
}
