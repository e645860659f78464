package io.otus.dissect.bacnet;

import io.otus.core.bytes.ByteView;
import io.otus.core.event.PointRange;
import io.otus.core.event.Service;
import io.otus.core.spi.Context;
import io.otus.core.spi.Output;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Application layer messages of one flow: arguments, segments, and the operations that they are. */
final class ApplicationLayer {
    private static final String[] REJECT_REASONS = {
        "other",
        "buffer_overflow",
        "inconsistent_parameters",
        "invalid_parameter_data_type",
        "invalid_tag",
        "missing_required_parameter",
        "parameter_out_of_range",
        "too_many_arguments",
        "undefined_enumeration",
        "unrecognized_service"
    };
    private static final String[] ABORT_REASONS = {
        "other", "buffer_overflow", "invalid_apdu_in_this_state", "preempted_by_higher_priority_task",
        "segmentation_not_supported", "security_error", "insufficient_security", "window_size_out_of_range",
        "application_exceeded_reply_time", "out_of_resources", "tsm_timeout", "apdu_too_long"
    };

    private final Segments segments = new Segments();

    /** Reads the APDU behind {@code npdu}. */
    void read(BacnetEvent.@Nullable Bvlc bvlc, Npdu npdu, ByteView message, Context context, Output out) {
        ApduHeader header = ApduHeader.read(message, npdu.end(), out);
        if (header == null) {
            out.message(new BacnetEvent.Message(bvlc, npdu, null));
            return;
        }
        ByteView arguments = message.from(header.end());
        int offset = header.end();
        if (header.segmented()) {
            Segments.Taken taken =
                    segments.take(segmentKey(npdu, header), header.sequenceNumber(), header.moreFollows(), arguments);
            if (taken != Segments.Taken.COMPLETE) {
                out.message(new BacnetEvent.Message(bvlc, npdu, shown(header, null, "")));
                if (taken == Segments.Taken.MORE) {
                    out.continues();
                } else if (taken == Segments.Taken.OUT_OF_ORDER) {
                    out.malformed(BacnetAnomaly.SEGMENT_ORDER, npdu.end());
                }
                return;
            }
            arguments = segments.message();
            offset = -1;
        }
        ServiceArguments read = new ServiceArguments(arguments, offset, out);
        String error = readArguments(header, read);
        out.message(new BacnetEvent.Message(bvlc, npdu, shown(header, read, error)));
        Operations operations = new Operations(npdu, context, out);
        operations.tell(header, read, error);
    }

    private static long segmentKey(Npdu npdu, ApduHeader header) {
        return (long) header.type() << 56
                | Operations.transaction(npdu.sourceNetwork(), npdu.sourceAddress(), header.invokeId());
    }

    private static String readArguments(ApduHeader header, ServiceArguments arguments) {
        switch (header.type()) {
            case ApduHeader.CONFIRMED_REQUEST -> arguments.confirmedRequest(header.choice());
            case ApduHeader.UNCONFIRMED_REQUEST -> arguments.unconfirmedRequest(header.choice());
            case ApduHeader.COMPLEX_ACK -> arguments.complexAck(header.choice());
            case ApduHeader.ERROR -> {
                return arguments.error();
            }
            case ApduHeader.REJECT -> {
                return reason(REJECT_REASONS, header.choice());
            }
            case ApduHeader.ABORT -> {
                return reason(ABORT_REASONS, header.choice());
            }
            default -> {}
        }
        return "";
    }

    private static String reason(String[] names, int reason) {
        return reason < names.length ? names[reason] : "reason_" + reason;
    }

    private static BacnetEvent.Apdu shown(ApduHeader header, @Nullable ServiceArguments read, String error) {
        boolean hasService = header.type() < ApduHeader.SEGMENT_ACK || header.type() == ApduHeader.ERROR;
        String service = hasService ? service(header).name() : "";
        return new BacnetEvent.Apdu(
                header.name(),
                header.invokeId(),
                header.segmented(),
                header.moreFollows(),
                header.sequenceNumber(),
                hasService ? header.choice() : -1,
                service,
                read == null ? List.of() : read.arguments(),
                read == null ? List.of() : read.properties(),
                error);
    }

    static Service service(ApduHeader header) {
        Service known = header.type() == ApduHeader.UNCONFIRMED_REQUEST
                ? BacnetService.unconfirmed(header.choice())
                : BacnetService.confirmed(header.choice());
        return known != null ? known : BacnetService.undefined(header.choice());
    }

    void gap() {
        segments.clear();
    }

    /** The properties as points, {@code analog-input:3/present-value}, with an array index in brackets. */
    static List<PointRange> points(List<BacnetEvent.PropertyValue> properties) {
        List<PointRange> points = new ArrayList<>(properties.size());
        for (BacnetEvent.PropertyValue property : properties) {
            String name = property.objectIdentifier() + '/' + property.propertyIdentifier();
            if (property.arrayIndex() >= 0) {
                name = name + '[' + property.arrayIndex() + ']';
            }
            boolean single = property.value().size() == 1;
            points.add(single ? PointRange.named(name, property.value()) : PointRange.named(name));
        }
        return points;
    }
}
