package io.otus.dissect.dnp3;

import io.otus.core.bytes.ByteView;
import io.otus.core.bytes.Octets;
import io.otus.core.event.PointRange;
import io.otus.core.spi.Context;
import io.otus.core.spi.Direction;
import io.otus.core.spi.Output;
import io.otus.dissect.dnp3.Dnp3Event.Application;
import io.otus.dissect.dnp3.Dnp3Event.Link;
import io.otus.dissect.dnp3.Dnp3Event.Transport;
import java.util.List;

/** Reads one whole application fragment, IEEE 1815-2012 §4.2.2, and tells what it asks or answers. Stateless. */
final class FragmentReader {
    private FragmentReader() {}

    /**
     * Reads a fragment.
     *
     * @param segmentStart where in the fragment the segment of this frame begins
     * @param pair what is remembered of sender and receiver
     */
    static void read(
            Link link,
            Transport transport,
            ByteView fragment,
            int segmentStart,
            LinkPeers.Pair pair,
            Context context,
            Output out) {
        FragmentReport report = new FragmentReport(out, segmentStart);
        if (fragment.length() < ApplicationHeader.REQUEST_SIZE
                || fragment.length() < ApplicationHeader.size(ApplicationHeader.function(fragment))) {
            report.malformed(Dnp3Anomaly.APPLICATION_HEADER, fragment.length());
            tellDirection(link.dir(), context, out);
            out.message(new Dnp3Event.Segment(link, transport));
            return;
        }
        int code = ApplicationHeader.function(fragment);
        Dnp3Function function = Dnp3Function.of(code);
        boolean isResponse = Dnp3Function.isResponse(code);
        checkControl(link, ApplicationHeader.control(fragment), code, report);
        boolean told = function != null && code != 0;
        tellDirection(told ? !isResponse : link.dir(), context, out);

        int size = ApplicationHeader.size(code);
        List<ObjectBlock> blocks = List.of();
        List<PointRange> points = List.of();
        Octets undecoded;
        if (function == null || function == Dnp3Function.CONFIRM) {
            undecoded = fragment.octets(size, Math.min(ObjectData.KEPT, fragment.length() - size));
            if (function == null) {
                out.unknown("function_code", code);
            } else if (undecoded.length() > 0) {
                report.malformed(Dnp3Anomaly.CONFIRM_OBJECTS, size);
            }
        } else {
            ObjectReader reader = new ObjectReader(fragment, report);
            reader.read(size, function);
            blocks = reader.blocks();
            points = reader.points();
            undecoded = reader.undecoded();
        }
        Application application = new Application(
                ApplicationHeader.control(fragment),
                code,
                isResponse ? ApplicationHeader.iin(fragment) : 0,
                blocks,
                undecoded);
        out.message(new Dnp3Event.Fragment(link, transport, application));
        tell(link, application, points, pair.collector(), context, out);
    }

    private static void checkControl(Link link, int control, int code, FragmentReport report) {
        boolean isResponse = Dnp3Function.isResponse(code);
        boolean isUnsolicited = code == Dnp3Function.UNSOLICITED_RESPONSE.code();
        boolean isWhole = ApplicationHeader.fir(control) && ApplicationHeader.fin(control);
        if (!isWhole && (!isResponse || isUnsolicited)) {
            report.malformed(Dnp3Anomaly.REQUEST_FRAGMENTS, 0);
        }
        boolean uns = ApplicationHeader.uns(control);
        boolean mayBeUnsolicited = isUnsolicited || code == 0 || code == Dnp3Function.AUTHENTICATE_RESP.code();
        if (uns ? !mayBeUnsolicited : isUnsolicited) {
            report.malformed(Dnp3Anomaly.UNSOLICITED_BIT, 0);
        }
        if (code != 0 && link.dir() == isResponse && Dnp3Function.of(code) != null) {
            report.malformed(Dnp3Anomaly.DIRECTION, 1);
        }
    }

    private static void tell(
            Link link,
            Application application,
            List<PointRange> points,
            ResponseCollector collector,
            Context context,
            Output out) {
        int code = application.functionCode();
        Dnp3Function function = Dnp3Function.of(code);
        if (!Dnp3Function.isResponse(code)) {
            if (function != Dnp3Function.CONFIRM) {
                Operations.request(link, application, points, out);
            }
            return;
        }
        if (function == Dnp3Function.RESPONSE) {
            Operations.response(link, application, points, collector, context, out);
            Operations.claims(link, application, context, out);
        } else if (function == Dnp3Function.UNSOLICITED_RESPONSE) {
            Operations.notification(link, points, out);
            Operations.claims(link, application, context, out);
        }
    }

    /** Tells the core which side is the master, where it thinks otherwise. */
    static void tellDirection(boolean fromMaster, Context context, Output out) {
        Direction told = fromMaster ? Direction.FROM_CLIENT : Direction.FROM_SERVER;
        if (context.direction() != told) {
            out.direction(told);
        }
    }
}
