package io.otus.dissect.s7comm;

import io.otus.core.event.FieldWriter;

/**
 * A PDU of user data, S7 "user data".
 *
 * @param method 0x11 where the parameters are short, 0x12 where they are long
 * @param type 0 push, 1 request, 2 response
 * @param group function group, 0 to 63
 * @param subfunction function within the group, 0 to 255
 * @param sequenceNumber counts the messages of one exchange, 0 to 255
 * @param dataUnitReference number of the exchange in several parts; {@link #ABSENT} where the parameters are short
 * @param lastDataUnit 0 for the last part, 1 where more follow; {@link #ABSENT} likewise
 * @param errorCode 0 for no error; {@link #ABSENT} likewise
 * @param returnCode 0xFF where data follow; {@link #ABSENT} where the data part is missing
 * @param transportSize 9 for octets; {@link #ABSENT} likewise
 * @param length bytes of content; {@link #ABSENT} likewise
 * @param content what the data say
 */
public record UserDataEvent(
        Pdu pdu,
        int method,
        int type,
        int group,
        int subfunction,
        int sequenceNumber,
        int dataUnitReference,
        int lastDataUnit,
        int errorCode,
        int returnCode,
        int transportSize,
        int length,
        UserDataContent content)
        implements S7commEvent {
    /** A field that the message does not have. */
    static final int ABSENT = -1;

    @Override
    public String message() {
        return switch (type) {
            case UserDataHeader.PUSH -> "userdata_push";
            case UserDataHeader.REQUEST -> "userdata_request";
            case UserDataHeader.RESPONSE -> "userdata_response";
            default -> "userdata";
        };
    }

    @Override
    public void fields(FieldWriter out) {
        pdu.fields(out);
        out.number("method", method);
        out.number("type", type);
        out.number("function_group", group);
        out.number("subfunction", subfunction);
        out.text("function_name", UserDataFunction.service(group, subfunction).name());
        out.number("sequence_number", sequenceNumber);
        if (dataUnitReference != ABSENT) {
            out.number("data_unit_reference", dataUnitReference);
            out.number("last_data_unit", lastDataUnit);
            out.number("parameter_error_code", errorCode);
            if (errorCode != 0) {
                out.text("parameter_error_name", S7Errors.name(errorCode));
            }
        }
        if (returnCode != ABSENT) {
            out.number("return_code", returnCode);
            out.number("transport_size", transportSize);
            out.number("length", length);
        }
        content.fields(out);
    }
}
