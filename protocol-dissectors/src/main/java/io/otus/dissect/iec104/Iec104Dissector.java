package io.otus.dissect.iec104;

import io.otus.core.bytes.ByteView;
import io.otus.core.net.IpAddress;
import io.otus.core.spi.Context;
import io.otus.core.spi.Direction;
import io.otus.core.spi.Dissector;
import io.otus.core.spi.Output;
import org.jspecify.annotations.Nullable;

/** Frames APDUs and follows their connection. */
final class Iec104Dissector implements Dissector {
    private final RedundancyGroups groups;
    private final Sequences sequences = new Sequences();
    private final DataTransfer dataTransfer = new DataTransfer();
    private final AsduReader asdus = new AsduReader(at -> Apci.SIZE + at);
    private final SerialReader serial = new SerialReader();
    private boolean confirmed;
    /** This connection in its redundancy group; null until its first message. */
    private RedundancyGroups.@Nullable Connection connection;
    /** Whether the start or stop that is to be confirmed belongs to a switch-over. */
    private boolean switching;

    /** Whether the flow carries frames of IEC 60870-5-101; until the first message either may come. */
    private boolean isSerial;

    private boolean isNetwork;

    Iec104Dissector(RedundancyGroups groups) {
        this.groups = groups;
    }

    /**
     * The length of an APDU. One start octet is weak proof of a protocol. So until an APDU was understood, and again
     * after a loss, the control field and the ASDU must be right too. Later, faults in them are reported as anomalies.
     */
    @Override
    public int frameLength(ByteView bytes, Context context) {
        int there = bytes.length();
        if (!isNetwork) {
            int serialLength = serialLength(bytes);
            if (isSerial || serialLength != NOT_MINE) {
                return serialLength;
            }
        }
        if (bytes.u8(0) != Apci.START) {
            return NOT_MINE;
        }
        if (there < Apci.BEFORE_LENGTH) {
            return NEED_MORE;
        }
        int length = Apci.length(bytes);
        if (length < Apci.MIN_LENGTH || length > Apci.MAX_LENGTH) {
            return NOT_MINE;
        }
        int whole = Apci.BEFORE_LENGTH + length;
        if (confirmed) {
            return whole;
        }
        if (there < Apci.SIZE) {
            return NEED_MORE;
        }
        if (!Apci.isSound(bytes)) {
            return NOT_MINE;
        }
        if (!Apci.isI(bytes)) {
            return whole;
        }
        if (there < Apci.SIZE + AsduHeader.SIZE) {
            return NEED_MORE;
        }
        return AsduReader.fits(bytes.from(Apci.SIZE), whole - Apci.SIZE) ? whole : NOT_MINE;
    }

    /**
     * Length of a frame of IEC 60870-5-101; of a first one the checksum must be right, and an ASDU of the standard be
     * in it.
     */
    private int serialLength(ByteView bytes) {
        if (Ft12.isShort(bytes)) {
            if (bytes.u8(0) == Ft12.SINGLE) {
                return isSerial ? 1 : NOT_MINE;
            }
            return Ft12.fixedLength(bytes, serial.addressOctets());
        }
        if (bytes.length() < Ft12.HEADER) {
            // An APDU cannot be told from a variable frame by fewer octets, and is longer.
            return bytes.u8(0) == Apci.START && (bytes.length() < 3 || bytes.u8(1) == bytes.u8(2))
                    ? NEED_MORE
                    : NOT_MINE;
        }
        if (!Ft12.isVariable(bytes)) {
            return NOT_MINE;
        }
        int whole = Ft12.variableLength(bytes);
        if (isSerial) {
            return whole;
        }
        if (!bytes.has(0, whole)) {
            return NEED_MORE;
        }
        ByteView frame = bytes.slice(0, whole);
        return Ft12.isIntact(frame) && Ft12.fitsAny(Ft12.userData(frame)) ? whole : NOT_MINE;
    }

    /**
     * An S format has but two octets that are not fixed, and any bytes may look like one. Where an APDU was understood
     * and nothing was lost since, what begins with a start octet behind garbage is meant as one, however wrong it is.
     */
    @Override
    public boolean isCertain(ByteView apdu, Context context) {
        if (confirmed) {
            return true;
        }
        if (!isNetwork && Ft12.isVariable(apdu) && serialLength(apdu) == apdu.length()) {
            return Ft12.isIntact(apdu);
        }
        if (apdu.length() < Apci.SIZE || !Apci.isSound(apdu) || Apci.isS(apdu)) {
            return false;
        }
        return !Apci.isI(apdu) || AsduReader.fits(apdu.from(Apci.SIZE), apdu.length() - Apci.SIZE);
    }

    @Override
    public void gap(Direction direction) {
        confirmed = false;
        switching = false;
        sequences.gap(direction);
        dataTransfer.forget();
        asdus.gap(direction);
        serial.gap(direction);
    }

    @Override
    public void dissect(ByteView apdu, Context context, Output out) {
        boolean serialForm = Ft12.isShort(apdu) || Ft12.isVariable(apdu);
        if (!isNetwork && (isSerial || (serialForm && serialLength(apdu) == apdu.length()))) {
            isSerial = true;
            serial.read(apdu, context, out);
            return;
        }
        isNetwork = true;
        if (apdu.length() < Apci.SIZE) {
            return;
        }
        boolean sound = Apci.isSound(apdu);
        if (!sound) {
            boolean right = Apci.isI(apdu)
                    ? Apci.length(apdu) >= Apci.MIN_LENGTH + AsduHeader.MIN_SIZE
                    : Apci.length(apdu) == Apci.MIN_LENGTH;
            out.malformed(right ? Iec104Anomaly.CONTROL_FIELD : Iec104Anomaly.LENGTH, right ? 2 : 1);
        }
        boolean joined = connection != null;
        if (sound) {
            connection = joined ? connection : groups.join(context);
            if (connection != null) {
                connection.seen(context.time(), Apci.isI(apdu));
            }
        }
        if (!Apci.isI(apdu)) {
            control(apdu, sound, joined, context, out);
        } else if (apdu.length() >= Apci.SIZE + AsduHeader.SIZE) {
            information(apdu, sound, context, out);
        } else {
            out.message(information(apdu, -1, null));
        }
    }

    private void control(ByteView apdu, boolean sound, boolean joined, Context context, Output out) {
        int length = Apci.length(apdu);
        if (Apci.isS(apdu)) {
            int number = Apci.receiveSequenceNumber(apdu);
            out.message(new Iec104Event.Supervisory(length, number));
            if (sound) {
                sequences.received(context.direction(), number, out);
            }
            return;
        }
        int function = Apci.function(apdu);
        boolean isStopUnheard = false;
        if (sound) {
            confirmed = true;
            isStopUnheard = function == Apci.STOPDT_CON && !dataTransfer.isStopHeard();
            dataTransfer.take(function);
            boolean asks = function == Apci.STARTDT_ACT || function == Apci.STOPDT_ACT;
            if (asks || function == Apci.STARTDT_CON || function == Apci.STOPDT_CON) {
                (asks ? Direction.FROM_CLIENT : Direction.FROM_SERVER).tell(context, out);
                asdus.directionTold();
            }
        }
        int connections = joined && connection != null ? connection.alive() : 1;
        out.message(new Iec104Event.Unnumbered(
                length, function, dataTransfer.state().key(), connections));
        if (sound && !isSwitchOver(function, connections, context, out)) {
            Operations.function(function, isStopUnheard, out);
        }
    }

    /**
     * Whether data transfer starts or stops because another connection of the group yields or takes over (§10.2). That
     * is reported as a fact of the session and not as an operation: neither side does what it did not do before.
     */
    private boolean isSwitchOver(int function, int connections, Context context, Output out) {
        RedundancyGroups.Connection self = connection;
        if (self == null) {
            return false;
        }
        IpAddress controlling = context.source().ip();
        switch (function) {
            case Apci.STOPDT_ACT -> {
                switching = connections > 1;
                if (switching) {
                    out.session(
                            Direction.FROM_CLIENT, "", "switch_over_stop", Integer.toString(self.port(controlling)));
                }
            }
            case Apci.STARTDT_ACT -> {
                RedundancyGroups.Connection before = connections > 1 ? self.takesOverFrom() : null;
                switching = before != null;
                if (before != null) {
                    String ports = before.port(controlling) + " > " + self.port(controlling);
                    out.session(Direction.FROM_CLIENT, "", "switch_over", ports);
                }
            }
            case Apci.STARTDT_CON, Apci.STOPDT_CON -> {
                boolean confirms = switching;
                switching = false;
                return confirms;
            }
            default -> {
                return false;
            }
        }
        return switching;
    }

    private void information(ByteView apdu, boolean sound, Context context, Output out) {
        Direction direction = asdus.direction(apdu.from(Apci.SIZE), context, out);
        int unacknowledged = -1;
        if (sound) {
            unacknowledged = sequences.sent(direction, Apci.sendSequenceNumber(apdu), out);
            sequences.received(direction, Apci.receiveSequenceNumber(apdu), out);
        }
        if (dataTransfer.state() == DataTransfer.State.STOPPED) {
            out.malformed(Iec104Anomaly.STOPPED, 2);
        }
        Asdu asdu = asdus.read(apdu.from(Apci.SIZE), out);
        confirmed |= sound;
        out.message(information(apdu, unacknowledged, asdu));
        asdus.tell(asdu, direction, context, out);
    }

    private Iec104Event.Information information(ByteView apdu, int unacknowledged, @Nullable Asdu asdu) {
        return new Iec104Event.Information(
                Apci.length(apdu),
                Apci.sendSequenceNumber(apdu),
                Apci.receiveSequenceNumber(apdu),
                unacknowledged,
                dataTransfer.state().key(),
                asdu);
    }
}
