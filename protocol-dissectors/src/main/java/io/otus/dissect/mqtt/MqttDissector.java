package io.otus.dissect.mqtt;

import io.otus.core.bytes.ByteView;
import io.otus.core.event.Action;
import io.otus.core.event.Attribute;
import io.otus.core.event.Outcome;
import io.otus.core.event.PointRange;
import io.otus.core.event.Service;
import io.otus.core.spi.Context;
import io.otus.core.spi.Direction;
import io.otus.core.spi.Dissector;
import io.otus.core.spi.Output;
import io.otus.core.spi.PerDirection;
import io.otus.core.spi.Request;
import io.otus.core.spi.Response;
import io.otus.layer.banner.BannerClaims;
import io.otus.layer.login.Login;
import java.util.ArrayList;
import java.util.List;

/** Cuts a connection into control packets and reads them. */
final class MqttDissector implements Dissector {
    /** A packet of at most so many bytes is read whole; of a longer one so many are read, and its payload is not. */
    static final int MAX_WHOLE = 16_384;

    static final Service CONNECT = new Service(PacketHeader.CONNECT, "connect", Action.SESSION);
    static final Service LOGIN = new Service(PacketHeader.CONNECT, "login", Action.AUTHENTICATE).keyed("login");
    static final Service PUBLISH = new Service(PacketHeader.PUBLISH, "publish", Action.NOTIFY);
    static final Service SUBSCRIBE = new Service(PacketHeader.SUBSCRIBE, "subscribe", Action.SUBSCRIBE);
    static final Service UNSUBSCRIBE = new Service(PacketHeader.UNSUBSCRIBE, "unsubscribe", Action.UNSUBSCRIBE);

    private static final int PIECE = 8_192;
    private static final int MAX_FILTERS = 64;
    /**
     * Octets of the shortest name of the protocol with its length, which a Connect must have room for, or it would be
     * told by what follows it.
     */
    private static final int SHORTEST_NAME = 6;

    /** How much of a long packet is left of one direction, and its aliases of topics. */
    private static final class Side {
        private final TopicAliases aliases = new TopicAliases();
        int remaining;
    }

    private final PerDirection<Side> sides = new PerDirection<>(Side::new);
    private final BannerClaims claims = new BannerClaims("mqtt");
    private int level;
    /** Topic of the message that the server publishes if the client is lost; empty if there is none. */
    private String willTopic = "";

    @Override
    public int frameLength(ByteView bytes, Context context) {
        int remaining = sides.of(context.direction()).remaining;
        if (remaining > 0) {
            return Math.min(remaining, PIECE);
        }
        boolean isConnect = PacketHeader.type(bytes) == PacketHeader.CONNECT;
        if (!PacketHeader.fits(bytes) || (!isConnect && !context.hinted())) {
            return NOT_MINE;
        }
        int size = PacketHeader.size(bytes);
        if (size <= 0) {
            return size == 0 ? NEED_MORE : NOT_MINE;
        }
        int total = size + PacketHeader.remainingLength(bytes);
        if (isConnect && !namesProtocol(bytes, size, total)) {
            return NOT_MINE;
        }
        return Math.min(total, MAX_WHOLE);
    }

    /**
     * Whether what is there of a Connect of this length goes on with the protocol's name: MQTT, or MQIsdp in version
     * 3.1.
     */
    private static boolean namesProtocol(ByteView bytes, int at, int total) {
        if (total - at < SHORTEST_NAME) {
            return false;
        }
        String name = bytes.has(at, 2) && bytes.u16(at) == 6 ? "\0\6MQIsdp" : "\0\4MQTT";
        for (int i = 0; i < name.length() && at + i < Math.min(bytes.length(), total); i++) {
            if (bytes.u8(at + i) != name.charAt(i)) {
                return false;
            }
        }
        return true;
    }

    @Override
    public boolean isCertain(ByteView message, Context context) {
        return PacketHeader.type(message) == PacketHeader.CONNECT;
    }

    @Override
    public void dissect(ByteView message, Context context, Output out) {
        Side side = sides.of(context.direction());
        if (side.remaining > 0) {
            side.remaining -= message.length();
            out.message(new MqttEvent.Other("rest", message.length()));
            return;
        }
        int size = PacketHeader.size(message);
        if (size <= 0) {
            return;
        }
        side.remaining = size + PacketHeader.remainingLength(message) - message.length();
        PacketReader reader = new PacketReader(message, size);
        int type = PacketHeader.type(message);
        switch (type) {
            case PacketHeader.CONNECT -> connect(reader, context, out);
            case PacketHeader.CONNACK -> connected(reader, context, out);
            case PacketHeader.PUBLISH -> publish(message, reader, context, out);
            case PacketHeader.SUBSCRIBE, PacketHeader.UNSUBSCRIBE -> subscribe(type, reader, context, out);
            case PacketHeader.SUBACK, PacketHeader.UNSUBACK -> subscribed(type, reader, context, out);
            case PacketHeader.DISCONNECT, PacketHeader.AUTH -> ended(type, reader, out);
            default -> other(type, message, reader, size, out);
        }
        if (reader.failed() && side.remaining == 0) { // of a long packet the end is not read
            out.malformed(MqttAnomaly.FIELDS, Math.min(reader.at(), message.length()));
        }
    }

    /** Packet identifier u16, and in version 5 a reason code and properties, where it does not end before them. */
    private void other(int type, ByteView message, PacketReader reader, int size, Output out) {
        String name = PacketHeader.name(type);
        if (type >= PacketHeader.SUBSCRIBE || message.length() < size + 2) {
            out.message(new MqttEvent.Other(name, message.length()));
            return;
        }
        int identifier = reader.u16();
        out.message(Answers.read(level, type, identifier, reader, out));
    }

    /**
     * Disconnect and Auth: in version 5 a reason code and properties, where it does not end before them, §3.14, §3.15.
     */
    private void ended(int type, PacketReader reader, Output out) {
        out.message(
                ProtocolLevel.isVersion5(level)
                        ? Answers.read(level, type, -1, reader, out)
                        : new MqttEvent.Other(PacketHeader.name(type), reader.at() + Math.max(0, reader.remaining())));
    }

    private Properties properties(PacketReader reader, Output out) {
        return Properties.of(level, reader, out);
    }

    /**
     * Name, level u8, flags u8, keep alive u16; then as the flags say: client, will topic and message, user, password.
     */
    private void connect(PacketReader reader, Context context, Output out) {
        reader.field();
        level = reader.u8();
        int flags = reader.u8();
        int keepAlive = reader.u16();
        Properties properties = properties(reader, out);
        String client = reader.text();
        willTopic = "";
        Properties willProperties = Properties.NONE;
        if ((flags & 4) != 0) {
            willProperties = properties(reader, out);
            willTopic = reader.text();
            reader.field();
        }
        String user = (flags & 0x80) != 0 ? reader.text() : "";
        boolean hasPassword = (flags & 0x40) != 0;
        int passwordAt = reader.at() + 2;
        String password = hasPassword ? reader.text() : "";
        out.message(new MqttEvent.Connect(level, keepAlive, client, willTopic, user, properties, willProperties));
        Direction.FROM_CLIENT.tell(context, out);
        boolean login = !user.isEmpty() || hasPassword;
        out.request(Request.confirmed(0, login ? LOGIN : CONNECT, "", List.of()));
        if (login && !reader.failed()) {
            Login.inTheClear(out, user, password, passwordAt, hasPassword ? reader.at() - passwordAt : 0);
        }
        if (!client.isEmpty()) {
            out.session(
                    Direction.FROM_CLIENT, "", "mqtt_connect", "client_identifier=" + client + " user_name=" + user);
            claims.tell(out, context.source(), Attribute.SERVICE, "MQTT client " + client, "client_identifier");
        }
    }

    /** Flags u8, return code u8, §3.2.2.3, or reason code and properties of version 5. */
    private void connected(PacketReader reader, Context context, Output out) {
        reader.u8();
        MqttEvent.Acknowledgement answer = Answers.connected(level, reader, out);
        int code = answer.returnCode();
        out.message(answer);
        Direction.FROM_SERVER.tell(context, out);
        Request asked = context.pending(0);
        if (asked != null && !reader.failed()) {
            Outcome outcome = code == 0 ? Outcome.OK : Outcome.error(code, answer.codeName());
            out.response(new Response(0, asked.service(), "", outcome, List.of()));
        }
        String assigned = answer.properties().text(Property.ASSIGNED_CLIENT_IDENTIFIER);
        if (!assigned.isEmpty()) {
            claims.tell(
                    out,
                    context.destination(),
                    Attribute.SERVICE,
                    "MQTT client " + assigned,
                    "assigned_client_identifier");
        }
    }

    /** Topic; packet identifier u16 where the quality of service asks for it; payload. */
    private void publish(ByteView message, PacketReader reader, Context context, Output out) {
        int flags = PacketHeader.flags(message);
        int qos = flags >> 1 & 3;
        String written = reader.text();
        int identifier = qos > 0 ? reader.u16() : 0;
        Properties properties = properties(reader, out);
        Side side = sides.of(context.direction());
        String topic = side.aliases.resolve(written, properties.number(Property.TOPIC_ALIAS));
        int from = Math.min(reader.at(), message.length());
        ByteView payload = reader.failed() ? ByteView.EMPTY : message.from(from);
        out.message(new MqttEvent.Publish(
                (flags & 8) != 0, qos, (flags & 1) != 0, topic, identifier, payload.length(), properties));
        if (topic.isBlank()) {
            return; // an alias whose topic was not seen
        }
        boolean byServer = context.direction() == Direction.FROM_SERVER;
        boolean whole = side.remaining == 0;
        List<PointRange> points =
                List.of(whole ? Payloads.point(topic, payload) : PointRange.named(PointRange.plain(topic)));
        out.request(byServer ? Request.notification(PUBLISH, "", points) : Request.unconfirmed(PUBLISH, "", points));
        if (!byServer) {
            Sparkplug.tell(topic, willTopic, payload, context, claims, out);
        }
    }

    /** Packet identifier u16; properties in version 5; filters, in a Subscribe each with its options u8. */
    private void subscribe(int type, PacketReader reader, Context context, Output out) {
        int identifier = reader.u16();
        Properties properties = properties(reader, out);
        List<String> filters = new ArrayList<>();
        List<PointRange> points = new ArrayList<>();
        while (!reader.isAtEnd() && filters.size() < MAX_FILTERS) {
            String filter = reader.text();
            if (type == PacketHeader.SUBSCRIBE) {
                reader.u8();
            }
            filters.add(filter);
            if (!filter.isBlank()) {
                points.add(PointRange.named(PointRange.plain(filter)));
            }
        }
        out.message(new MqttEvent.Subscription(PacketHeader.name(type), identifier, filters, properties));
        Direction.FROM_CLIENT.tell(context, out);
        Service service = type == PacketHeader.SUBSCRIBE ? SUBSCRIBE : UNSUBSCRIBE;
        out.request(Request.confirmed(transaction(type, identifier), service, "", points));
    }

    private static long transaction(int type, int identifier) {
        return (long) type << 16 | identifier;
    }

    /** Packet identifier u16; properties in version 5; a code for each filter, of an Unsuback in version 5 alone. */
    private void subscribed(int type, PacketReader reader, Context context, Output out) {
        int identifier = reader.u16();
        Properties properties = properties(reader, out);
        MqttEvent.Acknowledgement answer = Answers.ofFilters(level, type, identifier, properties, reader);
        out.message(answer);
        Direction.FROM_SERVER.tell(context, out);
        long transaction = transaction(type - 1, identifier);
        Request asked = context.pending(transaction);
        if (asked != null) {
            Outcome outcome = answer.isRefused() ? Outcome.error(answer.returnCode(), answer.codeName()) : Outcome.OK;
            out.response(new Response(transaction, asked.service(), "", outcome, List.of()));
        }
    }

    @Override
    public void gap(Direction direction) {
        sides.of(direction).remaining = 0;
        sides.of(direction).aliases.forget();
    }
}
