package io.otus.dissect.iec104;

import io.otus.core.bytes.ByteView;
import io.otus.core.bytes.Octets;
import io.otus.core.event.Outcome;
import io.otus.core.event.Service;
import io.otus.core.spi.Context;
import io.otus.core.spi.Direction;
import io.otus.core.spi.Output;
import io.otus.core.spi.Request;
import io.otus.core.spi.Response;
import java.util.List;

/**
 * Reads frames of IEC 60870-5-101. The number of octets of cause, common address and object addresses is agreed between
 * stations and not on the wire. Until the frames seen leave only one agreement, types and causes are shown, and the
 * octets after them are kept as they are. Confined.
 */
final class SerialReader {
    private static final int KEPT = 64;

    /** Qualifier of a reset while its place is not known: the reset counts as that of the process. */
    private static final int NO_QUALIFIER = 0;

    private final SizeInference inference = new SizeInference();
    private final AsduReader asdus = new AsduReader(this::place);
    private int addressOctets = Ft12.UNKNOWN;

    /** The ASDU that is being read: its sizes, type and form, and its offset in the frame. */
    private SerialSizes sizes = SerialSizes.ALL.getFirst();

    private TypeIdentification type = TypeIdentification.M_SP_NA_1;
    private boolean sq;
    private int asduAt;

    /** How many octets the link address has, or {@link Ft12#UNKNOWN}. */
    int addressOctets() {
        return addressOctets;
    }

    void read(ByteView frame, Context context, Output out) {
        if (frame.u8(0) == Ft12.SINGLE) {
            out.message(new Iec104Event.Serial(-1, -1, null, null, Octets.EMPTY));
            return;
        }
        boolean variable = frame.u8(0) == Apci.START;
        if (variable && !Ft12.isIntact(frame)) {
            out.malformed(Iec104Anomaly.CHECKSUM, frame.length() - 2);
            out.message(new Iec104Event.Serial(-1, -1, null, null, kept(frame, 0)));
            return;
        }
        ByteView data = variable ? Ft12.userData(frame) : frame.slice(1, frame.length() - 3);
        if (data.length() == 0) {
            out.message(new Iec104Event.Serial(-1, -1, null, null, Octets.EMPTY));
            return;
        }
        if (!variable) {
            addressOctets = Ft12.addressOctets(frame);
        } else if (addressOctets == Ft12.UNKNOWN) {
            addressOctets = Ft12.addressBy(data);
        }
        int control = data.u8(0);
        if (addressOctets == Ft12.UNKNOWN || !data.has(1, addressOctets)) {
            out.message(new Iec104Event.Serial(control, -1, null, null, kept(data, 1)));
            return;
        }
        int address = addressOctets == 0 ? -1 : addressOctets == 1 ? data.u8(1) : data.le16(1);
        int at = 1 + addressOctets;
        if (!variable || !Ft12.fits(data, addressOctets)) {
            out.message(new Iec104Event.Serial(control, address, null, null, kept(data, at)));
            return;
        }
        ByteView bytes = data.from(at);
        TypeIdentification known = TypeIdentification.of(AsduHeader.type(bytes));
        SerialSizes found = known == null ? null : inference.take(known, bytes);
        // Who was asked before the sizes were known answers to what was told then.
        boolean begun = known != null && context.pending(known.code()) != null;
        if (known != null && found != null && !begun) {
            sizes = found;
            type = known;
            sq = AsduHeader.sq(bytes);
            asduAt = Ft12.HEADER + at;
            sized(control, address, found.widened(known, bytes), context, out);
            return;
        }
        Iec104Event.SerialAsdu asdu = asdu(bytes);
        out.message(new Iec104Event.Serial(control, address, asdu, null, kept(data, at + 3)));
        tell(asdu, address, context, out);
    }

    private void sized(int control, int address, ByteView wide, Context context, Output out) {
        Direction direction = asdus.direction(wide, context, out);
        Asdu asdu = asdus.read(wide, out);
        Iec104Event.SizedAsdu read = new Iec104Event.SizedAsdu(sizes, asdu);
        out.message(new Iec104Event.Serial(control, address, null, read, Octets.EMPTY));
        asdus.tell(asdu, direction, context, out);
    }

    private int place(int at) {
        return asduAt + sizes.place(type, sq, at);
    }

    /** Bytes of this direction were lost. */
    void gap(Direction direction) {
        inference.gap();
        asdus.gap(direction);
    }

    private static Iec104Event.SerialAsdu asdu(ByteView bytes) {
        return new Iec104Event.SerialAsdu(
                AsduHeader.type(bytes),
                AsduHeader.sq(bytes),
                AsduHeader.number(bytes),
                AsduHeader.cause(bytes),
                AsduHeader.negative(bytes),
                AsduHeader.test(bytes));
    }

    private static Octets kept(ByteView bytes, int from) {
        int at = Math.min(from, bytes.length());
        return bytes.octets(at, Math.min(bytes.length() - at, KEPT));
    }

    /** Reports the services of an ASDU without addresses, by link address and without points. */
    private static void tell(Iec104Event.SerialAsdu asdu, int address, Context context, Output out) {
        TypeIdentification type = TypeIdentification.of(asdu.typeIdentification());
        if (type == null) {
            return;
        }
        String unit = address < 0 ? "" : Integer.toString(address);
        int cause = asdu.causeOfTransmission();
        Service service = Services.system(type, NO_QUALIFIER);
        switch (type.kind()) {
            case MONITOR, INITIALIZATION -> out.request(Request.notification(service, unit, List.of()));
            case COMMAND, SYSTEM, PARAMETER -> {
                boolean asks = cause == Cause.ACTIVATION || cause == Cause.DEACTIVATION || cause == Cause.REQUEST;
                boolean answers = Cause.isAnswer(cause) && cause != Cause.ACTIVATION_TERMINATION;
                if (asks) {
                    Direction.FROM_CLIENT.tell(context, out);
                    Service asked = cause == Cause.DEACTIVATION ? Services.cancel(type) : service;
                    out.request(Request.confirmed(type.code(), asked, unit, List.of()));
                } else if (answers) {
                    Direction.FROM_SERVER.tell(context, out);
                    Outcome outcome = asdu.negative() || Cause.isUnknown(cause)
                            ? Outcome.error(cause, Names.cause(cause))
                            : Outcome.OK;
                    out.response(new Response(type.code(), service, unit, outcome, List.of()));
                }
            }
            case FILE -> out.request(Request.unconfirmed(service, unit, List.of()));
        }
    }
}
