package io.otus.dissect.iec104;

import io.otus.core.bytes.ByteView;
import io.otus.core.spi.Context;
import io.otus.core.spi.Direction;
import io.otus.core.spi.Output;
import io.otus.core.spi.Request;
import java.util.List;
import java.util.function.IntUnaryOperator;
import org.jspecify.annotations.Nullable;

/** Reads ASDUs, holds them against the standard, and follows selections and files of one connection. Confined. */
final class AsduReader {
    private static final int NUMBER_AT = 1;
    private static final int CAUSE_AT = 2;
    private static final int COMMON_ADDRESS_AT = 4;
    private static final int OBJECT_AT = AsduHeader.SIZE;
    private static final int ELEMENT_AT = OBJECT_AT + AsduHeader.ADDRESS;

    private static final long TEST_PATTERN = 0x55AA;

    /** Where in its frame something of an ASDU is. */
    private final IntUnaryOperator place;

    private final Selections selections = new Selections();
    private final FileTransfers files = new FileTransfers();
    /**
     * Whether a function of the U format, or a command, showed the direction of the connection. The first one counts,
     * since stations may command each other.
     */
    private boolean directionTold;

    AsduReader(IntUnaryOperator place) {
        this.place = place;
    }

    /**
     * Whether these octets begin an ASDU of so many octets: a type of the standard, a cause that it may have, and as
     * many objects as there is room for.
     */
    static boolean fits(ByteView asdu, int length) {
        TypeIdentification type = TypeIdentification.of(AsduHeader.type(asdu));
        int cause = AsduHeader.cause(asdu);
        if (type == null || cause == 0 || Names.cause(cause).isEmpty() || !Cause.fits(type, cause)) {
            return false;
        }
        boolean sq = AsduHeader.sq(asdu);
        int number = AsduHeader.number(asdu);
        int size = AsduHeader.size(sq, number, type.size());
        if (number == 0 || (sq && !type.allowsSequence())) {
            return false;
        }
        return type == TypeIdentification.F_SG_NA_1 ? length >= size : length == size;
    }

    /** Start and stop of data transfer come from the controlling station. */
    void directionTold() {
        directionTold = true;
    }

    /**
     * The direction of an ASDU: commands come from the controlling station; confirmations and monitored values from the
     * controlled one.
     */
    Direction direction(ByteView asdu, Context context, Output out) {
        TypeIdentification type = TypeIdentification.of(AsduHeader.type(asdu));
        if (type == null || directionTold) {
            return context.direction();
        }
        int cause = AsduHeader.cause(asdu);
        boolean asks = cause == Cause.ACTIVATION || cause == Cause.DEACTIVATION;
        boolean answers = Cause.isAnswer(cause);
        Direction told = switch (type.kind()) {
            case COMMAND, SYSTEM, PARAMETER ->
                asks ? Direction.FROM_CLIENT : answers ? Direction.FROM_SERVER : Direction.UNKNOWN;
            // Stations may agree to send process information in the reverse direction: it tells where nothing else
            // does.
            case MONITOR, INITIALIZATION ->
                context.direction() == Direction.UNKNOWN ? Direction.FROM_SERVER : Direction.UNKNOWN;
            case FILE -> Direction.UNKNOWN;
        };
        if (told == Direction.UNKNOWN) {
            return context.direction();
        }
        directionTold = asks || answers;
        told.tell(context, out);
        return told;
    }

    /** Reads the ASDU and reports its anomalies. */
    Asdu read(ByteView bytes, Output out) {
        TypeIdentification type = TypeIdentification.of(AsduHeader.type(bytes));
        int cause = AsduHeader.cause(bytes);
        if (Names.cause(cause).isEmpty()) {
            out.unknown("cause_of_transmission", cause);
        }
        if (type == null) {
            out.unknown("type_identification", AsduHeader.type(bytes));
            return Asdu.read(bytes, "");
        }
        if (!Cause.fits(type, cause)) {
            malformed(Iec104Anomaly.CAUSE, CAUSE_AT, out);
        }
        if (AsduHeader.commonAddress(bytes) == 0) {
            malformed(Iec104Anomaly.COMMON_ADDRESS, COMMON_ADDRESS_AT, out);
        }
        if (AsduHeader.sq(bytes) && !type.allowsSequence()) {
            malformed(Iec104Anomaly.SEQUENCE_OF_ELEMENTS, NUMBER_AT, out);
        }
        if (!isWhole(type, bytes)) {
            malformed(Iec104Anomaly.OBJECTS, NUMBER_AT, out);
            return Asdu.read(bytes, "");
        }
        check(type, bytes, out);
        return Asdu.read(bytes, select(type, bytes, out));
    }

    private void malformed(Iec104Anomaly anomaly, int at, Output out) {
        out.malformed(anomaly, place.applyAsInt(at));
    }

    /** Whether all objects are there and nothing else. */
    private static boolean isWhole(TypeIdentification type, ByteView bytes) {
        int number = AsduHeader.number(bytes);
        int size = AsduHeader.size(AsduHeader.sq(bytes), number, type.size());
        if (number == 0) {
            return false;
        }
        if (type != TypeIdentification.F_SG_NA_1) {
            return bytes.length() == size;
        }
        return number == 1 && bytes.length() >= size && bytes.length() == size + bytes.u8(size - 1);
    }

    private void check(TypeIdentification type, ByteView bytes, Output out) {
        boolean sq = AsduHeader.sq(bytes);
        if (!type.isMonitor() && type != TypeIdentification.F_DR_TA_1 && AsduHeader.number(bytes) != 1) {
            malformed(Iec104Anomaly.SINGLE_OBJECT, NUMBER_AT, out);
        }
        boolean system = type.kind() == TypeIdentification.Kind.SYSTEM && type != TypeIdentification.C_RD_NA_1;
        if ((system || type.kind() == TypeIdentification.Kind.INITIALIZATION) && bytes.le24(AsduHeader.SIZE) != 0) {
            malformed(Iec104Anomaly.OBJECT_ADDRESS, OBJECT_AT, out);
        }
        int at = AsduHeader.SIZE;
        for (int i = 0; i < AsduHeader.number(bytes); i++) {
            if (i == 0 || !sq) {
                at += AsduHeader.ADDRESS;
            }
            for (Element element : type.elements()) {
                Iec104Anomaly anomaly = anomaly(element, element.raw(bytes, at));
                if (anomaly != null) {
                    malformed(anomaly, at, out);
                    return;
                }
                at += element.size();
            }
        }
    }

    private static @Nullable Iec104Anomaly anomaly(Element element, long raw) {
        return switch (element) {
            case CP56, CP24 -> TimeTag.isSound(element, raw) ? null : Iec104Anomaly.TIME;
            case CP16 -> raw < 60_000 ? null : Iec104Anomaly.TIME;
            case DCO, RCO -> (raw & 3) == 0 || (raw & 3) == 3 ? Iec104Anomaly.RESERVED : null;
            case FBP -> raw == TEST_PATTERN ? null : Iec104Anomaly.TEST_PATTERN;
            default -> null;
        };
    }

    private String select(TypeIdentification type, ByteView bytes, Output out) {
        if (type.kind() != TypeIdentification.Kind.COMMAND || AsduHeader.number(bytes) != 1) {
            return "";
        }
        ByteView object = bytes.from(AsduHeader.SIZE + AsduHeader.ADDRESS);
        long key =
                (long) type.code() << 40 | (long) AsduHeader.commonAddress(bytes) << 24 | bytes.le24(AsduHeader.SIZE);
        int cause = AsduHeader.cause(bytes);
        if (cause == Cause.ACTIVATION) {
            String select = selections.activation(type, key, object);
            if (select.equals("different")) {
                malformed(Iec104Anomaly.SELECTED, ELEMENT_AT, out);
            }
            return select;
        }
        boolean refused = Selections.isSelect(type, object) && Cause.isAnswer(cause) && AsduHeader.negative(bytes);
        if (refused || cause == Cause.DEACTIVATION) {
            selections.release(key);
        }
        return "";
    }

    /** Reports what an ASDU asks, answers and carries. */
    void tell(Asdu asdu, Direction direction, Context context, Output out) {
        TypeIdentification type = TypeIdentification.of(asdu.typeIdentification());
        if (type == null) {
            if (asdu.causeOfTransmission() == Cause.ACTIVATION) {
                out.request(Request.unconfirmed(
                        Services.unknown(asdu.typeIdentification()),
                        Integer.toString(asdu.commonAddress()),
                        List.of()));
            }
            return;
        }
        ByteView information = asdu.information().view();
        int size = AsduHeader.size(asdu.sq(), asdu.numberOfObjects(), type.size()) - AsduHeader.SIZE;
        if (asdu.numberOfObjects() == 0 || information.length() < size) {
            return;
        }
        Operations.tell(type, asdu, context, out);
        if (type.kind() == TypeIdentification.Kind.FILE) {
            ByteView object = information.from(AsduHeader.ADDRESS);
            if (!files.take(type, asdu, object, direction, out)) {
                malformed(Iec104Anomaly.SECTION, 0, out);
            }
        }
    }

    /** Bytes of this direction were lost. */
    void gap(Direction direction) {
        selections.gap(direction);
        files.gap();
    }
}
