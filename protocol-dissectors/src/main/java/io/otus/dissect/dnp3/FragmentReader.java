package io.otus.dissect.dnp3;

import io.otus.core.bytes.ByteView;
import io.otus.core.bytes.Octets;
import io.otus.core.event.PointRange;
import io.otus.core.spi.Carrier;
import io.otus.core.spi.Context;
import io.otus.core.spi.Direction;
import io.otus.core.spi.Output;
import io.otus.dissect.dnp3.Dnp3Event.Application;
import io.otus.dissect.dnp3.Dnp3Event.Link;
import io.otus.dissect.dnp3.Dnp3Event.Transport;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads one whole application fragment, IEEE 1815-2012 §4.2.2, and reports what it asks or answers. Stateless. */
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
        if (isResponse && function != null && (ApplicationHeader.iin(fragment) & Iin.RESERVED) != 0) {
            report.malformed(Dnp3Anomaly.RESERVED_INDICATION, 3);
        }
        boolean told = function != null && code != 0;
        tellDirection(told ? !isResponse : link.dir(), context, out);

        int size = ApplicationHeader.size(code);
        List<ObjectBlock> blocks = List.of();
        List<PointRange> points = List.of();
        Octets undecoded;
        ByteView fileData = ByteView.EMPTY;
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
            fileData = reader.fileData();
        }
        Application application = new Application(
                ApplicationHeader.control(fragment),
                code,
                isResponse ? ApplicationHeader.iin(fragment) : 0,
                blocks,
                undecoded,
                link.repeated() || isResponse ? "" : selected(fragment, function, blocks, pair, context, report));
        out.message(new Dnp3Event.Fragment(link, transport, application));
        if (!link.repeated()) {
            tell(link, application, points, pair, context, out);
            files(link, application, fileData, pair.files(), out);
        }
    }

    private static String selected(
            ByteView fragment,
            @Nullable Dnp3Function function,
            List<ObjectBlock> blocks,
            LinkPeers.Pair pair,
            Context context,
            FragmentReport report) {
        if (function == Dnp3Function.CONFIRM) {
            return "";
        }
        int sequence = ApplicationHeader.sequence(ApplicationHeader.control(fragment));
        SelectTracker.Selected selected = pair.selects().next(function, sequence, blocks);
        if (selected == SelectTracker.Selected.DIFFERENT) {
            report.malformed(Dnp3Anomaly.OPERATE_OBJECTS, 1);
        } else if (selected == SelectTracker.Selected.ABSENT && context.carrier() == Carrier.STREAM) {
            // On datagrams the select may have been lost.
            report.malformed(Dnp3Anomaly.OPERATE_WITHOUT_SELECT, 1);
        }
        return selected.key();
    }

    /** Follows the files that are moved; a fragment has one file object at most, as its count is 1 (Annex A). */
    private static void files(Link link, Application application, ByteView data, FileTransfers files, Output out) {
        for (ObjectBlock block : application.objects()) {
            if (block.group() != ObjectLibrary.FILE_CONTROL
                    || block.data().size() != 1
                    || !(block.data().getFirst() instanceof FileObject object)
                    || (object instanceof FileObject.Transport part && part.size() != data.length())) {
                continue;
            }
            int code = application.functionCode();
            int sequence = ApplicationHeader.sequence(application.control());
            Dnp3Function function = Dnp3Function.of(code);
            if (Dnp3Function.isResponse(code)) {
                long transaction = Operations.transaction(link.source(), link.destination(), sequence);
                files.answer(transaction, link.source(), object, data, out);
            } else if (function != null) {
                long transaction = Operations.transaction(link.destination(), link.source(), sequence);
                files.request(function, transaction, link.destination(), object, data, out);
            }
            return;
        }
    }

    private static void checkControl(Link link, int control, int code, FragmentReport report) {
        boolean isResponse = Dnp3Function.isResponse(code);
        boolean isUnsolicited = code == Dnp3Function.UNSOLICITED_RESPONSE.code();
        boolean isWhole = ApplicationHeader.fir(control) && ApplicationHeader.fin(control);
        if (!isWhole && (!isResponse || isUnsolicited)) {
            report.malformed(Dnp3Anomaly.REQUEST_FRAGMENTS, 0);
        }
        if (ApplicationHeader.con(control) && !isResponse) {
            report.malformed(Dnp3Anomaly.CONFIRMATION_BIT, 0);
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
            LinkPeers.Pair pair,
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
            if (pair.tell()) {
                Operations.station(link, context, out);
            }
            Operations.response(link, application, points, pair.collector(), context, out);
            Operations.claims(link, application, context, out);
        } else if (function == Dnp3Function.UNSOLICITED_RESPONSE) {
            Operations.notification(link, points, out);
            Operations.claims(link, application, context, out);
        } else if (function == Dnp3Function.AUTHENTICATE_RESP) {
            Operations.authenticationError(link, application, context, out);
        }
    }

    /** Reports to the core which side is the master, where the core assumes otherwise. */
    static void tellDirection(boolean fromMaster, Context context, Output out) {
        (fromMaster ? Direction.FROM_CLIENT : Direction.FROM_SERVER).tell(context, out);
    }
}
