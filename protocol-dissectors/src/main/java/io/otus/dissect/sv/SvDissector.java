package io.otus.dissect.sv;

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
import io.otus.layer.ber.BerValue;
import io.otus.layer.iec61850.Carriage;
import java.util.ArrayList;
import java.util.List;

/** Reads messages of sampled values of one publisher to one group, and follows their streams. */
final class SvDissector implements Dissector {
    /** SendMSVMessage, IEC 61850-7-2 §19.2.2.4. */
    private static final Service SERVICE = new Service(-1, "send_msv_message", Action.NOTIFY);

    /** Most ASDUs of one message; a frame has no room for more. */
    private static final int MAX_ASDUS = 64;

    private static final int APPID_MASK = 0xC000;
    private static final int APPID_OF_SV = 0x4000;
    private static final int NO_ASDU = BerReader.CONTEXT;
    private static final int SECURITY = BerReader.CONTEXT + 1;
    private static final int SEQ_ASDU = BerReader.CONTEXT + 2;

    private final Streams streams = new Streams();

    @Override
    public int frameLength(ByteView bytes, Context context) {
        return Carriage.frameLength(bytes, context.carrier(), Carriage.SAMPLED_VALUES);
    }

    @Override
    public void dissect(ByteView message, Context context, Output out) {
        Carriage carriage = Carriage.read(message, context.carrier());
        if (carriage == null) {
            out.malformed(SvAnomaly.LENGTH, message.length());
            return;
        }
        Direction.FROM_SERVER.tell(context, out);
        if (!carriage.isWhole(message)) {
            out.malformed(SvAnomaly.LENGTH, 2);
        }
        if ((carriage.appid() & APPID_MASK) != APPID_OF_SV && carriage.appid() != 0) {
            out.malformed(SvAnomaly.APPID, 0);
        }
        List<Asdu> asdus = new ArrayList<>();
        int noAsdu = read(carriage.apdu(message), carriage.apduAt(), asdus, out);
        if (noAsdu != asdus.size()) {
            out.malformed(SvAnomaly.ASDU_COUNT, carriage.apduAt());
        }
        for (Asdu asdu : asdus) {
            if (asdu.svId() != null && asdu.smpCnt() >= 0) {
                if (asdu.confRev() == 0) {
                    out.malformed(SvAnomaly.CONFIGURATION, carriage.apduAt());
                }
                tell(asdu, carriage, streams.take(asdu, carriage, context.time(), out), context, out);
            }
        }
        out.message(new SvEvent.Message(carriage, noAsdu, asdus));
    }

    /** Reads the APDU into ASDUs; the number that it announces, or -1. */
    private static int read(ByteView apdu, int offset, List<Asdu> asdus, Output out) {
        BerReader outer = BerReader.lenient(apdu);
        int noAsdu = -1;
        boolean found = outer.next(BerReader.APPLICATION);
        boolean broken = !found || outer.broken();
        if (!found) {
            out.malformed(SvAnomaly.ENCODING, offset);
            return noAsdu;
        }
        BerReader elements = outer.inner();
        while (elements.next()) {
            switch (elements.tag()) {
                case NO_ASDU -> noAsdu = (int) (BerValue.unsigned(elements.content()) & 0xFFFF);
                case SECURITY -> {}
                case SEQ_ASDU -> {
                    BerReader sequence = elements.inner();
                    while (asdus.size() < MAX_ASDUS && sequence.next(BerReader.SEQUENCE)) {
                        boolean cut = broken || elements.broken() || sequence.broken();
                        BerReader inner = sequence.inner();
                        asdus.add(Asdu.read(inner, cut, offset, out));
                        broken |= inner.broken();
                    }
                    broken |= sequence.broken();
                }
                default -> out.malformed(SvAnomaly.ELEMENT, offset);
            }
        }
        if (broken || elements.broken()) {
            out.malformed(SvAnomaly.ENCODING, offset);
        }
        return noAsdu;
    }

    private static void tell(Asdu asdu, Carriage carriage, Streams.News news, Context context, Output out) {
        if (news == Streams.News.NONE) {
            return;
        }
        String svId = asdu.svId() == null ? "" : asdu.svId();
        String stream = svId.isBlank() ? "stream" : svId.replace(' ', '_');
        if (news == Streams.News.STREAM) {
            out.claim(context.source(), "", Attribute.SERVICE, "sv " + svId, "sv svID", Trust.SESSION);
            if (!svId.isBlank()) {
                out.session(Direction.FROM_SERVER, stream, Streams.publication(asdu, carriage));
            }
        }
        List<PointRange> points = asdu.isPhsMeas()
                ? List.of(PointRange.of(stream, 1, asdu.phsMeas()))
                : List.of(PointRange.named(stream));
        out.request(Request.notification(SERVICE, "", points));
    }
}
