package io.otus.dissect.mms;

import io.otus.core.bytes.ByteView;
import io.otus.core.bytes.Sha256;
import io.otus.core.event.Element;
import io.otus.core.event.Elements;
import io.otus.core.event.PointRange;
import io.otus.core.event.Way;
import io.otus.core.spi.Bounded;
import io.otus.core.spi.Direction;
import io.otus.core.spi.Output;
import io.otus.core.spi.Request;
import io.otus.core.value.ValueList;
import io.otus.layer.ber.BerReader;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import org.jspecify.annotations.Nullable;

/**
 * Files that are read out of the device (ISO 9506-2 annex D): their names by the number of the reading, and what was
 * moved. Confined.
 */
final class Files {
    /** Most files open at once; the oldest is forgotten. */
    static final int MAX_OPEN = 16;

    static final int OPEN = 72;
    static final int READ = 73;
    static final int CLOSE = 74;

    /** Most requests whose answer is awaited. */
    private static final int MAX_NOTED = 64;

    private final List<OpenFile> open = new ArrayList<>();
    private final SequencedMap<Long, Long> noted = new LinkedHashMap<>();

    /** A file transfer in progress. */
    private static final class OpenFile {
        final long number;
        final String name;
        final Sha256 digest = new Sha256();
        long size;
        boolean whole;

        OpenFile(long number, String name, boolean whole) {
            this.number = number;
            this.name = name;
            this.whole = whole;
        }
    }

    /** Notes what its answer does not repeat: where an opening begins, or which file a reading or closing means. */
    void asks(Message request) {
        switch (request.number()) {
            case OPEN -> note(request, "initial_position");
            case READ, CLOSE -> note(request, "frsm_id");
            default -> {}
        }
    }

    private void note(Message request, String field) {
        Bounded.putLast(noted, request.invokeId(), Elements.number(request.elements(), field), MAX_NOTED);
    }

    /** The file that a read or close names by its number. */
    List<PointRange> named(List<Element> request) {
        ValueList number = Elements.values(request, "frsm_id");
        if (number.size() == 0) {
            return List.of();
        }
        for (OpenFile file : open) {
            if (file.number == number.integer(0)) {
                return List.of(PointRange.named(file.name));
            }
        }
        return List.of(PointRange.named("file:" + number.text(0)));
    }

    /** Reports what the answer to a file service shows. */
    void answers(Message response, @Nullable Request asked, ByteView pdu, Output out) {
        Long note = noted.remove(response.invokeId());
        if (note == null || asked == null || asked.points().isEmpty()) {
            return;
        }
        switch (response.number()) {
            case OPEN -> opened(response.elements(), asked.points().getFirst().space(), note);
            case READ -> read(response.elements(), note, pdu, out);
            case CLOSE -> open.removeIf(file -> file.number == note);
            default -> {}
        }
    }

    /** A reading that does not begin with the first octet is none of the whole file. */
    private void opened(List<Element> response, String name, long position) {
        ValueList number = Elements.values(response, "frsm_id");
        if (number.size() == 1) {
            open.removeIf(file -> file.number == number.integer(0));
            if (open.size() == MAX_OPEN) {
                open.removeFirst();
            }
            open.add(new OpenFile(number.integer(0), name, position == 0));
        }
    }

    private void read(List<Element> response, long number, ByteView pdu, Output out) {
        OpenFile file = byNumber(number);
        if (file == null) {
            return;
        }
        ByteView data = data(pdu);
        file.digest.update(data);
        file.size += data.length();
        ValueList more = Elements.values(response, "more_follows");
        // The default is that more follows.
        if (more.size() == 1 && more.integer(0) == 0) {
            out.file(
                    Direction.FROM_SERVER,
                    "",
                    Way.FROM_DEVICE,
                    file.name,
                    file.size,
                    file.whole ? file.digest.hex() : "");
            open.remove(file);
        }
    }

    private @Nullable OpenFile byNumber(long number) {
        for (OpenFile file : open) {
            if (file.number == number) {
                return file;
            }
        }
        return null;
    }

    /** The octets of the file in an answer: PDU, service, fileData. */
    private static ByteView data(ByteView pdu) {
        BerReader reader = new BerReader(pdu);
        if (reader.next()) {
            BerReader in = reader.inner();
            while (in.next()) {
                if (in.tag() == BerReader.CONTEXT + READ) {
                    BerReader service = in.inner();
                    return service.next(BerReader.CONTEXT) ? service.content() : ByteView.EMPTY;
                }
            }
        }
        return ByteView.EMPTY;
    }

    /** Messages were lost: what is on its way is not whole. */
    void gap() {
        for (OpenFile file : open) {
            file.whole = false;
        }
    }
}
