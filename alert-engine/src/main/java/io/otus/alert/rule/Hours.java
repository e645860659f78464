package io.otus.alert.rule;

import io.otus.core.time.Nanos;
import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Hours of a day, on some days of the week, as the clocks of a place show them. Immutable.
 *
 * @param from first minute of the day, 0 to 1439
 * @param to first minute after the hours, 0 to 1439; at or before {@code from} if the hours reach into the next day,
 *     then they belong to the day on which they begin
 * @param days the days on which they begin; empty for every day
 * @param zone the time zone of the clocks
 */
public record Hours(int from, int to, Set<DayOfWeek> days, ZoneId zone) {
    private static final Pattern FORM = Pattern.compile("(\\d{2}:\\d{2})\\s*-\\s*(\\d{2}:\\d{2})");
    private static final String EXPECTED = "' (expected: such as 22:00-06:00)";
    private static final int MINUTES = 60;

    public Hours {
        days = Set.copyOf(days);
    }

    /**
     * Parses hours as a person writes them.
     *
     * @param hours such as {@code 22:00-06:00}; empty for the whole day
     * @param days such as {@code sat}, {@code sun}; empty for every day
     * @throws IllegalArgumentException if they are invalid
     */
    public static Hours parse(String hours, List<String> days, ZoneId zone) {
        int from = 0;
        int to = 0;
        if (!hours.isEmpty()) {
            Matcher form = FORM.matcher(hours.strip());
            if (!form.matches()) {
                throw new IllegalArgumentException("'" + hours + EXPECTED);
            }
            from = minute(form.group(1), hours);
            to = minute(form.group(2), hours);
        }
        Set<DayOfWeek> set = EnumSet.noneOf(DayOfWeek.class);
        for (String day : days) {
            set.add(day(day));
        }
        return new Hours(from, to, set, zone);
    }

    private static int minute(String text, String whole) {
        try {
            LocalTime time = LocalTime.parse(text);
            return time.getHour() * MINUTES + time.getMinute();
        } catch (DateTimeException e) {
            throw new IllegalArgumentException("'" + whole + EXPECTED, e);
        }
    }

    private static DayOfWeek day(String text) {
        for (DayOfWeek day : DayOfWeek.values()) {
            if (key(day).equals(text)) {
                return day;
            }
        }
        throw new IllegalArgumentException("'" + text + "' (expected: mon, tue, wed, thu, fri, sat, sun)");
    }

    /** Returns {@code mon} to {@code sun}. */
    static String key(DayOfWeek day) {
        return day.name().substring(0, 3).toLowerCase(Locale.ROOT);
    }

    /** Returns whether an event time, in nanoseconds since 1970, is within the hours. */
    public boolean has(long time) {
        ZonedDateTime local = Nanos.instant(time).atZone(zone);
        int minute = local.getHour() * MINUTES + local.getMinute();
        DayOfWeek today = local.getDayOfWeek();
        if (from < to) {
            return minute >= from && minute < to && isOn(today);
        }
        return minute >= from ? isOn(today) : minute < to && isOn(today.minus(1));
    }

    private boolean isOn(DayOfWeek day) {
        return days.isEmpty() || days.contains(day);
    }

    /** Returns the hours such as {@code 22:00-06:00}; empty for the whole day. */
    public String hoursText() {
        return from == 0 && to == 0 ? "" : clock(from) + '-' + clock(to);
    }

    /** Returns the days, Monday first. */
    public List<String> dayTexts() {
        return days.stream().sorted().map(Hours::key).toList();
    }

    private static String clock(int minute) {
        return String.format(Locale.ROOT, "%02d:%02d", minute / MINUTES, minute % MINUTES);
    }
}
