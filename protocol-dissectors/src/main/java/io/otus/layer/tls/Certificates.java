package io.otus.layer.tls;

import io.otus.core.event.Attribute;
import io.otus.core.event.SessionFact;
import io.otus.core.event.Trust;
import io.otus.core.spi.Context;
import io.otus.core.spi.Direction;
import io.otus.core.spi.Output;
import io.otus.core.time.Nanos;
import io.otus.layer.tls.Handshake.Certificate;
import java.time.DateTimeException;
import java.time.LocalDate;

/** Reports the identity that a certificate gives of its sender, and its anomalies. Stateless. */
final class Certificates {
    private static final String TLS_SOURCE = "tls certificate_subject";
    private static final long SECONDS_PER_DAY = 86_400;
    private static final int UTC_TIME = 13;
    private static final int GENERALIZED_TIME = 15;
    /** Two digits of a year below this are of the 21st century, RFC 5280 §4.1.2.5.1. */
    private static final int CENTURY = 50;

    private Certificates() {}

    /** Reports its subject, its issuer and its anomalies. */
    static void tell(Certificate certificate, String kind, String source, Context context, Output out) {
        Direction from = context.direction() == Direction.FROM_CLIENT ? Direction.FROM_CLIENT : Direction.FROM_SERVER;
        out.session(
                from,
                "",
                new SessionFact.Certificate(kind, certificate.subject(), certificate.issuer(), certificate.sha256()));
        out.session(from, "", kind + "_detail", details(certificate, context.time()));
        out.claim(context.source(), "", Attribute.DESCRIPTION, certificate.subject(), source, Trust.SESSION);
    }

    /** Reports a certificate of TLS, whose common name may be that of a host. */
    static void tell(Certificate certificate, Context context, Output out) {
        tell(certificate, "tls_certificate", TLS_SOURCE, context, out);
        String name = commonName(certificate.subject());
        if (isHostName(name)) {
            out.claim(context.source(), "", Attribute.NAME, name, TLS_SOURCE, Trust.NAME_SERVICE);
        }
    }

    static String details(Certificate certificate, long time) {
        StringBuilder details = new StringBuilder("serial_number=" + certificate.serialNumber());
        if (certificate.subject().equals(certificate.issuer())) {
            details.append(" self_signed=true");
        }
        long seconds = Math.floorDiv(time, Nanos.SECOND);
        if (time > 0 && seconds > seconds(certificate.notAfter(), Long.MAX_VALUE)) {
            details.append(" expired=true");
        }
        if (time > 0 && seconds < seconds(certificate.notBefore(), Long.MIN_VALUE)) {
            details.append(" not_yet_valid=true");
        }
        if (!certificate.alternativeNames().isEmpty()) {
            details.append(" alternative_names=").append(String.join(",", certificate.alternativeNames()));
        }
        return details.toString();
    }

    /** Seconds since 1970 of {@code YYMMDDhhmmssZ} or {@code YYYYMMDDhhmmssZ}; a default where it is neither. */
    private static long seconds(String text, long otherwise) {
        boolean isShort = text.length() == UTC_TIME;
        if (!isShort && text.length() != GENERALIZED_TIME) {
            return otherwise;
        }
        for (int i = 0; i < text.length() - 1; i++) {
            if (text.charAt(i) < '0' || text.charAt(i) > '9') {
                return otherwise;
            }
        }
        int yearDigits = isShort ? 2 : 4;
        int year = number(text, 0, yearDigits);
        if (isShort) {
            year += year < CENTURY ? 2000 : 1900;
        }
        int month = number(text, yearDigits, 2);
        int day = number(text, yearDigits + 2, 2);
        try {
            return LocalDate.of(year, month, day).toEpochDay() * SECONDS_PER_DAY
                    + number(text, yearDigits + 4, 2) * 3_600L
                    + number(text, yearDigits + 6, 2) * 60L
                    + number(text, yearDigits + 8, 2);
        } catch (DateTimeException e) {
            return otherwise; // the only way in which the JDK says that there is no such day
        }
    }

    private static int number(String text, int from, int digits) {
        int number = 0;
        for (int i = from; i < from + digits; i++) {
            number = 10 * number + (text.charAt(i) - '0');
        }
        return number;
    }

    private static String commonName(String subject) {
        for (String part : subject.split(",", -1)) {
            if (part.startsWith("CN=")) {
                return part.substring(3);
            }
        }
        return "";
    }

    /** Whether a common name can be that of a host: no wildcard, no blanks, no address. */
    static boolean isHostName(String name) {
        boolean hasLetter = false;
        for (int i = 0; i < name.length(); i++) {
            char c = name.charAt(i);
            boolean letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
            if (!letter && (c < '0' || c > '9') && c != '.' && c != '-' && c != '_') {
                return false;
            }
            hasLetter |= letter;
        }
        return hasLetter;
    }
}
