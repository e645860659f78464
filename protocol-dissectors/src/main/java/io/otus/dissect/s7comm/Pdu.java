package io.otus.dissect.s7comm;

import io.otus.core.bytes.ByteView;
import io.otus.core.event.FieldWriter;
import io.otus.core.event.Outcome;

/**
 * The header of every PDU, S7 "header".
 *
 * @param rosctr kind of PDU: 1 job, 2 ack, 3 ack_data, 7 userdata
 * @param redundancyIdentification 0 where no redundant controller is involved
 * @param pduReference pairs a job with its acknowledgement, 0 to 65535
 * @param parameterLength bytes of parameters
 * @param dataLength bytes of data
 * @param errorClass 0 for no error; 0 where the PDU has no error fields
 * @param errorCode 0 for no error; 0 where the PDU has no error fields
 */
public record Pdu(
        int rosctr,
        int redundancyIdentification,
        int pduReference,
        int parameterLength,
        int dataLength,
        int errorClass,
        int errorCode) {
    static Pdu read(ByteView b) {
        int rosctr = S7Header.rosctr(b);
        boolean ack = rosctr == S7Header.ACK || rosctr == S7Header.ACK_DATA;
        return new Pdu(
                rosctr,
                S7Header.redundancyIdentification(b),
                S7Header.pduReference(b),
                S7Header.parameterLength(b),
                S7Header.dataLength(b),
                ack ? S7Header.errorClass(b) : 0,
                ack ? S7Header.errorCode(b) : 0);
    }

    boolean isJob() {
        return rosctr == S7Header.JOB;
    }

    /** Offset of the parameters. */
    int parametersAt() {
        return S7Header.size(rosctr);
    }

    /** Offset of the data. */
    int dataAt() {
        return parametersAt() + parameterLength;
    }

    /** The outcome of the job that an acknowledgement states. */
    Outcome outcome() {
        int code = errorClass << 8 | errorCode;
        return code == 0 ? Outcome.OK : Outcome.error(code, S7Errors.name(code));
    }

    /** The kind of PDU in words. */
    String kind() {
        return switch (rosctr) {
            case S7Header.JOB -> "job";
            case S7Header.ACK -> "ack";
            case S7Header.ACK_DATA -> "ack_data";
            default -> "userdata";
        };
    }

    void fields(FieldWriter out) {
        out.number("rosctr", rosctr);
        out.number("redundancy_identification", redundancyIdentification);
        out.number("pdu_reference", pduReference);
        out.number("parameter_length", parameterLength);
        out.number("data_length", dataLength);
        if (rosctr == S7Header.ACK || rosctr == S7Header.ACK_DATA) {
            out.number("error_class", errorClass);
            out.number("error_code", errorCode);
            if (errorClass != 0 || errorCode != 0) {
                out.text("error_name", S7Errors.name(errorClass << 8 | errorCode));
            }
        }
    }
}
