package io.otus.dissect.c37118;

import io.otus.core.bytes.ByteView;
import io.otus.core.bytes.Octets;
import io.otus.core.event.Attribute;
import io.otus.core.event.Outcome;
import io.otus.core.event.Service;
import io.otus.core.event.Trust;
import io.otus.core.spi.Carrier;
import io.otus.core.spi.Context;
import io.otus.core.spi.Direction;
import io.otus.core.spi.Dissector;
import io.otus.core.spi.Output;
import io.otus.core.spi.Request;
import io.otus.core.spi.Response;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Frames and reads synchrophasor frames, and pairs commands with the frames that they ask for. */
final class C37118Dissector implements Dissector {
    private static final int LARGEST_IDCODE = 65_534;
    private static final int CONTENT_AT = FrameHeader.SIZE;
    private static final int CODE_SIZE = 2;

    private final Configurations configurations;
    private final Streams streams = new Streams();
    private final ConfigurationParts parts = new ConfigurationParts();
    /** Whether bytes of this flow were lost: a part or a configuration may be among them. */
    private boolean lost;

    C37118Dissector(Configurations configurations) {
        this.configurations = configurations;
    }

    @Override
    public int frameLength(ByteView bytes, Context context) {
        int there = bytes.length();
        if (bytes.u8(0) != FrameHeader.LEADING) {
            return NOT_MINE;
        }
        if (there > 1 && !FrameHeader.isTyped(bytes.u8(1), context.hinted())) {
            return NOT_MINE;
        }
        if (there < 4) {
            return NEED_MORE;
        }
        int framesize = FrameHeader.framesize(bytes);
        if (framesize < FrameHeader.smallest(FrameHeader.type(bytes.u8(1)))) {
            return NOT_MINE;
        }
        // On a port of anybody's the check decides, so that nothing else is taken for a frame.
        if (!context.hinted() && there >= framesize && !Crc.isRight(bytes.slice(0, framesize))) {
            return NOT_MINE;
        }
        return framesize;
    }

    @Override
    public boolean isCertain(ByteView message, Context context) {
        return message.has(0, FrameHeader.SIZE)
                && message.length() == FrameHeader.framesize(message)
                && Crc.isRight(message);
    }

    @Override
    public void gap(Direction direction) {
        lost = true;
        parts.forget();
    }

    @Override
    public int unfinished() {
        return parts.memory();
    }

    @Override
    public void dissect(ByteView message, Context context, Output out) {
        if (!message.has(0, FrameHeader.SIZE)) {
            out.malformed(C37118Anomaly.FRAMESIZE, 0);
            return;
        }
        FrameHeader header = FrameHeader.read(message);
        boolean isWhole = message.length() == header.framesize();
        if (!isWhole || !Crc.isRight(message)) {
            // A receiver discards it, so nothing comes of it but the row.
            out.message(new C37118Event.Damaged(header, kept(message.from(CONTENT_AT))));
            out.malformed(
                    isWhole ? C37118Anomaly.CHECK : C37118Anomaly.FRAMESIZE,
                    isWhole ? message.length() - FrameHeader.CHK_SIZE : 2);
            return;
        }
        if (header.idcode() < 1 || header.idcode() > LARGEST_IDCODE) {
            out.malformed(C37118Anomaly.IDCODE, 4);
        }
        ByteView content = message.slice(CONTENT_AT, message.length() - CONTENT_AT - FrameHeader.CHK_SIZE);
        boolean isCommand = header.type() == FrameHeader.COMMAND;
        (isCommand ? Direction.FROM_CLIENT : Direction.FROM_SERVER).tell(context, out);
        switch (header.type()) {
            case FrameHeader.COMMAND -> command(header, content, out);
            case FrameHeader.HEADER -> header(header, content, context, out);
            case FrameHeader.CFG_1, FrameHeader.CFG_2 -> configured(header, -1, content, context, out);
            case FrameHeader.CFG_3 -> extended(header, content, context, out);
            default -> data(header, content, context, out);
        }
    }

    /** §6.6. */
    private void command(FrameHeader header, ByteView content, Output out) {
        int code = content.u16(0);
        Service service = CommandCode.service(code);
        Octets extframe = kept(content.from(CODE_SIZE));
        out.message(new C37118Event.Command(header, code, service.name(), extframe));
        if (service.equals(CommandCode.RESERVED)) {
            out.malformed(C37118Anomaly.COMMAND, CONTENT_AT);
        } else if (service.equals(CommandCode.USER_DEFINED)) {
            out.unknown("cmd", code);
        } else if (code != CommandCode.EXTENDED_FRAME && content.length() > CODE_SIZE) {
            out.malformed(C37118Anomaly.COMMAND_LENGTH, CONTENT_AT + CODE_SIZE);
        }
        if (code == CommandCode.TURN_ON || code == CommandCode.TURN_OFF) {
            streams.restart(header.idcode());
        }
        String unit = Integer.toString(header.idcode());
        out.request(
                CommandCode.isAnswered(code)
                        ? Request.confirmed(CommandCode.transaction(code, header.idcode()), service, unit, List.of())
                        : Request.unconfirmed(service, unit, List.of()));
    }

    /** §6.5. */
    private static void header(FrameHeader header, ByteView content, Context context, Output out) {
        String text = FrameReader.text(content);
        out.message(new C37118Event.Header(header, text));
        claim(header.idcode(), Attribute.DESCRIPTION, text, "c37118 header", context, out);
        answer(header, context, out);
    }

    /** §6.4.2: a configuration 3 may come in parts. */
    private void extended(FrameHeader header, ByteView content, Context context, Output out) {
        int contIdx = content.u16(0);
        ByteView part = content.from(CODE_SIZE);
        if (contIdx == ConfigurationParts.WHOLE) {
            configured(header, contIdx, part, context, out);
            return;
        }
        boolean fits = parts.fits(header.idcode(), contIdx);
        if (!fits) {
            parts.forget();
            if (!lost && context.carrier() == Carrier.STREAM) {
                out.malformed(C37118Anomaly.CONT_IDX, CONTENT_AT);
            }
        } else if (!parts.take(header.idcode(), contIdx, part)) {
            fits = false;
            out.malformed(C37118Anomaly.TOO_LARGE, CONTENT_AT);
        }
        if (fits && contIdx == ConfigurationParts.LAST) {
            configured(header, contIdx, parts.finish(), context, out);
            return;
        }
        out.message(new C37118Event.Config(header, contIdx, null));
        if (fits) {
            out.continues();
        }
    }

    /** §6.4. */
    private void configured(FrameHeader header, int contIdx, ByteView content, Context context, Output out) {
        ConfigurationReader.Result result = ConfigurationReader.read(content, header.type());
        Configuration configuration = result.configuration();
        out.message(new C37118Event.Config(header, contIdx, configuration));
        if (!result.isWhole()) {
            out.malformed(C37118Anomaly.CONFIGURATION, CONTENT_AT);
            answer(header, context, out);
            return;
        }
        for (PmuConfiguration pmu : configuration.pmus()) {
            identify(pmu, context, out);
        }
        // Configuration 1 says what a source can do and not what it does.
        if (header.type() != FrameHeader.CFG_1) {
            keep(header, configuration, context, out);
        }
        answer(header, context, out);
    }

    private void keep(FrameHeader header, Configuration configuration, Context context, Output out) {
        Configuration before = configurations.of(context.source(), header.idcode());
        if (before != null && before.type() == configuration.type()) {
            for (PmuConfiguration pmu : configuration.pmus()) {
                PmuConfiguration was = before.pmu(pmu.idcode());
                if (was != null && was.cfgcnt() == pmu.cfgcnt() && !was.equals(pmu)) {
                    out.malformed(C37118Anomaly.CFGCNT, CONTENT_AT);
                    break;
                }
            }
        }
        if (!configuration.equals(before)) {
            streams.restart(header.idcode());
        }
        lost = false;
        if (!configurations.keep(context.source(), header.idcode(), configuration)) {
            out.malformed(C37118Anomaly.TOO_LARGE, CONTENT_AT);
        }
    }

    private static void identify(PmuConfiguration pmu, Context context, Output out) {
        String source = "c37118 configuration";
        claim(pmu.idcode(), Attribute.NAME, pmu.stn(), source, context, out);
        claim(pmu.idcode(), Attribute.TYPE, "pmu", source, context, out);
        PmuConfiguration.Place place = pmu.place();
        if (place != null && Double.isFinite(place.latitude()) && Double.isFinite(place.longitude())) {
            String at = place.latitude() + ", " + place.longitude();
            claim(pmu.idcode(), Attribute.LOCATION, at, source, context, out);
        }
    }

    private static void claim(
            int idcode, Attribute attribute, String value, String source, Context context, Output out) {
        out.claim(context.source(), Integer.toString(idcode), attribute, value, source, Trust.DEVICE);
    }

    /** Reports a configuration or header frame: an answer if it was requested, else a notification. */
    private static void answer(FrameHeader header, Context context, Output out) {
        int code = CommandCode.answeredBy(header.type());
        long transaction = CommandCode.transaction(code, header.idcode());
        Service service = CommandCode.service(code);
        String unit = Integer.toString(header.idcode());
        if (context.pending(transaction) != null) {
            out.response(new Response(transaction, service, unit, Outcome.OK, List.of()));
        } else {
            out.request(Request.notification(service, unit, List.of()));
        }
    }

    /** §6.3. */
    private void data(FrameHeader header, ByteView content, Context context, Output out) {
        Streams.Stream stream = streams.of(header.idcode());
        Configuration configuration = stream.configuration(configurations, context.source());
        boolean fits = configuration != null && configuration.dataFrameLength() == header.framesize();
        if (configuration == null || !fits) {
            String which = configuration == null ? "unseen" : "other";
            out.message(new C37118Event.Data(header, which, List.of(), kept(content)));
            if (configuration != null && !lost && stream.tellLength()) {
                out.malformed(C37118Anomaly.DATA_LENGTH, 2);
            }
        } else if (configuration.timeBase() > 0 && header.fracsec() >= configuration.timeBase()) {
            out.malformed(C37118Anomaly.FRACSEC, 10);
        }
        List<PmuData> pmus = fits ? units(configuration, content) : List.of();
        if (fits) {
            out.message(new C37118Event.Data(header, "seen", pmus, Octets.EMPTY));
        }
        Streams.follow(stream, header, out);
        for (PmuData pmu : Streams.news(stream, pmus, context.time())) {
            String unit = Integer.toString(pmu.configuration().idcode());
            out.request(Request.notification(CommandCode.DATA, unit, pmu.points()));
        }
    }

    private static List<PmuData> units(@Nullable Configuration configuration, ByteView content) {
        List<PmuData> pmus = new ArrayList<>();
        int at = 0;
        for (PmuConfiguration pmu : configuration == null ? List.<PmuConfiguration>of() : configuration.pmus()) {
            pmus.add(PmuData.read(pmu, content.slice(at, pmu.dataLength())));
            at += pmu.dataLength();
        }
        return pmus;
    }

    private static Octets kept(ByteView bytes) {
        return bytes.octets(0, Math.min(bytes.length(), C37118Event.KEPT));
    }
}
