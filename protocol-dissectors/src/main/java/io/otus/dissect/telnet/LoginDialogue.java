package io.otus.dissect.telnet;

import io.otus.core.bytes.ByteView;
import io.otus.core.event.Action;
import io.otus.core.event.Attribute;
import io.otus.core.event.Outcome;
import io.otus.core.event.Service;
import io.otus.core.spi.Context;
import io.otus.core.spi.Output;
import io.otus.core.spi.Request;
import io.otus.core.spi.Response;
import io.otus.layer.banner.BannerClaims;
import io.otus.layer.login.Login;
import java.util.List;

/** Follows a login and its outcome: prompts of the device, lines of the user. Confined. */
final class LoginDialogue {
    static final Service LOGIN = new Service(-1, "login", Action.AUTHENTICATE);

    /** Most characters of a line that are kept, and of a banner. */
    private static final int MAX_LINE = 256;

    private static final int BACKSPACE = 8;
    private static final int RUBOUT = 127;

    private final BannerClaims claims = new BannerClaims("telnet");
    private final RelayIdentity relay = new RelayIdentity(claims);
    private final StringBuilder banner = new StringBuilder();
    private final StringBuilder serverLine = new StringBuilder();
    private final StringBuilder clientLine = new StringBuilder();
    private Prompts.Meaning asked = Prompts.Meaning.NOTHING;
    private String user = "";
    private boolean introduced;
    private long attempts;
    private boolean undecided;

    /** Whether what the user types next is a password. */
    boolean isPasswordAwaited() {
        return asked == Prompts.Meaning.ASKS_PASSWORD;
    }

    /** Characters without those that only move the cursor. */
    static String printable(ByteView bytes) {
        StringBuilder text = new StringBuilder(bytes.length());
        for (int i = 0; i < bytes.length(); i++) {
            int c = bytes.u8(i);
            if (c >= ' ' && c != RUBOUT) {
                text.append((char) c);
            }
        }
        return text.toString();
    }

    /** Takes a piece of what the device says; what of it may be shown. */
    String fromServer(ByteView piece, Context context, Output out) {
        String text = printable(piece);
        if (serverLine.length() < MAX_LINE) {
            serverLine.append(text);
        }
        String line = serverLine.toString();
        Prompts.Meaning meaning = Prompts.of(line);
        int last = piece.u8(piece.length() - 1);
        boolean ended = last == '\r' || last == '\n' || last == 0;
        if (meaning == Prompts.Meaning.ASKS_USER || meaning == Prompts.Meaning.ASKS_PASSWORD) {
            introduce(context, out);
            decide(Outcome.error(-1, "asked_again"), out);
            if (meaning == Prompts.Meaning.ASKS_USER) {
                user = "";
            }
            asked = meaning;
            clientLine.setLength(0);
            serverLine.setLength(0);
        } else if (undecided && meaning == Prompts.Meaning.REFUSES && ended) {
            decide(Outcome.error(-1, line.strip()), out);
        } else if (undecided && meaning == Prompts.Meaning.LETS_IN) {
            decide(Outcome.OK, out);
        }
        if (!introduced && ended && !line.isBlank() && banner.length() < MAX_LINE) {
            banner.append(banner.isEmpty() ? "" : " ").append(line.strip());
        }
        if (ended) {
            relay.read(line, context, out);
            serverLine.setLength(0);
        }
        return text;
    }

    /** Reports the identity in the text that the device sent before it asked for a user. */
    private void introduce(Context context, Output out) {
        if (!introduced) {
            introduced = true;
            claims.tell(out, context.source(), Attribute.DESCRIPTION, banner.toString(), "banner");
        }
    }

    private void decide(Outcome outcome, Output out) {
        if (undecided) {
            undecided = false;
            out.response(new Response(attempts, LOGIN, "", outcome, List.of()));
        }
    }

    /** Takes a piece of what the user types; an octet where a password is awaited. */
    void fromClient(ByteView piece, Output out) {
        boolean secret = isPasswordAwaited();
        boolean ended = false;
        for (int i = 0; i < piece.length(); i++) {
            int c = piece.u8(i);
            if (c == '\r' || c == '\n' || c == 0) {
                ended = c == '\r' || clientLine.length() > 0;
            } else if (c == BACKSPACE || c == RUBOUT) {
                clientLine.setLength(Math.max(0, clientLine.length() - 1));
            } else if (clientLine.length() < MAX_LINE) {
                clientLine.append((char) c);
            }
        }
        if (secret && !ended) {
            out.secret(0, piece.length());
            out.continues();
        }
        if (!ended) {
            return;
        }
        if (secret) {
            attempt(out);
        } else if (asked == Prompts.Meaning.ASKS_USER) {
            user = clientLine.toString();
        } else {
            relay.typed(clientLine.toString());
        }
        asked = Prompts.Meaning.NOTHING;
        clientLine.setLength(0);
    }

    private void attempt(Output out) {
        attempts++;
        undecided = true;
        out.request(Request.confirmed(attempts, LOGIN, "", List.of()));
        // The octets of the password were told as they came.
        Login.inTheClear(out, user, clientLine.toString(), 0, 0);
    }

    /** Bytes were lost: it is no longer known what was asked. */
    void gap() {
        asked = Prompts.Meaning.NOTHING;
        undecided = false;
        serverLine.setLength(0);
        clientLine.setLength(0);
    }
}
