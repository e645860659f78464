package io.otus.dissect.opcua;

import io.otus.core.bytes.ByteJoiner;
import io.otus.core.bytes.ByteView;
import io.otus.core.event.Element;
import io.otus.core.event.Elements;
import io.otus.core.spi.Context;
import io.otus.core.spi.Direction;
import io.otus.core.spi.Dissector;
import io.otus.core.spi.Output;
import io.otus.core.spi.PerDirection;
import io.otus.core.spi.Request;
import io.otus.core.value.ValueList;
import io.otus.dissect.opcua.UaType.Structure;
import io.otus.layer.login.Login;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Frames OPC UA, joins the chunks of a message, and hands it to the reader of its structure. */
final class OpcuaDissector implements Dissector {
    /** Most bytes of one message, or of a chunk. The standard's default for clients and servers is below it. */
    static final int MAX_MESSAGE = 1 << 20;

    private static final String NO_SECURITY = "#None";
    private static final String POLICY = "http://opcfoundation.org/UA/SecurityPolicy#";
    private static final int TYPE_ID_SIZE = 4;
    /** A node id of four bytes in namespace 0, as all services have. */
    private static final int FOUR_BYTE_ID = 0x01_00;

    private static final int NUMERIC_ID = 0x02;
    private static final int NUMERIC_ID_SIZE = 7;

    private final PerDirection<ByteJoiner> joiners = new PerDirection<>(() -> new ByteJoiner(MAX_MESSAGE));
    private final PerDirection<SequenceCheck> sequences = new PerDirection<>(SequenceCheck::new);
    private final Operations operations = new Operations();
    /** Whether bodies are in the clear: by the policy None, or by a body that reads as such. */
    private boolean clear;
    /** Whether the policy says so, so that nothing but the structure may be in a message. */
    private boolean unsecured;

    @Override
    public int frameLength(ByteView bytes, Context context) {
        if (!MessageHeader.isPossible(bytes)) {
            return NOT_MINE;
        }
        return bytes.length() < MessageHeader.SIZE ? NEED_MORE : (int) MessageHeader.size(bytes);
    }

    @Override
    public boolean isCertain(ByteView message, Context context) {
        MessageType type = MessageHeader.type(message);
        if (type == null || message.length() != MessageHeader.size(message)) {
            return false;
        }
        return switch (type) {
            case HEL -> endpointUrl(message.from(MessageHeader.SIZE)).startsWith("opc.tcp://");
            case OPN -> policy(message).startsWith(POLICY);
            case MSG -> service(message.from(MessageHeader.SECURITY + TYPE_ID_SIZE)) != null;
            default -> false;
        };
    }

    /** Client and server agree in HEL and ACK on the size of buffers, OPC 10000-6 §7.1.2.3: half a mebibyte is seen. */
    @Override
    public int longestMessage() {
        return MAX_MESSAGE;
    }

    private static String endpointUrl(ByteView body) {
        Cursor in = new Cursor(body);
        in.bytes(5 * 4);
        String url = in.string();
        return url == null ? "" : url;
    }

    private static String policy(ByteView message) {
        String uri = new Cursor(message.from(MessageHeader.SECURITY)).string();
        return uri == null ? "" : uri;
    }

    /** The service whose request or response begins behind a sequence header; null where none does. */
    private static @Nullable Structure service(ByteView secured) {
        if (!secured.has(0, MessageHeader.SEQUENCE_SIZE + TYPE_ID_SIZE)) {
            return null;
        }
        return serviceAt(secured.from(MessageHeader.SEQUENCE_SIZE));
    }

    private static @Nullable Structure serviceAt(ByteView body) {
        long typeId = typeId(body);
        Structure structure = typeId < 0 ? null : Grammar.structure((int) Math.min(typeId, Integer.MAX_VALUE));
        boolean message = structure != null && (structure.action() != null || structure.isResponse());
        return message ? structure : null;
    }

    /**
     * The number of the node id that a body begins with, in four bytes as all do whose number has room there, or in the
     * seven of any number (5.2.2.9); -1 where it is not one of the standard's namespace.
     */
    private static long typeId(ByteView body) {
        if (!body.has(0, TYPE_ID_SIZE)) {
            return -1;
        }
        if (body.u16(0) == FOUR_BYTE_ID) {
            return body.le16(2);
        }
        boolean any = body.u8(0) == NUMERIC_ID && body.has(0, NUMERIC_ID_SIZE) && body.le16(1) == 0;
        return any ? body.le32(3) : -1;
    }

    @Override
    public void dissect(ByteView message, Context context, Output out) {
        MessageType type = MessageHeader.type(message);
        if (type == null || message.length() < MessageHeader.SIZE || message.length() < MessageHeader.size(message)) {
            unread(message, out);
            out.malformed(OpcuaAnomaly.MESSAGE_SIZE, 0);
            return;
        }
        if (type.isSecured()) {
            secured(type, message, context, out);
        } else {
            connection(type, message, context, out);
        }
    }

    private static void connection(MessageType type, ByteView message, Context context, Output out) {
        Cursor in = new Cursor(message.from(MessageHeader.SIZE));
        List<Element> elements = ConnectionReader.read(type, in);
        Direction direction = type == MessageType.HEL ? Direction.FROM_CLIENT : Direction.FROM_SERVER;
        if (type != MessageType.ERR) {
            direction.tell(context, out);
        }
        out.message(new OpcuaEvent.Connection(type.name(), MessageHeader.size(message), elements));
        report(in, true, out);
        if (type == MessageType.HEL) {
            out.session(Direction.FROM_CLIENT, "", "opcua", "endpoint " + Elements.text(elements, "endpoint_url"));
        } else if (type == MessageType.RHE) {
            Identity.application(Elements.text(elements, "server_uri"), "ReverseHello", context, out);
        }
    }

    private void secured(MessageType type, ByteView message, Context context, Output out) {
        Cursor in = new Cursor(message.from(MessageHeader.SECURITY));
        String policy = "";
        long token = -1;
        if (type == MessageType.OPN) {
            String uri = in.string();
            policy = uri == null ? "" : uri;
            ByteView certificate = in.byteString();
            in.byteString();
            if (certificate != null && !in.failed()) {
                // §6.7.2.3: that of the application, in the clear on channels that are encrypted too.
                Identity.certificate(certificate, context, out);
            }
            unsecured = policy.endsWith(NO_SECURITY);
            clear = unsecured;
        } else {
            token = in.u32();
        }
        if (in.failed()) {
            unread(message, out);
            out.malformed(OpcuaAnomaly.VALUE_LENGTH, MessageHeader.SECURITY);
            return;
        }
        SequenceCheck sequence = sequences.of(context.direction());
        boolean open = joiners.of(context.direction()).isOpen();
        clear |= !open && service(in.rest()) != null;
        if (!clear) {
            sequence.forget();
            out.message(new OpcuaEvent.Encrypted(chunk(type, message, token, policy, -1, -1), in.remaining()));
            out.encrypted();
            return;
        }
        long number = in.u32();
        long requestId = in.u32();
        Chunk chunk = chunk(type, message, token, policy, number, requestId);
        boolean follows = sequence.follows(chunk.channelId(), number);
        chunk(chunk, message, in, context, out);
        if (!follows) {
            out.malformed(
                    OpcuaAnomaly.SEQUENCE_NUMBER, message.length() - in.remaining() - MessageHeader.SEQUENCE_SIZE);
        }
    }

    private static Chunk chunk(
            MessageType type, ByteView message, long token, String policy, long number, long request) {
        return new Chunk(
                type.name(),
                MessageHeader.chunkType(message),
                MessageHeader.size(message),
                MessageHeader.channelId(message),
                token,
                policy,
                number,
                request);
    }

    /** What is behind the sequence header: a whole message, a part of one, or why it was given up. */
    private void chunk(Chunk chunk, ByteView message, Cursor in, Context context, Output out) {
        ByteJoiner joiner = joiners.of(context.direction());
        if (MessageHeader.isAbort(message)) {
            joiner.finish();
            long error = in.u32();
            String reason = in.string();
            out.message(new OpcuaEvent.Abort(chunk, error, reason == null ? "" : reason));
            report(in, unsecured, out);
            return;
        }
        ByteView body = in.rest();
        if (MessageHeader.isFinal(message) && !joiner.isOpen()) {
            body(chunk, body, message, context, out);
            return;
        }
        boolean fits = joiner.append(body);
        if (MessageHeader.isFinal(message)) {
            ByteView whole = joiner.finish();
            if (whole.length() > 0) {
                body(chunk, whole, message, context, out);
            } else {
                // Its beginning is missing, or there was too much of it.
                out.message(OpcuaEvent.Unknown.of(chunk, -1, body));
            }
        } else {
            out.message(new OpcuaEvent.Fragment(chunk));
            out.continues();
        }
        if (!fits) {
            out.malformed(OpcuaAnomaly.MESSAGE_TOO_LARGE, MessageHeader.SIZE);
        }
    }

    /** A whole body: the type's node id, then its structure. */
    private void body(Chunk chunk, ByteView body, ByteView message, Context context, Output out) {
        Structure structure = serviceAt(body);
        if (structure == null) {
            long typeId = typeId(body);
            out.message(OpcuaEvent.Unknown.of(chunk, typeId, body));
            out.unknown("type_id", typeId);
            return;
        }
        Direction direction = structure.isResponse() ? Direction.FROM_SERVER : Direction.FROM_CLIENT;
        direction.tell(context, out);
        Cursor in = new Cursor(body.from(body.u8(0) == NUMERIC_ID ? NUMERIC_ID_SIZE : TYPE_ID_SIZE));
        ValueReader reader = new ValueReader(in);
        List<Element> elements = reader.structure(structure);
        if (in.failed()) {
            elements = withRest(elements, in.rest());
        }
        out.message(new OpcuaEvent.ServiceMessage(chunk, structure.number(), structure.name(), elements));
        report(in, unsecured, out);
        if (reader.secret().length() > 0) {
            int secretAt = reader.secret().positionIn(message);
            boolean there = secretAt >= 0;
            int offset = there ? secretAt : 0;
            int length = there ? reader.secret().length() : message.length();
            List<Element> token = Elements.group(elements, "user_identity_token");
            if (Elements.text(token, "type").equals("UserNameIdentityToken")
                    && Elements.text(token, "encryption_algorithm").isEmpty()) {
                // 10000-4 §7.40.4: without an algorithm the password is the text itself.
                String password = reader.secret().text(0, reader.secret().length(), StandardCharsets.UTF_8);
                Login.inTheClear(out, Elements.text(token, "user_name"), password, offset, length);
            } else {
                out.secret(offset, length);
            }
        }
        Request asked = context.pending(Operations.transaction(chunk));
        operations.report(chunk, structure, elements, asked, out);
        Identity.report(structure, elements, asked, context, out);
    }

    private static List<Element> withRest(List<Element> elements, ByteView rest) {
        List<Element> all = new ArrayList<>(elements);
        int kept = Math.min(rest.length(), OpcuaEvent.Unread.KEPT);
        all.add(new Element.Value("unread", ValueList.text(rest.octets(0, kept).toString())));
        return all;
    }

    /** Says why a message was not read to its end; signatures may follow it unless it is unsecured. */
    private static void report(Cursor in, boolean mustEnd, Output out) {
        OpcuaAnomaly anomaly = in.anomaly();
        if (anomaly != null) {
            out.malformed(anomaly, MessageHeader.SIZE);
        } else if (in.failed()) {
            out.unknown(in.unknownField(), in.unknownValue());
        } else if (mustEnd && in.remaining() > 0) {
            out.malformed(OpcuaAnomaly.BODY_REST, MessageHeader.SIZE);
        }
    }

    private static void unread(ByteView message, Output out) {
        MessageType type = MessageHeader.type(message);
        long size = message.has(0, MessageHeader.SIZE) ? MessageHeader.size(message) : message.length();
        int kept = Math.min(message.length(), OpcuaEvent.Unread.KEPT);
        out.message(new OpcuaEvent.Unread(type == null ? "" : type.name(), size, message.octets(0, kept)));
    }

    @Override
    public void gap(Direction direction) {
        joiners.of(direction).gap();
        sequences.of(direction).forget();
    }

    @Override
    public int unfinished() {
        return joiners.sum(ByteJoiner::memory);
    }
}
