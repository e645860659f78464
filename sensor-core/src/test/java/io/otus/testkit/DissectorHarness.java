package io.otus.testkit;

import io.otus.core.bytes.ByteView;
import io.otus.core.event.Action;
import io.otus.core.event.AddressBinding;
import io.otus.core.event.AnomalyCode;
import io.otus.core.event.Attribute;
import io.otus.core.event.ProtocolEvent;
import io.otus.core.event.SessionFact;
import io.otus.core.event.Trust;
import io.otus.core.event.Way;
import io.otus.core.net.Endpoint;
import io.otus.core.net.IpAddress;
import io.otus.core.net.MacAddress;
import io.otus.core.spi.Carrier;
import io.otus.core.spi.Context;
import io.otus.core.spi.Direction;
import io.otus.core.spi.Dissector;
import io.otus.core.spi.Output;
import io.otus.core.spi.Request;
import io.otus.core.spi.Response;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Drives one dissector over the steps of a row, cut into chunks, and records every report. Real framing and real
 * pairing, no network.
 */
public class DissectorHarness implements Context, Output {
    /** The client of every row. */
    public static final Endpoint CLIENT =
            new Endpoint(0, new MacAddress(0x0200_0000_0001L), IpAddress.parse("10.0.0.1"), 50_000);
    /** The server of every row. */
    public static final Endpoint SERVER =
            new Endpoint(0, new MacAddress(0x0200_0000_0002L), IpAddress.parse("10.0.0.2"), 1);

    private final Dissector dissector;
    private final Carrier carrier;
    private final String parentAddress;
    private final List<Seen> seen = new ArrayList<>();
    private final Map<Long, Request> pending = new HashMap<>();
    private Direction direction = Direction.UNKNOWN;

    /** A harness around a fresh dissector. */
    public DissectorHarness(Dissector dissector, Carrier carrier) {
        this(dissector, carrier, "");
    }

    /** A harness around a fresh dissector whose parent tells an address. */
    public DissectorHarness(Dissector dissector, Carrier carrier, String parentAddress) {
        this.dissector = dissector;
        this.carrier = carrier;
        this.parentAddress = parentAddress;
    }

    /** Everything reported so far. */
    public List<Seen> seen() {
        return List.copyOf(seen);
    }

    /** Feeds one step, in chunks where the carrier is a stream, and returns how many bytes were consumed. */
    public int feed(Direction from, byte[] bytes, int chunk) {
        direction = from;
        return carrier == Carrier.STREAM ? feedStream(bytes, chunk) : feedDatagram(bytes);
    }

    private int feedStream(byte[] bytes, int chunk) {
        int done = 0;
        int have = Math.min(chunk, bytes.length);
        while (true) {
            while (done < have) {
                ByteView stream = ByteView.of(bytes, done, have - done);
                int length = dissector.frameLength(stream, this);
                if (length == Dissector.NOT_MINE) {
                    return done;
                }
                if (length == Dissector.NEED_MORE || length > stream.length()) {
                    break;
                }
                dissector.dissect(stream.slice(0, length), this, this);
                done += length;
            }
            if (have == bytes.length) {
                return done;
            }
            have = Math.min(have + chunk, bytes.length);
        }
    }

    private int feedDatagram(byte[] bytes) {
        int done = 0;
        while (done < bytes.length) {
            ByteView rest = ByteView.of(bytes, done, bytes.length - done);
            int length = dissector.frameLength(rest, this);
            if (length <= 0) {
                return done;
            }
            int there = Math.min(length, rest.length());
            dissector.dissect(rest.slice(0, there), this, this);
            done += there;
        }
        return done;
    }

    @Override
    public Direction direction() {
        return direction;
    }

    @Override
    public Carrier carrier() {
        return carrier;
    }

    @Override
    public long time() {
        return 0;
    }

    @Override
    public boolean hinted() {
        return true;
    }

    @Override
    public String parentAddress() {
        return parentAddress;
    }

    @Override
    public Endpoint source() {
        return direction == Direction.FROM_SERVER ? SERVER : CLIENT;
    }

    @Override
    public Endpoint destination() {
        return direction == Direction.FROM_SERVER ? CLIENT : SERVER;
    }

    @Override
    public @Nullable Request pending(long transaction) {
        return pending.get(transaction);
    }

    @Override
    public void message(ProtocolEvent message) {
        seen.add(new Seen.Message(message));
    }

    @Override
    public void malformed(AnomalyCode code, int offset) {
        seen.add(new Seen.Malformed(code, offset));
    }

    @Override
    public void unknown(String field, long value) {
        seen.add(new Seen.Unknown(field, value));
    }

    @Override
    public void direction(Direction told) {
        seen.add(new Seen.Direction(told));
    }

    @Override
    public void request(Request request) {
        seen.add(new Seen.Request(request));
        if (request.exchange() == Request.Exchange.CONFIRMED) {
            pending.put(request.transaction(), request);
        }
    }

    @Override
    public void response(Response response) {
        seen.add(new Seen.Response(response));
        pending.remove(response.transaction());
    }

    @Override
    public void claim(Endpoint about, String unit, Attribute attribute, String value, String source, Trust trust) {
        seen.add(new Seen.Claim(about.equals(source()), unit, attribute, value, trust));
    }

    @Override
    public void binding(MacAddress mac, IpAddress ip, AddressBinding.Source source, long validForSeconds) {
        seen.add(new Seen.Binding(mac, ip, source, validForSeconds));
    }

    @Override
    public void session(Direction from, String unit, SessionFact fact) {
        seen.add(new Seen.Session(isClient(from), unit, fact));
    }

    private static boolean isClient(Direction from) {
        return from != Direction.FROM_SERVER;
    }

    @Override
    public void transfer(Direction from, String unit, Action action, String name, long size, String sha256) {
        seen.add(new Seen.Transfer(isClient(from), unit, action, name, size));
    }

    @Override
    public void file(Direction from, String unit, Way way, String name, long size, String sha256) {
        seen.add(new Seen.File(isClient(from), unit, way, name, size, !sha256.isEmpty()));
    }

    @Override
    public void child(ByteView payload, String address) {
        seen.add(new Seen.Child(payload.octets(), address));
    }

    @Override
    public void continues() {
        seen.add(new Seen.Continues());
    }

    @Override
    public void encrypted() {
        seen.add(new Seen.Encrypted());
    }

    @Override
    public void secret(int offset, int length) {
        seen.add(new Seen.Secret(offset, length));
    }
}
