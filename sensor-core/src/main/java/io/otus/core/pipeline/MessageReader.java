package io.otus.core.pipeline;

import io.otus.core.bytes.ByteView;
import io.otus.core.event.Action;
import io.otus.core.event.AddressBinding;
import io.otus.core.event.AnomalyCode;
import io.otus.core.event.AnomalySeen;
import io.otus.core.event.Attribute;
import io.otus.core.event.ClaimText;
import io.otus.core.event.IdentityClaim;
import io.otus.core.event.MessageSeen;
import io.otus.core.event.Origin;
import io.otus.core.event.ProtocolEvent;
import io.otus.core.event.SessionFact;
import io.otus.core.event.SessionSeen;
import io.otus.core.event.TransferSeen;
import io.otus.core.event.Trust;
import io.otus.core.event.UnknownSeen;
import io.otus.core.event.UnreadMessage;
import io.otus.core.event.Way;
import io.otus.core.evidence.Evidence;
import io.otus.core.evidence.FrameSpan;
import io.otus.core.evidence.SecretSink;
import io.otus.core.net.Endpoint;
import io.otus.core.net.IpAddress;
import io.otus.core.net.MacAddress;
import io.otus.core.spi.Direction;
import io.otus.core.spi.Output;
import io.otus.core.spi.Request;
import io.otus.core.spi.Response;
import io.otus.core.store.StoreException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Lets a dissector read one message and turns its reports into events. One reader per nesting depth, reused. */
final class MessageReader implements Output {
    /** Most payloads that one message may hand to children: as many services as fit into a large packet of CIP. */
    static final int MAX_CHILDREN = 1_024;

    /**
     * Longest description: what operating systems of switches say of themselves has their version and date behind some
     * 250 characters.
     */
    static final int MAX_DESCRIPTION = 512;

    private final EventBus bus;
    private final Pairing pairing;
    private final SecretSink secrets;
    private final List<Payload> payloads = new ArrayList<>();
    private final List<AnomalySeen> anomalies = new ArrayList<>();

    private @Nullable FlowSession session;
    private @Nullable ProtocolEntry entry;
    private @Nullable Origin origin;
    private @Nullable ProtocolEvent message;
    private boolean displayOnly;
    private boolean sawUnknown;
    private boolean continued;
    private boolean encrypted;
    private ByteView bytes = ByteView.EMPTY;
    private @Nullable SpanList parts;
    private int start;

    MessageReader(EventBus bus, Pairing pairing, SecretSink secrets) {
        this.bus = bus;
        this.pairing = pairing;
        this.secrets = secrets;
    }

    /** A payload that a message handed over, and what its layer addressed with it. */
    record Payload(ByteView bytes, String address) {}

    /** Payloads that the message handed over, valid until the next read. */
    List<Payload> payloads() {
        return payloads;
    }

    /** Whether the message said that it goes on in a later one. */
    boolean continued() {
        return continued;
    }

    /** Whether the message said that what it carries is encrypted. */
    boolean isEncrypted() {
        return encrypted;
    }

    /** Whether the message was broken or of an unknown code. */
    boolean isUnread() {
        return sawUnknown || !anomalies.isEmpty();
    }

    /**
     * Reads one message.
     *
     * @param index its place among those of the protocol in the frame, from 1
     * @return null, or what the dissector threw
     */
    @Nullable
    Throwable read(FlowSession on, Layer layer, Framed framed, MessageContext context, int index) {
        begin(on, layer.entry(), framed);
        Throwable fault = null;
        try {
            layer.dissector().dissect(framed.bytes(), context, this);
        } catch (StoreException | UncheckedIOException e) {
            throw e; // a disk or a pipe that takes nothing ends the run: no dissector is to blame for what its event
            // met
        } catch (RuntimeException | StackOverflowError | OutOfMemoryError e) {
            fault = e;
        }
        if (displayOnly) {
            layer.entry().counters().countDuplicate();
        } else {
            layer.entry().counters().countMessage(!anomalies.isEmpty(), sawUnknown);
        }
        if (bus.wantsMessages()) {
            ProtocolEvent shown = message != null ? message : unread(framed.bytes());
            bus.message(new MessageSeen(framed.origin(), index, shown, List.copyOf(anomalies), framed.duplicateOf()));
        }
        return fault;
    }

    private void begin(FlowSession on, ProtocolEntry protocol, Framed framed) {
        session = on;
        entry = protocol;
        origin = framed.origin();
        bytes = framed.bytes();
        parts = framed.spans();
        start = framed.at();
        displayOnly = framed.isDuplicate();
        message = null;
        sawUnknown = false;
        continued = false;
        encrypted = false;
        payloads.clear();
        anomalies.clear();
    }

    /**
     * Lets a dissector report what the end of a direction completes, outside of any message.
     *
     * @return null, or what the dissector threw
     */
    @Nullable
    Throwable end(FlowSession on, Layer layer, Direction direction, ByteView rest, Origin from) {
        begin(on, layer.entry(), new Framed(rest, from, null, Framed.NOWHERE, 0));
        try {
            layer.dissector().ended(direction, rest, this);
        } catch (StoreException | UncheckedIOException e) {
            throw e; // as in a message
        } catch (RuntimeException | StackOverflowError | OutOfMemoryError e) {
            return e;
        }
        return null;
    }

    private ProtocolEvent unread(ByteView bytes) {
        String what = anomalies.isEmpty() ? "unknown" : "malformed";
        return new UnreadMessage(what, bytes.octets(0, Math.min(bytes.length(), UnreadMessage.KEPT)));
    }

    private FlowSession session() {
        return Objects.requireNonNull(session);
    }

    private ProtocolEntry entry() {
        return Objects.requireNonNull(entry);
    }

    private Origin origin() {
        return Objects.requireNonNull(origin);
    }

    @Override
    public void message(ProtocolEvent read) {
        message = read;
    }

    @Override
    public void malformed(AnomalyCode code, int offset) {
        tell(new AnomalySeen(origin(), code, offset));
    }

    @Override
    public void encrypted() {
        encrypted = true;
    }

    private void tell(AnomalySeen anomaly) {
        anomalies.add(anomaly);
        if (!displayOnly) {
            bus.anomaly(anomaly);
        }
    }

    @Override
    public FrameSpan frame() {
        return origin().span();
    }

    @Override
    public void contradicts(AnomalyCode code, int offset, @Nullable FrameSpan earlier) {
        Origin now = origin();
        List<FrameSpan> own = now.evidence().spans();
        if (earlier == null || earlier.frame() >= now.evidence().firstFrame() || own.size() == Evidence.MAX_SPANS) {
            malformed(code, offset);
            return;
        }
        List<FrameSpan> both = new ArrayList<>(own.size() + 1);
        both.add(earlier);
        both.addAll(own);
        Evidence shown = new Evidence(now.capture(), both, both.size(), null, 1);
        Origin from =
                new Origin(now.flow(), now.sender(), now.protocol(), now.capture(), now.time(), now.span(), shown);
        String detail = "Frame " + now.frame() + " contradicts frame " + earlier.frame() + '.';
        tell(new AnomalySeen(from, code, offset, detail));
    }

    @Override
    public void unknown(String field, long value) {
        sawUnknown = true;
        if (!displayOnly) {
            bus.unknown(new UnknownSeen(origin(), field, value));
        }
    }

    @Override
    public void direction(Direction direction) {
        if (!displayOnly && direction != Direction.UNKNOWN) {
            int sender = origin().sender();
            session().flow.clientByContent(direction == Direction.FROM_CLIENT ? sender : 1 - sender);
        }
    }

    @Override
    public void request(Request request) {
        if (!displayOnly) {
            pairing.request(session(), entry(), origin(), message, request);
        }
    }

    @Override
    public void response(Response response) {
        if (displayOnly) {
            return;
        }
        FrameSpan earlier = pairing.response(session(), entry(), origin(), message, response, bytes);
        if (earlier != null) {
            contradicts(PairingAnomaly.SECOND_ANSWER, 0, earlier);
        }
    }

    @Override
    public void claim(Endpoint about, String unit, Attribute attribute, String value, String source, Trust trust) {
        String clean = ClaimText.clean(value, attribute == Attribute.DESCRIPTION ? MAX_DESCRIPTION : ClaimText.MAX);
        if (!displayOnly && !clean.isEmpty()) {
            bus.identityClaim(new IdentityClaim(origin(), about, unit, attribute, clean, source, trust));
        }
    }

    @Override
    public void binding(MacAddress mac, IpAddress ip, AddressBinding.Source source, long validForSeconds) {
        if (!displayOnly) {
            bus.addressBinding(
                    new AddressBinding(origin(), origin().source().segment(), mac, ip, source, validForSeconds));
        }
    }

    @Override
    public void session(Direction from, String unit, SessionFact fact) {
        if (!displayOnly) {
            Origin origin = origin();
            bus.session(new SessionSeen(
                    origin, client(origin, from), server(origin, from), unit, fact, ClaimText.clean(fact.detail())));
        }
    }

    private static Endpoint client(Origin origin, Direction from) {
        return from == Direction.FROM_SERVER ? origin.destination() : origin.source();
    }

    private static Endpoint server(Origin origin, Direction from) {
        return from == Direction.FROM_SERVER ? origin.source() : origin.destination();
    }

    @Override
    public void transfer(Direction from, String unit, Action action, String name, long size, String sha256) {
        moved(from, unit, action, Way.of(action), name, size, sha256);
    }

    @Override
    public void file(Direction from, String unit, Way way, String name, long size, String sha256) {
        moved(from, unit, Action.FILE, way, name, size, sha256);
    }

    private void moved(Direction from, String unit, Action action, Way way, String name, long size, String sha256) {
        if (!displayOnly) {
            Origin origin = origin();
            bus.transfer(new TransferSeen(
                    origin,
                    client(origin, from),
                    server(origin, from),
                    unit,
                    action,
                    way,
                    ClaimText.clean(name),
                    size,
                    sha256));
        }
    }

    @Override
    public void child(ByteView payload, String address) {
        if (payloads.size() < MAX_CHILDREN) {
            payloads.add(new Payload(payload, address));
        }
    }

    @Override
    public void continues() {
        continued = true;
    }

    @Override
    public void secret(int offset, int length) {
        SpanList held = parts;
        if (held == null) {
            FrameSpan span = origin().span();
            boolean known = start != Framed.NOWHERE;
            secrets.secret(
                    span.frame(), known ? span.offset() + offset : span.offset(), known ? length : span.length());
        } else if (start == Framed.NOWHERE) {
            held.tell(0, held.bytes(), secrets);
        } else {
            held.tell(0, held.carried(), secrets);
            held.tell(start + offset, length, secrets);
        }
    }
}
