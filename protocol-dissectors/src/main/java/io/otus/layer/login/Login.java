package io.otus.layer.login;

import io.otus.core.event.SessionSeen;
import io.otus.core.spi.Direction;
import io.otus.core.spi.Output;
import java.util.Locale;

/** Reports logins in the clear. Stateless. */
public final class Login {
    private Login() {}

    /** Whether nobody signs in by this name: the word itself asks for no account (RFC 1635). */
    public static boolean isAnonymous(String user) {
        String name = user.toLowerCase(Locale.ROOT);
        return name.equals("anonymous") || name.equals("ftp");
    }

    /**
     * Reports that a client signs in with a password in the clear: the user, whether the password is the one of
     * delivery, and where it stands.
     *
     * @param offset of the password from the first byte of the message
     * @param length of the password
     */
    public static void inTheClear(Output out, String user, String password, int offset, int length) {
        if (length > 0) {
            out.secret(offset, length);
        }
        boolean ofDelivery = DefaultLogins.contains(user, password);
        String kind = ofDelivery ? SessionSeen.DEFAULT_LOGIN : SessionSeen.CLEARTEXT_LOGIN;
        out.session(Direction.FROM_CLIENT, "", isAnonymous(user) ? SessionSeen.LOGIN : kind, user);
    }
}
