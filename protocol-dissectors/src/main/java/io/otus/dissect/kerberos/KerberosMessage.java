package io.otus.dissect.kerberos;

import io.otus.core.bytes.ByteView;
import io.otus.layer.ber.BerReader;
import io.otus.layer.ber.BerValue;

/** Reads what is wanted of one message, RFC 4120 Appendix A. Confined to one message. */
final class KerberosMessage {
    static final int AS_REQ = 10;
    static final int AS_REP = 11;
    static final int TGS_REQ = 12;
    static final int TGS_REP = 13;
    static final int ERROR = 30;

    private static final int GENERAL_STRING = 27;
    private static final int ENCRYPTED_TIMESTAMP = 2;
    private static final int PUBLIC_KEY = 16;
    private static final int NETBIOS = 20;
    private static final int MAX_NAME = 256;
    private static final int MAX_PARTS = 8;
    private static final int MAX_ELEMENTS = 32;

    private String cname = "";
    private String realm = "";
    private String sname = "";
    private String host = "";
    private boolean preauthenticated;
    private int errorCode = -1;
    private boolean broken;

    /** Reads the sequence of a message of this type. */
    KerberosMessage(int type, ByteView sequence) {
        BerReader fields = new BerReader(sequence);
        for (int i = 0; i < MAX_ELEMENTS && fields.next(); i++) {
            int field = fields.tag() - BerReader.CONTEXT;
            switch (type) {
                case AS_REQ, TGS_REQ -> requestField(field, fields.content());
                case AS_REP, TGS_REP -> replyField(field, fields.content());
                default -> errorField(field, fields.content());
            }
        }
        broken |= fields.broken();
    }

    private void requestField(int field, ByteView content) {
        if (field == 3) {
            preauthentication(inner(content));
        } else if (field == 4) {
            BerReader body = new BerReader(inner(content));
            for (int i = 0; i < MAX_ELEMENTS && body.next(); i++) {
                switch (body.tag() - BerReader.CONTEXT) {
                    case 1 -> cname = principal(body.content());
                    case 2 -> realm = string(body.content());
                    case 3 -> sname = principal(body.content());
                    case 9 -> addresses(inner(body.content()));
                    default -> {}
                }
            }
            broken |= body.broken();
        }
    }

    private void replyField(int field, ByteView content) {
        if (field == 3) {
            realm = string(content);
        } else if (field == 4) {
            cname = principal(content);
        }
    }

    private void errorField(int field, ByteView content) {
        switch (field) {
            case 6 -> errorCode = integer(content);
            case 8 -> cname = principal(content);
            case 9 -> realm = string(content);
            case 10 -> sname = principal(content);
            default -> {}
        }
    }

    /** Elements of type and value; two types prove who asks. */
    private void preauthentication(ByteView list) {
        BerReader all = new BerReader(list);
        for (int i = 0; i < MAX_ELEMENTS && all.next(); i++) {
            BerReader one = new BerReader(all.content());
            if (one.next() && one.tag() == BerReader.CONTEXT + 1) {
                int type = integer(one.content());
                preauthenticated |= type == ENCRYPTED_TIMESTAMP || type == PUBLIC_KEY;
            }
        }
    }

    /** Addresses of type and octets; one of them is the host's name. */
    private void addresses(ByteView list) {
        BerReader all = new BerReader(list);
        for (int i = 0; i < MAX_ELEMENTS && all.next(); i++) {
            BerReader one = new BerReader(all.content());
            if (one.next() && integer(one.content()) == NETBIOS && one.next()) {
                host = BerValue.text(inner(one.content()), MAX_NAME).strip();
            }
        }
    }

    /** The content of the one element within. */
    private static ByteView inner(ByteView content) {
        BerReader reader = new BerReader(content);
        return reader.next() ? reader.content() : ByteView.EMPTY;
    }

    private static int integer(ByteView content) {
        ByteView value = inner(content);
        return BerValue.isInteger(value) ? (int) BerValue.integer(value) : -1;
    }

    private static String string(ByteView content) {
        BerReader reader = new BerReader(content);
        return reader.next() && reader.tag() == GENERAL_STRING ? BerValue.text(reader.content(), MAX_NAME) : "";
    }

    /** Reads a principal name: its type, then its parts, which are joined with slashes. */
    private static String principal(ByteView content) {
        BerReader fields = new BerReader(inner(content));
        while (fields.next()) {
            if (fields.tag() == BerReader.CONTEXT + 1) {
                StringBuilder name = new StringBuilder();
                BerReader parts = new BerReader(inner(fields.content()));
                for (int i = 0; i < MAX_PARTS && parts.next(); i++) {
                    name.append(i == 0 ? "" : "/").append(BerValue.text(parts.content(), MAX_NAME));
                }
                return name.toString();
            }
        }
        return "";
    }

    String cname() {
        return cname;
    }

    String realm() {
        return realm;
    }

    String sname() {
        return sname;
    }

    /** NetBIOS name of the client's host; empty where it is not stated. */
    String host() {
        return host;
    }

    boolean isPreauthenticated() {
        return preauthenticated;
    }

    int errorCode() {
        return errorCode;
    }

    boolean isBroken() {
        return broken;
    }

    /** Names of RFC 4120 §7.5.9. */
    static String errorName(int code) {
        return switch (code) {
            case 6 -> "kdc_err_c_principal_unknown";
            case 7 -> "kdc_err_s_principal_unknown";
            case 12 -> "kdc_err_policy";
            case 14 -> "kdc_err_etype_nosupp";
            case 18 -> "kdc_err_client_revoked";
            case 23 -> "kdc_err_key_expired";
            case 24 -> "kdc_err_preauth_failed";
            case 25 -> "kdc_err_preauth_required";
            case 31 -> "krb_ap_err_bad_integrity";
            case 32 -> "krb_ap_err_tkt_expired";
            case 37 -> "krb_ap_err_skew";
            case 52 -> "krb_err_response_too_big";
            case 68 -> "kdc_err_wrong_realm";
            default -> "error_" + code;
        };
    }
}
