package io.otus.dissect.bacnet;

import io.otus.core.bytes.ByteView;
import io.otus.core.event.Element;
import io.otus.core.event.Service;
import io.otus.core.spi.Context;
import io.otus.core.spi.Output;
import io.otus.dissect.bacnet.Syntax.Production;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Application layer messages of one flow: arguments and segments. */
final class ApplicationLayer {
    /** Where arguments begin that were put together from segments: nowhere in the message. */
    private static final int ASSEMBLED = -1;

    private final Segments segments = new Segments();

    /** Reads the APDU behind the network layer; null where its fixed part is malformed, which is reported. */
    BacnetEvent.@Nullable Apdu read(Npdu npdu, String from, ByteView message, Context context, Output out) {
        ApduHeader header = ApduHeader.read(message, npdu.end(), out);
        if (header == null) {
            return null;
        }
        ByteView arguments = message.from(header.end());
        if (!header.segmented()) {
            return read(header, arguments, header.end(), out);
        }
        if (BacnetService.carriesSecret(header)) {
            out.secret(header.end(), arguments.length());
        }
        Segments.Taken taken = segments.take(
                segmentKey(npdu, from, header, context),
                header.sequenceNumber(),
                header.windowSize(),
                header.moreFollows(),
                arguments,
                context.time());
        if (taken == Segments.Taken.COMPLETE) {
            return read(header, segments.message(), ASSEMBLED, out);
        }
        switch (taken) {
            case MORE -> out.continues();
            case OUT_OF_ORDER -> out.malformed(BacnetAnomaly.SEGMENT_ORDER, npdu.end());
            case TOO_LONG -> out.malformed(BacnetAnomaly.SEGMENTED_SIZE, npdu.end());
            case COMPLETE, WAITS, NO_BEGINNING -> {}
        }
        return new BacnetEvent.Apdu(header, service(header).name(), List.of(), -1);
    }

    /** Which message a segment belongs to: type, invoke id and sender. */
    private static long segmentKey(Npdu npdu, String from, ApduHeader header, Context context) {
        long sender = (long) (context.source().hashCode() + from.hashCode()) << 32;
        return sender
                ^ (long) header.type() << 60
                ^ Operations.transaction(npdu.sourceNetwork(), npdu.sourceAddress(), header.invokeId());
    }

    private static BacnetEvent.Apdu read(ApduHeader header, ByteView arguments, int offset, Output out) {
        ElementReader reader = new ElementReader(arguments, (at, length) -> {
            if (offset != ASSEMBLED && length > 0) {
                out.secret(offset + at, length);
            }
        });
        List<Element> elements = arguments(header, reader);
        BacnetAnomaly failure = reader.failure();
        if (failure != null) {
            int at = offset == ASSEMBLED ? 0 : offset + reader.position();
            if (offset != ASSEMBLED && BacnetService.carriesSecret(header) && at < offset + arguments.length()) {
                out.secret(at, offset + arguments.length() - at);
            }
            out.malformed(failure, at);
        } else if (reader.wrongLengthAt() >= 0) {
            out.malformed(BacnetAnomaly.VALUE_LENGTH, offset == ASSEMBLED ? 0 : offset + reader.wrongLengthAt());
        }
        String service = header.namesService() ? service(header).name() : "";
        return new BacnetEvent.Apdu(header, service, elements, offset == ASSEMBLED ? arguments.length() : -1);
    }

    private static List<Element> arguments(ApduHeader header, ElementReader reader) {
        Production production;
        switch (header.type()) {
            case ApduHeader.CONFIRMED_REQUEST -> production = Grammar.request(header.choice());
            case ApduHeader.UNCONFIRMED_REQUEST -> production = Grammar.unconfirmed(header.choice());
            case ApduHeader.COMPLEX_ACK -> production = Grammar.ack(header.choice());
            case ApduHeader.ERROR -> {
                Production own = Grammar.errorOf(header.choice());
                production = own == null || reader.beginsWithApplicationTag() ? Grammar.error() : own;
            }
            default -> {
                return List.of();
            }
        }
        return production != null ? reader.readAll(production) : reader.readAllByTags("arguments");
    }

    static Service service(ApduHeader header) {
        Service known = header.type() == ApduHeader.UNCONFIRMED_REQUEST
                ? BacnetService.unconfirmed(header.choice())
                : BacnetService.confirmed(header.choice());
        return known != null ? known : BacnetService.undefined(header.choice());
    }

    /** Bytes of memory for messages in segments. */
    int unfinished() {
        return segments.memory();
    }

    void gap() {
        segments.clear();
    }
}
