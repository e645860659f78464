package io.otus.dissect.s7comm;

import io.otus.core.bytes.ByteView;
import io.otus.core.bytes.Octets;
import io.otus.core.event.Outcome;
import io.otus.core.event.PointRange;
import io.otus.core.event.Service;
import io.otus.core.spi.Context;
import io.otus.core.spi.Direction;
import io.otus.core.spi.Output;
import io.otus.core.spi.Request;
import io.otus.core.spi.Response;
import io.otus.dissect.s7comm.UserDataContent.None;
import io.otus.dissect.s7comm.UserDataContent.Raw;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads user data by group, S7 "user data". Keeps what comes in parts, and the variables of each job. Confined. */
final class UserDataReader {
    /** Jobs and user data count their PDU references apart. */
    private static final long TRANSACTION = 1L << 16;

    private static final int CLOCK_LENGTH = 10;
    /** 0x12, length, syntax, one octet, request id. */
    private static final int BLOCK_SEND_HEAD = 8;

    private static final int BLOCK_SEND_SYNTAX = 0x13;

    private final AddressedModule module;
    private final PartAssembler asked = new PartAssembler();
    private final PartAssembler told = new PartAssembler();
    private final Beginnings beginnings = new Beginnings();
    private final Subscriptions subscriptions = new Subscriptions();
    private final CyclicReader cyclic = new CyclicReader(subscriptions);
    private final TestReader test = new TestReader(subscriptions);

    UserDataReader(AddressedModule module) {
        this.module = module;
    }

    void read(Pdu pdu, ByteView parameters, ByteView data, Context context, Output out) {
        if (UserDataHeader.isModeTransition(parameters)) {
            int mode = parameters.u8(UserDataHeader.MODE_AT);
            out.message(new S7commEvent.ModeTransition(pdu, mode));
            Direction.FROM_SERVER.tell(context, out);
            out.request(Request.notification(UserDataFunction.MODE_CHANGED, module.unit(), List.of()));
            return;
        }
        if (!UserDataHeader.isIntact(parameters)) {
            S7commDissector.plain(pdu, parameters, data, out);
            out.malformed(S7commAnomaly.USER_DATA, pdu.parametersAt());
            return;
        }
        boolean hasHead = data.length() >= UserDataHeader.DATA_HEAD;
        int length = hasHead ? data.u16(2) : 0;
        boolean fits = !hasHead || data.has(UserDataHeader.DATA_HEAD, length);
        ByteView content = hasHead && fits ? data.slice(UserDataHeader.DATA_HEAD, length) : ByteView.EMPTY;
        if (UserDataHeader.type(parameters) == UserDataHeader.REQUEST) {
            beginnings.asked(pdu.pduReference(), !UserDataHeader.isLong(parameters));
        }
        ByteView whole = join(pdu, parameters, content, out);
        UserData message = UserData.of(pdu, parameters, whole == null ? ByteView.EMPTY : whole);
        UserDataContent read = whole == null ? new UserDataContent.Part(content.length()) : content(message, out);
        out.message(event(pdu, parameters, data, read));
        if (!fits) {
            out.malformed(S7commAnomaly.DATA_ITEM, pdu.dataAt() + 2);
        }
        if (!UserDataFunction.isKnownGroup(message.group())) {
            out.unknown("function_group", message.group());
        }
        if (read instanceof UserDataContent.Password) {
            out.secret(pdu.dataAt() + UserDataHeader.DATA_HEAD, content.length());
        }
        if (read instanceof SzlContent.Extract list) {
            told(pdu, list, context, out);
        }
        operation(message, parameters, service(message, begin(parameters), read), context, out);
    }

    private void told(Pdu pdu, SzlContent.Extract list, Context context, Output out) {
        if (list.recordCount() > list.records().size()
                && list.records().size() < Szl.MAX_RECORDS
                && !Szl.isHeadOnly(list.szlId())) {
            out.malformed(S7commAnomaly.SZL, pdu.dataAt() + UserDataHeader.DATA_HEAD + 6);
        }
        Szl.claims(list, module.address() == null ? "" : module.unit(), context, out);
    }

    private PartAssembler parts(ByteView parameters) {
        return UserDataHeader.type(parameters) == UserDataHeader.REQUEST ? asked : told;
    }

    private static int key(ByteView parameters) {
        return PartAssembler.key(
                UserDataHeader.group(parameters),
                UserDataHeader.subfunction(parameters),
                UserDataHeader.dataUnitReference(parameters));
    }

    /** The first two octets of what is half-read; 0 where nothing is. */
    private int begin(ByteView parameters) {
        return UserDataHeader.isLong(parameters) ? parts(parameters).begin(key(parameters)) : 0;
    }

    /** The whole content where this message ends it; null where it is a part, or the end of what was not seen. */
    private @Nullable ByteView join(Pdu pdu, ByteView parameters, ByteView content, Output out) {
        if (!UserDataHeader.isLong(parameters) || content.length() == 0) {
            return content;
        }
        PartAssembler parts = parts(parameters);
        int key = key(parameters);
        if (UserDataHeader.lastDataUnit(parameters) != 0) {
            if (parts.add(key, content)) {
                out.continues();
            } else {
                out.malformed(S7commAnomaly.PARTS_LENGTH, pdu.dataAt());
            }
            return null;
        }
        if (parts.isOpen(key)) {
            ByteView whole = parts.finish(key, content);
            if (whole.length() == 0) {
                out.malformed(S7commAnomaly.PARTS_LENGTH, pdu.dataAt());
                return null;
            }
            return whole;
        }
        // What comes in parts has a reference; without its beginning the last part says nothing. The answer to a
        // request that begins an exchange is its first part.
        boolean isFirst = UserDataHeader.dataUnitReference(parameters) == 0
                || (UserDataHeader.type(parameters) == UserDataHeader.RESPONSE
                        && beginnings.isBegun(pdu.pduReference()));
        return isFirst ? content : null;
    }

    private static UserDataEvent event(Pdu pdu, ByteView parameters, ByteView data, UserDataContent content) {
        boolean isLong = UserDataHeader.isLong(parameters);
        boolean hasHead = data.length() >= UserDataHeader.DATA_HEAD;
        return new UserDataEvent(
                pdu,
                UserDataHeader.method(parameters),
                UserDataHeader.type(parameters),
                UserDataHeader.group(parameters),
                UserDataHeader.subfunction(parameters),
                UserDataHeader.sequenceNumber(parameters),
                isLong ? UserDataHeader.dataUnitReference(parameters) : UserDataEvent.ABSENT,
                isLong ? UserDataHeader.lastDataUnit(parameters) : UserDataEvent.ABSENT,
                isLong ? UserDataHeader.errorCode(parameters) : UserDataEvent.ABSENT,
                hasHead ? data.u8(0) : UserDataEvent.ABSENT,
                hasHead ? data.u8(1) : UserDataEvent.ABSENT,
                hasHead ? data.u16(2) : UserDataEvent.ABSENT,
                content);
    }

    private UserDataContent content(UserData message, Output out) {
        ByteView content = message.content();
        if (content.length() == 0) {
            if (message.type() == UserDataHeader.RESPONSE) {
                // A job may begin with an answer that holds no values yet.
                subscriptions.begin(message.pdu().pduReference(), message.group(), message.sequenceNumber());
            }
            return None.INSTANCE;
        }
        UserDataContent read = switch (message.group()) {
            case UserDataFunction.PROGRAMMER_COMMANDS -> test.read(message, out);
            case UserDataFunction.CYCLIC_DATA -> cyclic.read(message, out);
            case UserDataFunction.BLOCK_FUNCTIONS -> BlockListReader.read(message);
            case UserDataFunction.CPU_FUNCTIONS ->
                message.subfunction() == UserDataFunction.READ_SZL ? szl(message) : EventReader.read(message, out);
            case UserDataFunction.SECURITY -> message.isRequest() ? new UserDataContent.Password() : null;
            case UserDataFunction.PBC -> blockSend(message);
            case UserDataFunction.TIME_FUNCTIONS -> clock(message);
            default -> null;
        };
        return read != null ? read : new Raw(kept(content, 0));
    }

    private static Octets kept(ByteView content, int from) {
        return content.octets(from, Math.min(content.length() - from, Raw.KEPT));
    }

    private static @Nullable UserDataContent szl(UserData message) {
        ByteView content = message.content();
        if (message.isRequest()) {
            return content.length() >= 4 ? new SzlContent.Query(content.u16(0), content.u16(2)) : null;
        }
        return Szl.read(content);
    }

    /** 0x12, length, syntax, one octet, request id u32, length u16 of what is sent. */
    private static @Nullable UserDataContent blockSend(UserData message) {
        ByteView content = message.content();
        if (content.length() < BLOCK_SEND_HEAD
                || content.u8(0) != VariableItem.SPECIFICATION
                || content.u8(2) != BLOCK_SEND_SYNTAX) {
            return null;
        }
        message.points().add(PointRange.named("R_ID" + content.u32(4)));
        boolean hasLength = content.has(BLOCK_SEND_HEAD, 2);
        return new UserDataContent.BlockSend(
                BLOCK_SEND_SYNTAX,
                content.u32(4),
                hasLength ? content.u16(BLOCK_SEND_HEAD) : -1,
                kept(content, hasLength ? BLOCK_SEND_HEAD + 2 : BLOCK_SEND_HEAD));
    }

    /** Two octets, then DATE_AND_TIME. */
    private static @Nullable UserDataContent clock(UserData message) {
        ByteView content = message.content();
        if (content.length() != CLOCK_LENGTH) {
            return null;
        }
        String time = S7Time.dateAndTime(content, 2);
        if (message.isRequest()) {
            message.points().add(PointRange.clock(time));
        }
        return new UserDataContent.Clock(time);
    }

    /**
     * The service of a message. A part of an SZL is identified by {@code begin}, the first two octets of what is half
     * read.
     */
    private static Service service(UserData message, int begin, UserDataContent content) {
        if (message.isPush()) {
            return UserDataFunction.push(message.group(), message.subfunction());
        }
        if (message.group() == UserDataFunction.CPU_FUNCTIONS && message.subfunction() == UserDataFunction.READ_SZL) {
            int szlId = switch (content) {
                case SzlContent.Query query -> query.szlId();
                case SzlContent.Extract list -> list.szlId();
                default -> begin;
            };
            if (Szl.isIdentification(szlId)) {
                return UserDataFunction.READ_IDENTIFICATION;
            }
        }
        return UserDataFunction.service(message.group(), message.subfunction());
    }

    private void operation(UserData message, ByteView parameters, Service service, Context context, Output out) {
        long transaction = TRANSACTION | message.pdu().pduReference();
        // Block send and receive run between controllers, either of which may speak first.
        boolean oneWay = message.group() != UserDataFunction.PBC;
        switch (message.type()) {
            case UserDataHeader.REQUEST -> {
                if (oneWay) {
                    Direction.FROM_CLIENT.tell(context, out);
                }
                out.request(Request.confirmed(transaction, service, module.unit(), message.points()));
            }
            case UserDataHeader.RESPONSE -> {
                if (oneWay) {
                    Direction.FROM_SERVER.tell(context, out);
                }
                Request request = context.pending(transaction);
                out.response(new Response(
                        transaction,
                        request == null ? service : request.service(),
                        module.unit(),
                        outcome(parameters),
                        message.points()));
            }
            case UserDataHeader.PUSH -> {
                if (oneWay) {
                    Direction.FROM_SERVER.tell(context, out);
                }
                out.request(Request.notification(service, module.unit(), message.points()));
            }
            default -> out.unknown("userdata_type", message.type());
        }
    }

    private static Outcome outcome(ByteView parameters) {
        int code = UserDataHeader.isLong(parameters) ? UserDataHeader.errorCode(parameters) : 0;
        return code == 0 ? Outcome.OK : Outcome.error(code, S7Errors.name(code));
    }

    /** Messages of one direction were lost: content that had come only in part is not whole. */
    void gap(Direction direction) {
        // A lost request may have asked for the next part, and a lost answer may have been the first one.
        beginnings.forget();
        if (direction != Direction.FROM_SERVER) {
            asked.drop();
        }
        if (direction != Direction.FROM_CLIENT) {
            told.drop();
        }
    }
}
