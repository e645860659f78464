package io.otus.dissect.tds;

import io.otus.core.bytes.ByteView;
import java.nio.charset.StandardCharsets;

/**
 * The tokens that a result begins with, [MS-TDS] §2.2.7; little-endian. Those that tell of a login have a type u8 and a
 * length u16; reading stops at the first that has not. Confined to one result.
 */
final class ResultTokens {
    private static final int ENVIRONMENT = 0xE3;
    private static final int INFO = 0xAB;
    private static final int ERROR = 0xAA;
    private static final int LOGIN_ACK = 0xAD;
    private static final int MAX_TOKENS = 32;
    private static final int MAX_TEXT = 256;

    private String program = "";
    private long errorNumber;
    private String errorText = "";
    private String server = "";

    ResultTokens(ByteView data) {
        int at = 0;
        for (int i = 0; i < MAX_TOKENS && data.has(at, 3) && data.has(at + 3, data.le16(at + 1)); i++) {
            ByteView token = data.slice(at + 3, data.le16(at + 1));
            switch (data.u8(at)) {
                case LOGIN_ACK -> loginAck(token);
                case ERROR -> message(token, true);
                case INFO -> message(token, false);
                case ENVIRONMENT -> {}
                default -> {
                    return;
                }
            }
            at += 3 + token.length();
        }
    }

    /** Interface u8, version u32, program name behind its length u8, program version of four octets. */
    private void loginAck(ByteView token) {
        if (!token.has(5, 1)) {
            return;
        }
        int name = 2 * token.u8(5);
        int version = 6 + name;
        if (token.has(6, name) && token.has(version, 4)) {
            program = text(token, 6, name).replace("\0", "")
                    + ' '
                    + token.u8(version)
                    + '.'
                    + token.u8(version + 1)
                    + '.'
                    + token.u16(version + 2);
        }
    }

    /** Number u32, state u8, class u8, text behind its length u16, server's name behind its length u8. */
    private void message(ByteView token, boolean isError) {
        if (!token.has(6, 2) || !token.has(8, 2 * token.le16(6))) {
            return;
        }
        int length = 2 * token.le16(6);
        if (isError && errorNumber == 0) {
            errorNumber = token.le32(0);
            errorText = text(token, 8, length);
        }
        int at = 8 + length;
        if (token.has(at, 1) && token.has(at + 1, 2 * token.u8(at))) {
            server = text(token, at + 1, 2 * token.u8(at));
        }
    }

    private static String text(ByteView token, int at, int length) {
        return token.text(at, Math.min(length, MAX_TEXT), StandardCharsets.UTF_16LE);
    }

    /** Name and version of the server's program, where it accepts a login. */
    String program() {
        return program;
    }

    /** Number of the first error; 0 where there is none. */
    long errorNumber() {
        return errorNumber;
    }

    String errorText() {
        return errorText;
    }

    /**
     * The host that the server calls itself in its messages, without its instance: {@code HOST\INSTANCE}. Empty where
     * it does not.
     */
    String server() {
        int instance = server.indexOf('\\');
        return instance < 0 ? server : server.substring(0, instance);
    }
}
