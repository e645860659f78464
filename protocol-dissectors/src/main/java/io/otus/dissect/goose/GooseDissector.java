package io.otus.dissect.goose;

import io.otus.core.bytes.ByteView;
import io.otus.core.event.Action;
import io.otus.core.event.Attribute;
import io.otus.core.event.PointRange;
import io.otus.core.event.Service;
import io.otus.core.event.Trust;
import io.otus.core.spi.Context;
import io.otus.core.spi.Direction;
import io.otus.core.spi.Dissector;
import io.otus.core.spi.Output;
import io.otus.core.spi.Request;
import io.otus.layer.ber.BerReader;
import io.otus.layer.iec61850.Carriage;
import io.otus.layer.mmsdata.Data;
import io.otus.layer.mmsdata.DataType;
import io.otus.layer.mmsdata.Quality;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads GOOSE messages of one publisher to one group, and follows their states. */
final class GooseDissector implements Dissector {
    /** SendGOOSEMessage, IEC 61850-7-2 §18.2.2.3. */
    private static final Service SERVICE = new Service(-1, "send_goose_message", Action.NOTIFY);

    private static final int SINGULAR_APPID = 0x4000;
    private static final int ALL_DATA = BerReader.CONTEXT + 11;

    private final Publications publications = new Publications();

    @Override
    public int frameLength(ByteView bytes, Context context) {
        return Carriage.frameLength(bytes, context.carrier(), Carriage.GOOSE);
    }

    @Override
    public void dissect(ByteView message, Context context, Output out) {
        Carriage carriage = Carriage.read(message, context.carrier());
        if (carriage == null) {
            out.malformed(GooseAnomaly.LENGTH, message.length());
            return;
        }
        Direction.FROM_SERVER.tell(context, out);
        boolean whole = carriage.isWhole(message);
        if (!whole) {
            out.malformed(GooseAnomaly.LENGTH, 2);
        }
        if ((carriage.appid() & SINGULAR_APPID) != 0) {
            out.malformed(GooseAnomaly.APPID, 0);
        }
        ByteView apdu = carriage.apdu(message);
        GoosePdu pdu = new GoosePdu.Reader(out, carriage.apduAt()).read(apdu);
        List<Data> allData = pdu.allData();
        if (!whole || !pdu.isComplete() || allData == null) {
            if (whole) {
                out.malformed(GooseAnomaly.MANDATORY, carriage.apduAt());
            }
            out.message(new GooseEvent.Message(carriage, pdu));
            return;
        }
        if (pdu.numDatSetEntries() != allData.size()) {
            out.malformed(GooseAnomaly.ENTRIES, carriage.apduAt());
        }
        if (pdu.confRev() == 0) {
            out.malformed(GooseAnomaly.CONFIGURATION, carriage.apduAt());
        }
        Publications.Settings told = publications.take(pdu, carriage, values(apdu), context.time(), out);
        out.message(new GooseEvent.Message(carriage, pdu));
        if (told != null) {
            tellSettings(pdu, told, context, out);
        }
        out.request(Request.notification(SERVICE, logicalDevice(pdu.gocbRef()), points(pdu.datSet(), allData)));
    }

    /** The octets of allData. */
    private static ByteView values(ByteView apdu) {
        BerReader outer = new BerReader(apdu);
        if (outer.next()) {
            BerReader elements = outer.inner();
            while (elements.next()) {
                if (elements.tag() == ALL_DATA) {
                    return elements.content();
                }
            }
        }
        return ByteView.EMPTY;
    }

    private static void tellSettings(GoosePdu pdu, Publications.Settings settings, Context context, Output out) {
        String unit = logicalDevice(pdu.gocbRef());
        if (!unit.isEmpty()) {
            out.claim(context.source(), "", Attribute.NAME, unit, "goose gocbRef", Trust.SESSION);
            out.session(Direction.FROM_SERVER, unit, settings.fact());
        }
    }

    /** The logical device's name, which begins with that of its IED: what stands before the slash. */
    private static String logicalDevice(@Nullable String reference) {
        int slash = reference == null ? -1 : reference.indexOf('/');
        return reference == null || slash <= 0
                ? ""
                : reference.substring(0, slash).replace(' ', '_');
    }

    /** Values by data set and number, counted from 1; those of structures have a number each within. */
    private static List<PointRange> points(@Nullable String datSet, List<Data> allData) {
        List<PointRange> points = new ArrayList<>();
        String space = datSet == null ? "" : datSet.replace(' ', '_');
        for (int i = 0; i < allData.size(); i++) {
            add(space, i + 1, allData.get(i), points);
        }
        return points;
    }

    private static void add(String space, int number, Data data, List<PointRange> points) {
        switch (data) {
            case Data.Simple simple -> {
                PointRange point = PointRange.of(space, number, simple.value());
                boolean isBits =
                        simple.type() == DataType.BIT_STRING && simple.value().size() == 1;
                points.add(isBits ? point.with(Quality.of(simple.value().text(0))) : point);
            }
            case Data.Group group -> {
                String inner = space + '.' + number;
                for (int i = 0; i < group.elements().size(); i++) {
                    add(inner, i + 1, group.elements().get(i), points);
                }
            }
        }
    }
}
