package io.otus.dissect.mms;

import io.otus.core.event.Action;
import io.otus.core.event.Attribute;
import io.otus.core.event.Danger;
import io.otus.core.event.Element;
import io.otus.core.event.Elements;
import io.otus.core.event.Outcome;
import io.otus.core.event.PointRange;
import io.otus.core.event.Service;
import io.otus.core.event.Trust;
import io.otus.core.spi.Context;
import io.otus.core.spi.Direction;
import io.otus.core.spi.Output;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * TASE.2, also called ICCP: what control centres exchange above MMS (IEC 60870-6-503). It has no mark of its own in the
 * association; it shows by the names that it reserves. Each side of one association may ask the other. Confined.
 */
final class Tase2 {
    private static final String BILATERAL_TABLE = "Bilateral_Table_ID";
    private static final String VERSION = "TASE2_Version";

    /** Names that it reserves, and nobody else would give to a variable. */
    private static final Set<String> RESERVED = Set.of(
            BILATERAL_TABLE,
            VERSION,
            "Supported_Features",
            "Next_DSTransfer_Set",
            "Next_TSTransfer_Set",
            "Transfer_Set_Name",
            "Transfer_Set_Time_Stamp",
            "DSConditions_Detected",
            "TSConditions_Detected",
            "Event_Code_Detected",
            "Transfer_Report_ACK",
            "Transfer_Report_NACK");

    /** Suffix of a variable of a device under control; reading that variable selects the device. */
    private static final String SELECTION = "_SBO";

    /** The tag that forbids control of a device. */
    private static final String TAG = "_TAG";

    private static final Service START_TRANSFER = new Service(5, "start_transfer", Action.SUBSCRIBE).keyed("5/ts");
    private static final Service STOP_TRANSFER =
            new Service(5, "stop_transfer", Action.SUBSCRIBE, Danger.BLIND, "5/ts/off");
    private static final Service WRITE_TAG = new Service(5, "write_tag", Action.CONFIGURE).keyed("5/tag");

    /** A version as {@code {1996,8}}: the year and the month of the edition. */
    private static final Pattern EDITION = Pattern.compile("\\{(\\d{1,4}),(\\d{1,4})}");

    /** Sides that answered or reported by its names: what the other one asks of them is read as TASE.2 means it. */
    private final Set<Direction> speaking = EnumSet.noneOf(Direction.class);

    /** Sides of which it was claimed. */
    private final Set<Direction> claimed = EnumSet.noneOf(Direction.class);

    /** The OSI names of the calling and the called application; empty where they were not stated. */
    private String calling = "";

    private String responding = "";

    /** The services that this class distinguishes, for the page of the protocol. */
    static List<Service> services() {
        return List.of(START_TRANSFER, STOP_TRANSFER, WRITE_TAG);
    }

    /** Whether one of these points is a variable whose name is reserved. */
    static boolean isAmong(List<PointRange> points) {
        for (PointRange point : points) {
            if (isReserved(point)) {
                return true;
            }
        }
        return false;
    }

    /** Whether a point is a variable whose name is reserved, whatever its domain. */
    static boolean isReserved(PointRange point) {
        return RESERVED.contains(item(point));
    }

    private static String item(PointRange point) {
        return point.space().substring(point.space().indexOf('/') + 1);
    }

    /** The association is asked for or agreed. */
    void opens(List<Element> association) {
        String asking = application(association, "calling");
        calling = asking.isEmpty() ? calling : asking;
        String answering = application(association, "responding");
        responding = answering.isEmpty() ? responding : answering;
    }

    private static String application(List<Element> association, String side) {
        String title = Elements.text(association, side + "_ap_title");
        String qualifier = Elements.text(association, side + "_ae_qualifier");
        return title.isEmpty() || qualifier.isEmpty() ? title : title + " qualifier " + qualifier;
    }

    /** What a read of these points is that one side asks of the other. */
    Service read(Service read, List<PointRange> points, Direction asking) {
        for (PointRange point : points) {
            if (isSpokenBy(asking.opposite()) && item(point).endsWith(SELECTION)) {
                return Controls.SELECT;
            }
        }
        return read;
    }

    /** Only its own words show what a device speaks: who asks it could choose what his writes are taken for. */
    private boolean isSpokenBy(Direction side) {
        return side != Direction.UNKNOWN && speaking.contains(side);
    }

    /**
     * What a write of these points is, with these data: one of a transfer set begins or ends the reports of a data set
     * and is none of a value.
     */
    Service write(Service write, List<PointRange> points, List<Element.Group> data, Direction asking) {
        if (points.size() != 1 || data.size() != 1) {
            return write;
        }
        String status = TransferSet.status(data.getFirst().elements());
        if (!status.isEmpty()) {
            return status.equals("1") || status.equals("true") ? START_TRANSFER : STOP_TRANSFER;
        }
        return isSpokenBy(asking.opposite()) && item(points.getFirst()).endsWith(TAG) ? WRITE_TAG : write;
    }

    /** Somebody reports these points unasked, which nobody has to answer: that proves no control centre. */
    void reports(List<PointRange> points, Context context) {
        if (isAmong(points)) {
            speaking.add(context.direction());
        }
    }

    /** Somebody answered a read of these points, whose values they have. */
    void answers(List<PointRange> points, Outcome outcome, Context context, Output out) {
        if (!outcome.equals(Outcome.OK) || !isAmong(points)) {
            return;
        }
        speaking.add(context.direction());
        if (claimed.add(context.direction())) {
            out.claim(context.source(), "", Attribute.CAPABILITY, "tase2", "reserved name", Trust.SESSION);
            application(context.direction() == Direction.FROM_CLIENT ? calling : responding, context, out);
        }
        for (PointRange point : points) {
            String item = item(point);
            if (point.values().size() != 1) {
                continue;
            }
            String value = point.values().text(0);
            Matcher edition = EDITION.matcher(value);
            if (item.equals(VERSION) && edition.matches()) {
                service("TASE.2 " + edition.group(1) + '-' + edition.group(2), VERSION, context, out);
            } else if (item.equals(BILATERAL_TABLE) && !value.isBlank()) {
                String domain = point.space().substring(0, point.space().length() - item.length());
                service("TASE.2 bilateral table " + domain + value, BILATERAL_TABLE, context, out);
            }
        }
    }

    private static void application(String application, Context context, Output out) {
        if (!application.isEmpty()) {
            service("OSI application " + application, "association", context, out);
        }
    }

    private static void service(String service, String source, Context context, Output out) {
        out.claim(context.source(), "", Attribute.SERVICE, service, source, Trust.SESSION);
    }
}
