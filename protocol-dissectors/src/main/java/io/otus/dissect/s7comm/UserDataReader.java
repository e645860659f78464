package io.otus.dissect.s7comm;

import io.otus.core.bytes.ByteView;
import io.otus.core.event.Outcome;
import io.otus.core.event.Service;
import io.otus.core.spi.Context;
import io.otus.core.spi.Direction;
import io.otus.core.spi.Output;
import io.otus.core.spi.Request;
import io.otus.core.spi.Response;
import io.otus.dissect.s7comm.UserDataContent.None;
import io.otus.dissect.s7comm.UserDataContent.Raw;
import io.otus.dissect.s7comm.UserDataContent.SzlRequest;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** User data by group, S7 "user data". Keeps a half-read SZL. Confined. */
final class UserDataReader {
    /** Jobs and user data count their PDU references apart. */
    private static final long TRANSACTION = 1L << 16;

    private static final int CLOCK_LENGTH = 10;

    private final SzlAssembler szl = new SzlAssembler();

    void read(Pdu pdu, ByteView parameters, ByteView data, Context context, Output out) {
        if (UserDataHeader.isModeTransition(parameters)) {
            int mode = parameters.u8(UserDataHeader.MODE_AT);
            out.message(new S7commEvent.ModeTransition(pdu, mode));
            S7commDissector.tellDirection(Direction.FROM_SERVER, context, out);
            out.request(Request.notification(UserDataFunction.MODE_CHANGED, S7commDissector.UNIT, List.of()));
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
        int type = UserDataHeader.type(parameters);
        int group = UserDataHeader.group(parameters);
        int subfunction = UserDataHeader.subfunction(parameters);
        UserDataContent read = content(type, group, subfunction, parameters, content, out);
        out.message(event(pdu, parameters, data, read));
        if (!fits) {
            out.malformed(S7commAnomaly.DATA_ITEM, pdu.dataAt() + 2);
        }
        if (!UserDataFunction.isKnownGroup(group)) {
            out.unknown("function_group", group);
        }
        if (group == UserDataFunction.SECURITY && type == UserDataHeader.REQUEST && content.length() > 0) {
            out.secret(pdu.dataAt() + UserDataHeader.DATA_HEAD, content.length());
        }
        if (read instanceof UserDataContent.SzlList list) {
            if (list.recordCount() > list.records().size()
                    && list.records().size() < Szl.MAX_RECORDS
                    && !Szl.isHeadOnly(list.szlId())) {
                out.malformed(S7commAnomaly.SZL, pdu.dataAt() + UserDataHeader.DATA_HEAD + 6);
            }
            Szl.claims(list, context, out);
        }
        operation(pdu, type, service(group, subfunction, parameters, read), parameters, context, out);
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

    private UserDataContent content(
            int type, int group, int subfunction, ByteView parameters, ByteView content, Output out) {
        if (content.length() == 0) {
            return None.INSTANCE;
        }
        UserDataContent read = switch (group) {
            case UserDataFunction.CPU_FUNCTIONS ->
                subfunction == UserDataFunction.READ_SZL ? szl(type, parameters, content, out) : null;
            case UserDataFunction.TIME_FUNCTIONS -> clock(content);
            case UserDataFunction.BLOCK_FUNCTIONS ->
                type == UserDataHeader.REQUEST ? blockQuery(subfunction, content) : null;
            case UserDataFunction.SECURITY -> type == UserDataHeader.REQUEST ? new UserDataContent.Password() : null;
            default -> null;
        };
        return read != null ? read : new Raw(content.octets(0, Math.min(content.length(), Raw.KEPT)));
    }

    private @Nullable UserDataContent szl(int type, ByteView parameters, ByteView content, Output out) {
        if (type == UserDataHeader.REQUEST) {
            return content.length() >= 4 ? new SzlRequest(content.u16(0), content.u16(2)) : null;
        }
        int reference = UserDataHeader.isLong(parameters) ? UserDataHeader.dataUnitReference(parameters) : 0;
        if (UserDataHeader.isLong(parameters) && UserDataHeader.lastDataUnit(parameters) != 0) {
            szl.add(reference, content);
            out.continues();
            return new UserDataContent.SzlPart(content.length());
        }
        if (szl.isOpen(reference)) {
            return Szl.read(szl.finish(reference, content));
        }
        // A list in parts has a reference; without its beginning the last part says nothing.
        return reference != 0 ? new UserDataContent.SzlPart(content.length()) : Szl.read(content);
    }

    /** Two octets, then BCD: year, month, day, hour, minute, second, milliseconds in three digits, day of the week in one. */
    private static @Nullable UserDataContent clock(ByteView content) {
        if (content.length() != CLOCK_LENGTH) {
            return null;
        }
        StringBuilder text = new StringBuilder(23);
        // DATE_AND_TIME covers 1990 to 2089.
        text.append(content.u8(2) >= 0x90 ? "19" : "20");
        bcd(text, content.u8(2)).append('-');
        bcd(text, content.u8(3)).append('-');
        bcd(text, content.u8(4)).append('T');
        bcd(text, content.u8(5)).append(':');
        bcd(text, content.u8(6)).append(':');
        bcd(text, content.u8(7)).append('.');
        bcd(text, content.u8(8)).append(Character.forDigit(content.u8(9) >> 4, 16));
        return new UserDataContent.Clock(text.toString());
    }

    private static StringBuilder bcd(StringBuilder text, int octet) {
        return text.append(Character.forDigit(octet >> 4, 16)).append(Character.forDigit(octet & 0xF, 16));
    }

    /** Type of two characters; for one block also five digits and the file system. */
    private static @Nullable UserDataContent blockQuery(int subfunction, ByteView content) {
        if (subfunction == UserDataFunction.GET_BLOCK_INFO && content.length() == BlockName.LENGTH) {
            BlockName name = BlockName.read(content, 0);
            return name == null ? null : new UserDataContent.BlockQuery(name.blockType(), name.blockNumber());
        }
        if (subfunction == UserDataFunction.LIST_BLOCKS_OF_TYPE && content.length() == 2 && content.u8(0) == '0') {
            String type = BlockName.type(content.u8(1));
            return type.isEmpty() ? null : new UserDataContent.BlockQuery(type, -1);
        }
        return null;
    }

    private Service service(int group, int subfunction, ByteView parameters, UserDataContent content) {
        if (group == UserDataFunction.CPU_FUNCTIONS && subfunction == UserDataFunction.READ_SZL) {
            int szlId = switch (content) {
                case SzlRequest request -> request.szlId();
                case UserDataContent.SzlList list -> list.szlId();
                default ->
                    UserDataHeader.isLong(parameters) && szl.isOpen(UserDataHeader.dataUnitReference(parameters))
                            ? szl.szlId()
                            : 0;
            };
            if (Szl.isIdentification(szlId)) {
                return UserDataFunction.READ_IDENTIFICATION;
            }
        }
        return UserDataFunction.service(group, subfunction);
    }

    private static void operation(
            Pdu pdu, int type, Service service, ByteView parameters, Context context, Output out) {
        long transaction = TRANSACTION | pdu.pduReference();
        // Block send and receive run between controllers, either of which may speak first.
        boolean oneWay = UserDataHeader.group(parameters) != UserDataFunction.PBC;
        switch (type) {
            case UserDataHeader.REQUEST -> {
                if (oneWay) {
                    S7commDissector.tellDirection(Direction.FROM_CLIENT, context, out);
                }
                out.request(Request.confirmed(transaction, service, S7commDissector.UNIT, List.of()));
            }
            case UserDataHeader.RESPONSE -> {
                if (oneWay) {
                    S7commDissector.tellDirection(Direction.FROM_SERVER, context, out);
                }
                Request request = context.pending(transaction);
                out.response(new Response(
                        transaction,
                        request == null ? service : request.service(),
                        S7commDissector.UNIT,
                        outcome(parameters),
                        List.of()));
            }
            case UserDataHeader.PUSH -> {
                if (oneWay) {
                    S7commDissector.tellDirection(Direction.FROM_SERVER, context, out);
                }
                out.request(Request.notification(service, S7commDissector.UNIT, List.of()));
            }
            default -> out.unknown("userdata_type", type);
        }
    }

    private static Outcome outcome(ByteView parameters) {
        int code = UserDataHeader.isLong(parameters) ? UserDataHeader.errorCode(parameters) : 0;
        return code == 0 ? Outcome.OK : Outcome.error(code, S7Errors.userData(code));
    }

    /** Messages were lost: a half-read list is not whole. */
    void gap() {
        szl.drop();
    }
}
