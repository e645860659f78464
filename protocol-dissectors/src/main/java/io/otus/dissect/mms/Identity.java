package io.otus.dissect.mms;

import io.otus.core.event.Attribute;
import io.otus.core.event.Elements;
import io.otus.core.event.Outcome;
import io.otus.core.event.PointRange;
import io.otus.core.event.Trust;
import io.otus.core.spi.Context;
import io.otus.core.spi.Output;
import io.otus.core.spi.Request;
import io.otus.core.value.ValueList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What devices say of themselves: the Identify service, the names of their domains (in IEC 61850 the IED's name with
 * that of a logical device behind it, IEC 61850-8-1 §7.3.1), and the name plates of IEC 61850-7-3 where a client reads
 * them. Confined.
 */
final class Identity {
    /** Most domains of one flow that are claimed. */
    static final int MAX_DOMAINS = 64;

    /** Names of one flow that are looked at: a device that is modelled by IEC 61850 has no others. */
    static final int MAX_NAMES = 256;

    /** Number of logical devices with different initials after which their names have nothing in common. */
    private static final int ENOUGH_INITIALS = 3;

    private static final int GET_NAME_LIST = 1;
    private static final int IDENTIFY = 2;

    private final Set<String> domains = new HashSet<>();
    /** What all domains begin with, until it is known whether the device is modelled by IEC 61850. */
    private String nameOfDomains = "";

    private boolean isModelled;
    /** Whether it was reported that the device is modelled by IEC 61850, or enough names show that it is not. */
    private boolean modelSettled;

    private int namesSeen;
    /** The invoke ID of the last question for all domains; -1 where there was none. */
    private long domainsAsked = -1;

    void asks(Message request) {
        if (request.number() == GET_NAME_LIST
                && Elements.text(Elements.group(request.elements(), "extended_object_class"), "object_class")
                        .equals("domain")
                && Elements.text(request.elements(), "continue_after").isEmpty()) {
            domainsAsked = request.invokeId();
        }
    }

    void answers(
            Message response,
            @Nullable Request asked,
            List<PointRange> points,
            Outcome outcome,
            Context context,
            Output out) {
        if (response.number() == IDENTIFY) {
            claim(Attribute.VENDOR, "vendor_name", response, context, out);
            claim(Attribute.MODEL, "model_name", response, context, out);
            claim(Attribute.FIRMWARE, "revision", response, context, out);
        } else if (response.number() == GET_NAME_LIST && response.invokeId() == domainsAsked) {
            domainsAsked = -1;
            names(response, context, out);
        } else if (response.number() == GET_NAME_LIST) {
            ValueList names = Elements.values(response.elements(), "list_of_identifier");
            for (int i = 0; i < names.size() && !modelSettled; i++) {
                model(names.text(i), context, out);
            }
        } else if (asked != null && outcome.equals(Outcome.OK)) {
            tells(asked.points(), context, out);
            for (PointRange point : points) {
                plate(point, context, out);
            }
        }
    }

    /** Notes that the domains of these points are on the device that answers or reports. */
    void tells(List<PointRange> points, Context context, Output out) {
        for (PointRange point : points) {
            int slash = point.space().indexOf('/');
            if (slash > 0 && domains.size() < MAX_DOMAINS) {
                domain(point.space().substring(0, slash), context, out);
            }
            if (slash > 0 && !modelSettled) {
                model(point.space(), context, out);
            }
        }
    }

    /** Other devices that speak MMS name their variables otherwise, such as control centres (TASE.2) and robots. */
    private void model(String name, Context context, Output out) {
        isModelled = Item.isModelled(name);
        modelSettled = isModelled || ++namesSeen == MAX_NAMES;
        if (isModelled) {
            out.claim(context.source(), "", Attribute.CAPABILITY, "iec61850", "logical node", Trust.SESSION);
            name(context, out);
        }
    }

    private void domain(String name, Context context, Output out) {
        if (domains.add(name)) {
            out.claim(context.source(), "", Attribute.SERVICE, "MMS domain " + name, "domain", Trust.SESSION);
        }
    }

    private static void claim(Attribute attribute, String field, Message response, Context context, Output out) {
        String value = Elements.text(response.elements(), field);
        if (!value.isBlank()) {
            out.claim(context.source(), "", attribute, value, "identify", Trust.DEVICE);
        }
    }

    /**
     * In a device of IEC 61850 all domains begin with the name of the IED, with nothing between it and that of the
     * logical device: where it ends cannot be told of one domain, nor of those whose logical devices begin alike (LD0
     * and LD1, CTRL and CFG). It is told where it ends as a name does and a logical device does not, with a digit or a
     * mark, or where logical devices begin with three different letters.
     */
    private void names(Message response, Context context, Output out) {
        ValueList names = Elements.values(response.elements(), "list_of_identifier");
        ValueList more = Elements.values(response.elements(), "more_follows");
        for (int i = 0; i < names.size() && domains.size() < MAX_DOMAINS; i++) {
            domain(names.text(i), context, out);
        }
        boolean whole = more.size() == 1 && more.integer(0) == 0;
        if (!whole || names.size() < 2) {
            return;
        }
        String common = names.text(0);
        for (int i = 1; i < names.size(); i++) {
            common = common(common, names.text(i));
        }
        StringBuilder initials = new StringBuilder();
        for (int i = 0; i < names.size(); i++) {
            String device = names.text(i).substring(common.length());
            if (device.isEmpty() || !Character.isLetter(device.charAt(0))) {
                return;
            }
            String initial = device.substring(0, 1);
            if (initials.indexOf(initial) < 0) {
                initials.append(initial);
            }
        }
        if (!common.isEmpty()
                && (initials.length() >= ENOUGH_INITIALS || !Character.isLetter(common.charAt(common.length() - 1)))) {
            nameOfDomains = common;
        }
        if (isModelled) {
            name(context, out);
        }
    }

    private void name(Context context, Output out) {
        if (!nameOfDomains.isBlank()) {
            out.claim(context.source(), "", Attribute.NAME, nameOfDomains, "domains", Trust.SESSION);
            nameOfDomains = "";
        }
    }

    private static String common(String one, String other) {
        int length = 0;
        while (length < one.length() && length < other.length() && one.charAt(length) == other.charAt(length)) {
            length++;
        }
        return one.substring(0, length);
    }

    /** A part of a name plate: PhyNam of the device, NamPlt of its logical nodes. */
    private static void plate(PointRange point, Context context, Output out) {
        Item item = Item.of(point.space());
        boolean physical = item.object().equals("PhyNam");
        if (!item.functionalConstraint().equals("DC")
                || !(physical || item.object().equals("NamPlt"))) {
            return;
        }
        Attribute attribute = attribute(item.last(), physical);
        if (attribute != null && point.values().size() == 1) {
            String value = point.values().text(0);
            if (!value.isBlank()) {
                out.claim(context.source(), "", attribute, value, item.object(), Trust.DEVICE);
            }
        }
    }

    private static @Nullable Attribute attribute(String part, boolean physical) {
        return switch (part) {
            case "vendor" -> Attribute.VENDOR;
            case "swRev" -> Attribute.FIRMWARE;
            case "hwRev" -> physical ? Attribute.HARDWARE : null;
            case "serNum" -> physical ? Attribute.SERIAL : null;
            case "model" -> physical ? Attribute.MODEL : null;
            case "name" -> physical ? Attribute.NAME : null;
            case "location" -> physical ? Attribute.LOCATION : null;
            default -> null;
        };
    }
}
