package io.otus.dissect.hsms;

import io.otus.core.event.Action;
import io.otus.core.event.Danger;
import io.otus.core.event.PointRange;
import io.otus.core.event.Service;
import io.otus.core.value.ValueList;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The content of a primary message: its service, and the points that it names, SEMI E5 §10. */
final class Primary {
    /** Points of one message. */
    static final int MAX_POINTS = 1_000;
    /** The length of dates and times: two digits each from the year on, and four of the year with hundredths. */
    private static final int SHORT_TIME = 12;

    private static final int LONG_TIME = 16;
    private static final int ALARM_BIT = 0x80;

    /**
     * Commands of SEMI E30 §6.10, of process jobs, SEMI E40, and words that machines have for their restart. Lots are
     * started all day: a start is no danger by itself, and is new where it was never given.
     */
    private static final Map<String, Action> COMMANDS = new TreeMap<>(Map.ofEntries(
            Map.entry("START", Action.START),
            Map.entry("STARTPROCESS", Action.START),
            Map.entry("RESUME", Action.START),
            Map.entry("STOP", Action.STOP),
            Map.entry("PAUSE", Action.STOP),
            Map.entry("ABORT", Action.STOP),
            Map.entry("CANCEL", Action.STOP),
            Map.entry("LOCAL", Action.MODE),
            Map.entry("REMOTE", Action.MODE),
            Map.entry("RESET", Action.RESTART),
            Map.entry("RESTART", Action.RESTART),
            Map.entry("REBOOT", Action.RESTART),
            Map.entry("INIT", Action.RESTART),
            Map.entry("INITIALIZE", Action.RESTART)));

    /** Commands of control jobs from 1 on, SEMI E5 §9.6, CTLJOBCMD. */
    private static final List<String> JOB_COMMANDS =
            List.of("START", "PAUSE", "RESUME", "CANCEL", "DESELECT", "STOP", "ABORT", "HOQ");

    private final List<PointRange> points = new ArrayList<>();
    private Service service;

    private Primary(Service service) {
        this.service = service;
    }

    /** Reads the item of a message. */
    static Primary read(int stream, int function, Item item) {
        Primary read = new Primary(Function.service(stream, function));
        switch (stream) {
            case 1 -> {
                if (function == 3 || function == 11) {
                    read.each("sv", item);
                }
            }
            case 2 -> read.control(function, item);
            case 3, 14 -> read.object(stream, function, item);
            case 5 -> read.alarms(function, item);
            case 6 -> read.data(function, item);
            case 7 -> read.programs(function, item);
            case 16 -> read.jobs(function, item);
            default -> {
                // Names no point.
            }
        }
        return read;
    }

    Service service() {
        return service;
    }

    List<PointRange> points() {
        return points;
    }

    private void add(@Nullable PointRange point) {
        if (point != null && points.size() < MAX_POINTS) {
            points.add(point);
        }
    }

    private void add(@Nullable PointRange point, ValueList value) {
        add(point == null || value.size() != 1 ? point : point.with(value));
    }

    /** A list of identifiers, or one array of them; none means all. */
    private void each(String space, Item item) {
        if (!item.isList()) {
            ids(space, item);
            return;
        }
        for (Item id : item.items()) {
            ids(space, id);
        }
    }

    private void ids(String space, Item item) {
        Format format = item.format();
        if (format == null || !format.isInteger() || item.length() < 2) {
            add(item.point(space));
            return;
        }
        int some = Math.min(item.data().length(), MAX_POINTS * format.size());
        ValueList values = format.values(item.data().slice(0, some));
        for (int i = 0; i < values.size(); i++) {
            if (values.integer(i) >= 0) {
                add(PointRange.of(space, values.integer(i), 1));
            }
        }
    }

    private void control(int function, Item item) {
        switch (function) {
            case 5, 7 -> add(item.point("program"));
            case 13, 29 -> each("ec", item);
            case 15 -> {
                for (Item constant : item.items()) {
                    add(constant.at(0).point("ec"), constant.at(1).value());
                }
            }
            case 21 -> command(item.identifier());
            case 27 -> add(item.at(1).point("program"));
            case 31 -> clock(item.text());
            case 33 -> {
                for (Item report : item.at(1).items()) {
                    add(report.at(0).point("report"));
                }
                blindWhere(item.at(1).isList() && item.at(1).length() == 0, "delete");
            }
            case 35 -> {
                for (Item event : item.at(1).items()) {
                    add(event.at(0).point("event"));
                }
            }
            case 37 -> {
                each("event", item.at(1));
                blindWhere(item.at(0).number() == 0, "disable");
                tellsWhere(item.at(0).number() > 0);
            }
            case 41 -> command(item.at(0), item.at(1));
            case 45 -> {
                for (Item variable : item.at(1).items()) {
                    add(variable.at(0).point("limit"));
                }
            }
            case 49 -> command(item.at(2), item.at(3));
            default -> {
                // Names no point.
            }
        }
    }

    /** The machine tells less from then on. */
    private void blindWhere(boolean isSilenced, String how) {
        if (isSilenced) {
            become(how, service.action(), Danger.BLIND);
        }
    }

    /** The machine tells again, as when a host begins: it silences all, defines its reports and lets them come. */
    private void tellsWhere(boolean isEnabled) {
        if (isEnabled) {
            become("enable", Action.SUBSCRIBE, Danger.NONE);
        }
    }

    private void become(String how, Action action, Danger danger) {
        service = new Service(service.code(), service.name() + '_' + how, action, danger, service.key() + '/' + how);
    }

    private void command(Item name, Item parameters) {
        String command = name.identifier();
        command(command);
        for (Item parameter : parameters.items()) {
            String called = parameter.at(0).identifier();
            if (!called.isEmpty()) {
                String point = PointRange.plain("command/" + command + '/' + called);
                add(PointRange.named(point), parameter.at(1).value());
            }
        }
    }

    /** Each command is a point, so that one which was never given is new. */
    private void command(String command) {
        if (command.isEmpty()) {
            return;
        }
        add(PointRange.named(PointRange.plain("command/" + command)));
        called(command);
    }

    private void called(String command) {
        String word = command.toUpperCase(Locale.ROOT).replace('-', '_');
        Action action = COMMANDS.get(word);
        if (action != null) {
            become(word.toLowerCase(Locale.ROOT), action, action == Action.START ? Danger.NONE : Danger.of(action));
        }
    }

    /** A text that is no time is told as it is. */
    private void clock(String time) {
        boolean isLong = time.length() == LONG_TIME;
        String date = isLong ? time : (time.compareTo("70") < 0 ? "20" : "19") + time;
        if ((!isLong && time.length() != SHORT_TIME) || !isDigits(time) || !isTime(date)) {
            if (!time.isEmpty()) {
                add(PointRange.clock(time));
            }
            return;
        }
        String hundredths = isLong ? '.' + date.substring(14, 16) : "";
        add(PointRange.clock(date.substring(0, 4)
                + '-'
                + date.substring(4, 6)
                + '-'
                + date.substring(6, 8)
                + 'T'
                + date.substring(8, 10)
                + ':'
                + date.substring(10, 12)
                + ':'
                + date.substring(12, 14)
                + hundredths));
    }

    /** Whether months, days, hours, minutes and seconds are some. */
    private static boolean isTime(String date) {
        return isWithin(date, 4, 1, 12)
                && isWithin(date, 6, 1, 31)
                && isWithin(date, 8, 0, 23)
                && isWithin(date, 10, 0, 59)
                && isWithin(date, 12, 0, 60);
    }

    private static boolean isWithin(String date, int at, int first, int last) {
        int value = (date.charAt(at) - '0') * 10 + date.charAt(at + 1) - '0';
        return value >= first && value <= last;
    }

    private static boolean isDigits(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) < '0' || text.charAt(i) > '9') {
                return false;
            }
        }
        return true;
    }

    private void object(int stream, int function, Item item) {
        if (stream == 3 && function == 17) {
            String action = item.at(1).identifier();
            if (!action.isEmpty()) {
                add(
                        PointRange.named(PointRange.plain("carrier/" + action)),
                        item.at(2).value());
            }
        } else if (stream == 14 && (function == 3 || function == 9)) {
            // Object specifier, type and, when they are set, identifiers ahead of the attributes.
            Item attributes = item.at(function == 3 ? 3 : 2);
            String type = item.at(1).identifier();
            for (Item attribute : attributes.items()) {
                String called = attribute.at(0).identifier();
                if (!called.isEmpty()) {
                    String point = PointRange.plain("object/" + type + '/' + called);
                    add(PointRange.named(point), attribute.at(1).value());
                }
            }
        }
    }

    private void alarms(int function, Item item) {
        switch (function) {
            case 1 -> {
                long code = item.at(0).number();
                add(item.at(1).point("alarm"), code < 0 ? ValueList.NONE : ValueList.bit((code & ALARM_BIT) != 0));
            }
            case 3 -> {
                long enables = item.at(0).number();
                add(item.at(1).point("alarm"));
                blindWhere(enables >= 0 && (enables & ALARM_BIT) == 0, "disable");
                tellsWhere(enables >= 0 && (enables & ALARM_BIT) != 0);
            }
            case 5 -> each("alarm", item);
            default -> {
                // Names no alarm.
            }
        }
    }

    private void data(int function, Item item) {
        switch (function) {
            case 11 -> {
                add(item.at(1).point("event"));
                for (Item report : item.at(2).items()) {
                    report(report);
                }
            }
            case 13 -> add(item.at(1).point("event"));
            case 15, 17 -> add(item.point("event"));
            case 19, 21 -> add(item.point("report"));
            case 23 -> {
                if (item.number() == 1) {
                    service = new Service(
                            service.code(),
                            "purge_spooled_data",
                            Action.DELETE,
                            Danger.TRACES,
                            service.key() + "/purge");
                }
            }
            default -> {
                // Names no point.
            }
        }
    }

    /** The values of a report are those of the variables that S2F33 put into it, in their order. */
    private void report(Item report) {
        String id = report.at(0).identifier();
        if (id.isEmpty()) {
            return;
        }
        List<Item> values = report.at(1).items();
        for (int i = 0; i < values.size(); i++) {
            ValueList value = values.get(i).value();
            if (value.size() == 1) {
                add(PointRange.of(PointRange.plain("report/" + id), i, 1), value);
            }
        }
    }

    private void programs(int function, Item item) {
        switch (function) {
            case 1, 3, 23 -> add(item.at(0).point("program"));
            case 5, 25, 37, 39, 41, 43 -> add(item.point("program"));
            case 17 -> each("program", item);
            default -> {
                // Names no program.
            }
        }
    }

    private void jobs(int function, Item item) {
        if (function == 5) {
            command(item.at(2), item.at(3));
        } else if (function == 27) {
            long code = item.at(1).number();
            command(
                    code >= 1 && code <= JOB_COMMANDS.size()
                            ? JOB_COMMANDS.get((int) code - 1)
                            : item.at(1).identifier());
        }
    }
}
