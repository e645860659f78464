package io.otus.dissect.ssh;

import io.otus.core.event.FieldWriter;
import io.otus.core.event.ProtocolEvent;

/** Everything SSH can report; component names are the terms of RFC 4253. */
public sealed interface SshEvent extends ProtocolEvent {
    /**
     * An identification string, §4.2, or a line that a server sends before.
     *
     * @param message {@code identification} or {@code line}
     * @param text the line
     */
    record Line(String message, String text) implements SshEvent {
        @Override
        public void fields(FieldWriter out) {
            out.text("text", text);
        }
    }

    /**
     * An offer of algorithms, §7.1, each list in order of preference, parted by commas.
     *
     * @param hassh MD5 over the lists that belong to the sender's direction, as HASSH has it
     */
    record KeyExchangeInit(
            String kexAlgorithms,
            String serverHostKeyAlgorithms,
            String encryptionAlgorithms,
            String macAlgorithms,
            String compressionAlgorithms,
            String hassh)
            implements SshEvent {
        @Override
        public String message() {
            return "kexinit";
        }

        @Override
        public void fields(FieldWriter out) {
            out.text("kex_algorithms", kexAlgorithms);
            out.text("server_host_key_algorithms", serverHostKeyAlgorithms);
            out.text("encryption_algorithms", encryptionAlgorithms);
            out.text("mac_algorithms", macAlgorithms);
            out.text("compression_algorithms", compressionAlgorithms);
            out.text("hassh", hassh);
        }
    }

    /**
     * Any other packet, or a piece of what is encrypted.
     *
     * @param message {@code packet} or {@code encrypted}
     * @param messageNumber RFC 4250 §4.1; -1 where it is encrypted
     * @param length bytes
     */
    record Packet(String message, int messageNumber, int length) implements SshEvent {
        @Override
        public void fields(FieldWriter out) {
            if (messageNumber >= 0) {
                out.number("message_number", messageNumber);
            }
            out.number("length", length);
        }
    }
}
