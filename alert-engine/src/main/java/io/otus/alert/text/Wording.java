package io.otus.alert.text;

import io.otus.alert.baseline.AssetModel;
import io.otus.core.event.Action;
import io.otus.core.event.Service;
import io.otus.core.event.Units;
import io.otus.core.net.Endpoint;
import io.otus.core.net.Sites;
import io.otus.core.time.Nanos;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Small pieces of wording that all explanations share. */
public final class Wording {
    /** Most items that a sentence lists. */
    private static final int MAX_LISTED = 8;

    private static final DateTimeFormatter MINUTES =
            DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm", Locale.ROOT).withZone(ZoneOffset.UTC);

    private Wording() {}

    /** Returns {@code PLC-3, unit 7}; only the device if no unit number was seen. */
    public static String withUnit(String device, String unit) {
        return Units.isNumbered(unit) ? device + ", unit " + unit : device;
    }

    /** Returns a duration of nanoseconds with its two leading units, {@code 7 d 3 h}, {@code 12 min}, {@code 5 s}. */
    public static String duration(long nanoseconds) {
        if (nanoseconds >= Nanos.DAY) {
            return pair(nanoseconds, Nanos.DAY, "d", Nanos.HOUR, "h");
        }
        if (nanoseconds >= Nanos.HOUR) {
            return pair(nanoseconds, Nanos.HOUR, "h", Nanos.MINUTE, "min");
        }
        if (nanoseconds >= Nanos.MINUTE) {
            return pair(nanoseconds, Nanos.MINUTE, "min", Nanos.SECOND, "s");
        }
        return nanoseconds < Nanos.SECOND ? "less than 1 s" : nanoseconds / Nanos.SECOND + " s";
    }

    private static String pair(long nanoseconds, long unit, String name, long part, String partName) {
        long parts = nanoseconds % unit / part;
        return nanoseconds / unit + " " + name + (parts == 0 ? "" : " " + parts + " " + partName);
    }

    /** Returns an event time such as {@code 2026-11-02 08:15 UTC}. */
    public static String minute(long time) {
        return MINUTES.format(Nanos.instant(time)) + " UTC";
    }

    /** Returns {@code 1 time}, {@code 12 times}. */
    public static String times(long count) {
        return count(count, "time");
    }

    /** Returns {@code 1 read}, {@code 12 reads}, of a word whose plural ends in a mere s. */
    public static String count(long count, String one) {
        return count + " " + one + (count == 1 ? "" : "s");
    }

    /** Returns the items joined by commas, with the number of those left out. */
    public static String list(List<String> items) {
        if (items.isEmpty()) {
            return "none";
        }
        if (items.size() <= MAX_LISTED) {
            return String.join(", ", items);
        }
        return String.join(", ", items.subList(0, MAX_LISTED)) + " and " + (items.size() - MAX_LISTED) + " more";
    }

    /** Returns {@code VLAN 12}, {@code site 1}, {@code VLAN 12 of site 1}; empty if there is neither. */
    public static String network(int network) {
        int vlan = Sites.vlan(network);
        int site = Sites.number(network);
        String tag = vlan == 0 ? "" : "VLAN " + vlan;
        if (site == 0) {
            return tag;
        }
        return tag.isEmpty() ? "site " + site : tag + " of site " + site;
    }

    /** Returns a service with its code, {@code write_single_coil (5)}. */
    public static String service(Service service) {
        return service.code() >= 0 ? service.name() + " (" + service.code() + ")" : service.name();
    }

    /** Returns what a dangerous service does to a device, as a verb phrase after "asked it to". */
    public static String deed(Service service) {
        return switch (service.dangerous()) {
            case BLIND -> "be silent (" + service.name() + ")";
            case LOCK -> "let nobody else change it (" + service.name() + ")";
            case NONE, HALT, TRACES, MODE, UPLOAD, DOWNLOAD, FIRMWARE, TIME -> deed(service.action());
        };
    }

    private static String deed(Action action) {
        return switch (action) {
            case START -> "start";
            case STOP -> "stop";
            case RESTART -> "restart";
            case MODE -> "change its operating mode";
            case UPLOAD -> "give out its program";
            case DOWNLOAD -> "take a program";
            case FIRMWARE -> "take firmware";
            case CONFIGURE -> "change its settings";
            case TIME_SET -> "set its clock";
            case DELETE -> "delete something";
            case ACKNOWLEDGE -> "acknowledge its alarms";
            case PROGRAM_INFO -> "tell which program it holds";
            case FILE -> "handle a file";
            case READ, WRITE, SELECT, OPERATE, DISCOVER, IDENTIFY, DIAGNOSE -> action.key();
            case ALARM_SET -> "change what it alarms about";
            case CREDENTIAL_SET -> "change a password or key";
            case UNSUBSCRIBE -> "report no more";
            case SESSION, AUTHENTICATE, SUBSCRIBE, NOTIFY, OTHER -> action.key();
        };
    }

    /** Returns the name of an asset; its address if the asset is unknown. */
    public static String name(@Nullable AssetModel asset, Endpoint endpoint) {
        if (asset != null) {
            return asset.name();
        }
        Object address = endpoint.ip() != null ? endpoint.ip() : endpoint.mac();
        return address == null ? "someone" : address.toString();
    }
}
