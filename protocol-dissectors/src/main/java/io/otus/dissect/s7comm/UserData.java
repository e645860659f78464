package io.otus.dissect.s7comm;

import io.otus.core.bytes.ByteView;
import io.otus.core.event.PointRange;
import io.otus.core.spi.Output;
import java.util.ArrayList;
import java.util.List;

/**
 * One message of user data while it is read: its parameters, its content, and what the reader of its group finds.
 *
 * @param content what the data say, joined from its parts; valid during the call
 * @param points where the reader puts the points that the message names
 */
record UserData(
        Pdu pdu, int type, int group, int subfunction, int sequenceNumber, ByteView content, List<PointRange> points) {
    static UserData of(Pdu pdu, ByteView parameters, ByteView content) {
        return new UserData(
                pdu,
                UserDataHeader.type(parameters),
                UserDataHeader.group(parameters),
                UserDataHeader.subfunction(parameters),
                UserDataHeader.sequenceNumber(parameters),
                content,
                new ArrayList<>(0));
    }

    boolean isRequest() {
        return type == UserDataHeader.REQUEST;
    }

    boolean isPush() {
        return type == UserDataHeader.PUSH;
    }

    /** Items or entries pass the content, or do not begin as they must. */
    void malformed(Output out) {
        out.malformed(S7commAnomaly.USER_DATA_ITEMS, pdu.dataAt() + UserDataHeader.DATA_HEAD);
    }
}
