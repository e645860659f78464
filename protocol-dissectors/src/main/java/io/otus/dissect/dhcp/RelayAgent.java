package io.otus.dissect.dhcp;

import io.otus.core.bytes.ByteView;
import io.otus.core.bytes.Octets;
import org.jspecify.annotations.Nullable;

/**
 * Relay agent information, RFC 3046 §2: sub-options of code u8, length u8 and value.
 *
 * @param circuitId the port of the switch or relay, in its own terms
 * @param remoteId the switch or relay, in its own terms
 */
record RelayAgent(Octets circuitId, Octets remoteId) {
    private static final int CIRCUIT_ID = 1;
    private static final int REMOTE_ID = 2;
    static final RelayAgent NONE = new RelayAgent(Octets.EMPTY, Octets.EMPTY);

    /** Both in one text; empty where there is neither. */
    String text() {
        String circuit = circuitId.length() == 0 ? "" : "circuit_id " + ClientClaims.readable(circuitId);
        String remote = remoteId.length() == 0 ? "" : "remote_id " + ClientClaims.readable(remoteId);
        return circuit.isEmpty() || remote.isEmpty() ? circuit + remote : circuit + ", " + remote;
    }

    static RelayAgent read(@Nullable ByteView option) {
        if (option == null) {
            return NONE;
        }
        Octets circuit = Octets.EMPTY;
        Octets remote = Octets.EMPTY;
        int at = 0;
        while (option.has(at, 2) && option.has(at + 2, option.u8(at + 1))) {
            Octets value = option.octets(at + 2, option.u8(at + 1));
            if (option.u8(at) == CIRCUIT_ID) {
                circuit = value;
            } else if (option.u8(at) == REMOTE_ID) {
                remote = value;
            }
            at += 2 + value.length();
        }
        return new RelayAgent(circuit, remote);
    }
}
