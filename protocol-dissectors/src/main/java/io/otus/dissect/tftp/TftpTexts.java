package io.otus.dissect.tftp;

import io.otus.core.bytes.ByteView;
import io.otus.layer.text.Lines;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The texts of a request or of an acknowledgement of options, RFC 1350 §5 and RFC 2347.
 *
 * @param texts without the octets that end them
 * @param complete whether the last one is ended too
 */
record TftpTexts(List<String> texts, boolean complete) {
    /** Texts of a message that are read: name, mode, and more pairs than there are options. */
    static final int MAX_TEXTS = 66;
    /** Longest text, in octets; RFC 2347 bounds a request by 512. */
    static final int MAX_TEXT = 512;

    /** Letters of any case, RFC 1350 §1. */
    private static final Set<String> MODES = Set.of("netascii", "octet", "mail");

    private static final int NAME = 0;
    private static final int MODE = 1;
    private static final int OPTIONS = 2;

    TftpTexts {
        texts = List.copyOf(texts);
    }

    static TftpTexts of(ByteView message) {
        List<String> texts = new ArrayList<>();
        int from = TftpHeader.TEXT_AT;
        for (int i = from; i < message.length(); i++) {
            if (message.u8(i) == 0) {
                if (texts.size() == MAX_TEXTS) {
                    return new TftpTexts(texts, false);
                }
                texts.add(Lines.text(message.slice(from, Math.min(i - from, MAX_TEXT))));
                from = i + 1;
            }
        }
        return new TftpTexts(texts, from == message.length());
    }

    /** Whether the texts begin like a request: with a file name, and a known mode. */
    boolean areOfRequest() {
        return texts.size() > MODE
                && !filename().isBlank()
                && filename().chars().noneMatch(c -> c < ' ')
                && MODES.contains(mode().toLowerCase(Locale.ROOT));
    }

    String filename() {
        return texts.get(NAME);
    }

    String mode() {
        return texts.get(MODE);
    }

    /** The options after the name and the mode. */
    List<TftpEvent.Option> requestOptions() {
        return options(OPTIONS);
    }

    List<TftpEvent.Option> options() {
        return options(0);
    }

    private List<TftpEvent.Option> options(int from) {
        List<TftpEvent.Option> options = new ArrayList<>();
        for (int i = from; i + 1 < texts.size(); i += 2) {
            options.add(new TftpEvent.Option(texts.get(i), texts.get(i + 1)));
        }
        return options;
    }

    /** Whether each option behind the first {@code from} texts has a value, and all ends where the message does. */
    boolean arePairs(int from) {
        return complete && (texts.size() - from) % 2 == 0;
    }

    /** The number that an option has; -1 where it is not among them, or is none. */
    static long number(List<TftpEvent.Option> options, String name) {
        TftpEvent.Option option = find(options, name);
        if (option == null || !option.value().matches("\\d{1,18}")) {
            return -1;
        }
        return Long.parseLong(option.value());
    }

    static TftpEvent.@Nullable Option find(List<TftpEvent.Option> options, String name) {
        for (TftpEvent.Option option : options) {
            if (option.option().equalsIgnoreCase(name)) {
                return option;
            }
        }
        return null;
    }
}
