package io.otus.dissect.mms;

import io.otus.core.bytes.ByteView;
import io.otus.core.event.Element;
import io.otus.core.spi.Context;
import io.otus.core.spi.Direction;
import io.otus.core.spi.Dissector;
import io.otus.core.spi.Output;
import io.otus.layer.ber.BerReader;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Takes messages of the transport apart down to the PDU of MMS, and hands that to its reader. */
final class MmsDissector implements Dissector {
    /** Set in the first octet of PDUs that hold elements; conclude and cancel have too few octets to prove anything. */
    private static final int CONSTRUCTED = 0x20;

    /** The presentation context of MMS; {@link Ppdu#NO_CONTEXT} while the opening of the association was not seen. */
    private int mmsContext = Ppdu.NO_CONTEXT;
    /** Whether a PDU of MMS was seen, so that releases and aborts are its own. */
    private boolean spoken;

    private final Operations operations = new Operations();

    @Override
    public int frameLength(ByteView bytes, Context context) {
        if (!Spdu.canBegin(bytes.u8(0))) {
            return NOT_MINE;
        }
        if (bytes.length() < 2) {
            return NEED_MORE;
        }
        Carried carried = Carried.read(bytes);
        return carried != null && isMine(carried) ? bytes.length() : NOT_MINE;
    }

    private boolean isMine(Carried carried) {
        return switch (carried.session()) {
            case CONNECT -> carried.mmsContext() != Ppdu.NO_CONTEXT || PduType.isPlain(carried.pdu());
            case ACCEPT -> isMms(carried.acse()) || PduType.isPlain(carried.pdu());
            case DATA -> isMineInData(carried);
            case REFUSE, FINISH, DISCONNECT, NOT_FINISHED, ABORT, ABORT_ACCEPT -> spoken;
        };
    }

    private static boolean isMms(@Nullable Acse acse) {
        return acse != null && acse.applicationContext().startsWith(Acse.MMS_CONTEXT);
    }

    /**
     * In the context that was given to MMS everything is its own; in another nothing; in one that is not known what is
     * plainly a PDU, or after one what begins as one.
     */
    private boolean isMineInData(Carried carried) {
        if (mmsContext != Ppdu.NO_CONTEXT && carried.context() != Ppdu.NO_CONTEXT) {
            return carried.context() == mmsContext && carried.pdu().length() > 0;
        }
        ByteView pdu = carried.pdu();
        return spoken ? PduType.begins(pdu) : PduType.isPlain(pdu) && (pdu.u8(0) & CONSTRUCTED) != 0;
    }

    @Override
    public void dissect(ByteView message, Context context, Output out) {
        Carried carried = Carried.read(message);
        if (carried == null) {
            out.message(new MmsEvent.Unread(message.octets(0, Math.min(message.length(), MmsEvent.Unread.KEPT))));
            out.malformed(MmsAnomaly.ENCODING, 0);
            return;
        }
        if (carried.session() == Spdu.Type.CONNECT) {
            mmsContext = carried.mmsContext();
            spoken = true;
        }
        Acse acse = carried.acse();
        if (acse != null && acse.secret().length() > 0) {
            int at = acse.secret().positionIn(message);
            if (at >= 0) {
                out.secret(at, acse.secret().length());
            }
        }
        List<Element> association = acse == null ? List.of() : acse.elements();
        if (carried.pdu().length() == 0) {
            association(carried, association, context, out);
        } else {
            pdu(carried, association, message, context, out);
        }
        if (carried.further() > 0) {
            out.unknown("presentation_data_values", carried.further() + 1L);
        }
    }

    private static void association(Carried carried, List<Element> association, Context context, Output out) {
        Spdu.Type type = carried.session();
        if (carried.opens()) {
            direction(type == Spdu.Type.CONNECT).tell(context, out);
        }
        out.message(new MmsEvent.Association(type.key(), association));
        if (type != Spdu.Type.ABORT_ACCEPT && type != Spdu.Type.DISCONNECT) {
            out.session(context.direction(), "", type.key(), "");
        }
    }

    private static Direction direction(boolean fromClient) {
        return fromClient ? Direction.FROM_CLIENT : Direction.FROM_SERVER;
    }

    private void pdu(Carried carried, List<Element> association, ByteView message, Context context, Output out) {
        ByteView octets = carried.pdu();
        BerReader pdu = new BerReader(octets);
        boolean there = pdu.next();
        PduType type = there ? PduType.of(pdu.tag()) : null;
        int offset = Math.max(octets.positionIn(message), 0);
        if (type == null) {
            out.message(new MmsEvent.Unread(octets.octets(0, Math.min(octets.length(), MmsEvent.Unread.KEPT))));
            out.malformed(there ? MmsAnomaly.PDU_TYPE : MmsAnomaly.ENCODING, offset);
            return;
        }
        spoken = true;
        PduReader reader = new PduReader();
        Message read = Message.read(type, pdu, reader);
        tellDirection(read, context, out);
        out.message(new MmsEvent.Pdu(
                type.key(),
                read.invokeId(),
                read.number(),
                read.serviceName(),
                association,
                read.elements(),
                reader.unread()));
        judge(read, reader, offset, out);
        if (pdu.next()) {
            out.malformed(MmsAnomaly.REST, offset);
        }
        operations.report(read, association, octets, context, out);
    }

    @Override
    public void gap(Direction direction) {
        operations.gap();
    }

    private static void judge(Message read, PduReader reader, int offset, Output out) {
        boolean confirmed = read.type() == PduType.CONFIRMED_REQUEST || read.type() == PduType.CONFIRMED_RESPONSE;
        if (reader.broken()) {
            out.malformed(MmsAnomaly.ENCODING, offset);
        } else if (confirmed && (read.invokeId() < 0 || read.number() < 0)) {
            out.malformed(MmsAnomaly.INVOKE_ID, offset);
        }
        if (read.number() >= 0 && read.service() == null) {
            out.unknown("service", read.number());
        } else if (reader.unknownTag() >= 0) {
            out.unknown("tag", reader.unknownTag());
        }
        if (reader.full()) {
            out.unknown("elements", PduReader.MAX_ELEMENTS);
        }
    }

    /**
     * Reports the direction. The side that opens the association is the client. Where the opening was not seen, the
     * side that asks or receives reports is taken for the client.
     */
    private static void tellDirection(Message read, Context context, Output out) {
        switch (read.type()) {
            case INITIATE_REQUEST -> Direction.FROM_CLIENT.tell(context, out);
            case INITIATE_RESPONSE, INITIATE_ERROR -> Direction.FROM_SERVER.tell(context, out);
            case CONFIRMED_REQUEST -> {
                if (context.direction() == Direction.UNKNOWN && !Operations.isAskedByServer(read.number())) {
                    out.direction(Direction.FROM_CLIENT);
                }
            }
            case CONFIRMED_RESPONSE -> {
                if (context.direction() == Direction.UNKNOWN && !Operations.isAskedByServer(read.number())) {
                    out.direction(Direction.FROM_SERVER);
                }
            }
            case UNCONFIRMED -> {
                if (context.direction() == Direction.UNKNOWN) {
                    out.direction(Direction.FROM_SERVER);
                }
            }
            case CONFIRMED_ERROR,
                    REJECT,
                    CANCEL_REQUEST,
                    CANCEL_RESPONSE,
                    CANCEL_ERROR,
                    CONCLUDE_REQUEST,
                    CONCLUDE_RESPONSE,
                    CONCLUDE_ERROR -> {}
        }
    }
}
