package io.otus.dissect.telnet;

import io.otus.core.bytes.ByteView;
import io.otus.core.spi.Context;
import io.otus.core.spi.Direction;
import io.otus.core.spi.Dissector;
import io.otus.core.spi.Output;
import io.otus.layer.text.Lines;

/** Takes the stream apart into commands and pieces of text, and follows the dialogue of a login. */
final class TelnetDissector implements Dissector {
    /** Longest piece of text. */
    static final int MAX_TEXT = 256;

    private static final int TERMINAL_TYPE = 24;
    private static final int FIRST_VALUE = 4;
    private static final String ENDS_OF_PROMPTS = ":>#$%?";

    private final LoginDialogue dialogue = new LoginDialogue();

    @Override
    public int frameLength(ByteView bytes, Context context) {
        if (TelnetCommand.isCommand(bytes)) {
            return TelnetCommand.length(bytes, context.hinted());
        }
        if (!context.hinted()) {
            return NOT_MINE; // any text would do
        }
        boolean fromClient = context.direction() == Direction.FROM_CLIENT;
        return fromClient && dialogue.isPasswordAwaited() ? 1 : piece(bytes, fromClient);
    }

    /**
     * Text up to and with the end of a line, or of a prompt where the device speaks; a line feed or NUL behind a
     * carriage return is a piece alone.
     */
    private static int piece(ByteView bytes, boolean fromClient) {
        int limit = Math.min(bytes.length(), MAX_TEXT);
        for (int i = 0; i < limit; i++) {
            int c = bytes.u8(i);
            if (c == TelnetCommand.IAC) {
                return i;
            }
            if (c == '\r' || c == '\n' || c == 0 || (!fromClient && ENDS_OF_PROMPTS.indexOf(c) >= 0)) {
                return i + 1;
            }
        }
        return bytes.length() >= MAX_TEXT ? MAX_TEXT : NEED_MORE;
    }

    @Override
    public void dissect(ByteView message, Context context, Output out) {
        if (TelnetCommand.isCommand(message)) {
            command(message, out);
        } else if (context.direction() == Direction.FROM_CLIENT) {
            client(message, out);
        } else {
            String text = dialogue.fromServer(message, context, out);
            out.message(new TelnetEvent.Text(text));
        }
    }

    private void client(ByteView message, Output out) {
        boolean hidden = dialogue.isPasswordAwaited();
        out.message(new TelnetEvent.Text(hidden ? "" : LoginDialogue.printable(message)));
        dialogue.fromClient(message, out);
    }

    private static void command(ByteView message, Output out) {
        int code = message.u8(1);
        boolean hasOption = code >= TelnetCommand.SB && code <= TelnetCommand.DONT && message.length() > 2;
        String option = hasOption ? TelnetCommand.option(message.u8(2)) : "";
        String value = "";
        // IAC SB TERMINAL-TYPE IS name IAC SE, RFC 1091
        if (code == TelnetCommand.SB
                && message.length() > FIRST_VALUE + 2
                && message.u8(2) == TERMINAL_TYPE
                && message.u8(3) == 0) {
            value = Lines.text(message.slice(FIRST_VALUE, message.length() - FIRST_VALUE - 2));
        }
        out.message(new TelnetEvent.Command(TelnetCommand.name(code), option, value));
    }

    @Override
    public void gap(Direction direction) {
        dialogue.gap();
    }
}
