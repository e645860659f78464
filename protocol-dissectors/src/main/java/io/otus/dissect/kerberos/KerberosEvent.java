package io.otus.dissect.kerberos;

import io.otus.core.event.FieldWriter;
import io.otus.core.event.ProtocolEvent;

/** Everything Kerberos can report; component names are the terms of RFC 4120. */
public sealed interface KerberosEvent extends ProtocolEvent {
    /**
     * A request, a reply or an error, §5.4 and §5.9.
     *
     * @param message such as {@code as_req}
     * @param cname who asks, parts parted by slashes; empty where it is not told
     * @param realm of the one who asks or is asked
     * @param sname the service that a ticket is asked for
     * @param preauthenticated whether a request proves who asks
     * @param addresses NetBIOS name of the client's host; empty where it is not told
     * @param errorCode -1 where it is no error
     */
    record Message(
            String message,
            String cname,
            String realm,
            String sname,
            boolean preauthenticated,
            String addresses,
            int errorCode)
            implements KerberosEvent {
        @Override
        public void fields(FieldWriter out) {
            text("cname", cname, out);
            text("realm", realm, out);
            text("sname", sname, out);
            if (preauthenticated) {
                out.flag("preauthenticated", true);
            }
            text("addresses", addresses, out);
            if (errorCode >= 0) {
                out.number("error_code", errorCode);
            }
        }

        private static void text(String name, String value, FieldWriter out) {
            if (!value.isEmpty()) {
                out.text(name, value);
            }
        }
    }

    /** A message to or from an application. */
    record Other(String message, int length) implements KerberosEvent {
        @Override
        public void fields(FieldWriter out) {
            out.number("length", length);
        }
    }
}
