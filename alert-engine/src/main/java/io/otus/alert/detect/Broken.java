package io.otus.alert.detect;

import io.otus.alert.baseline.AssetModel;
import io.otus.alert.baseline.Conversation;
import io.otus.alert.baseline.FactHistory;
import io.otus.alert.baseline.FactState;
import io.otus.alert.baseline.ProgramObject;
import io.otus.alert.baseline.Role;
import io.otus.alert.baseline.ValueSet;
import io.otus.core.event.AnomalyCode;
import io.otus.core.event.CaptureHealth;
import io.otus.core.event.Origin;
import io.otus.core.event.Service;
import io.otus.core.event.TransferSeen;
import io.otus.core.value.ValueList;
import org.jspecify.annotations.Nullable;

/** What was broken: one fact of the baseline, or a rule that needs none. */
public sealed interface Broken {
    /** An asset was not there before. */
    record Presence(AssetModel asset) implements Broken {}

    /** An asset did not act in this role before. */
    record RoleOf(AssetModel asset, Role role, String protocol) implements Broken {}

    /** Two assets did not talk so before. */
    record Link(Conversation conversation) implements Broken {}

    /** The conversation did not use this service before. */
    record Function(Conversation conversation, Service service) implements Broken {}

    /**
     * The conversation did not touch these points before.
     *
     * @param written whether they were written or read
     * @param first index of the first one; {@link io.otus.core.event.PointRange#NO_INDEX} for a named point
     * @param last index of the last one
     * @param coalesced whether the learned ranges were joined across gaps, so that they are wider than what was seen
     */
    record Points(Conversation conversation, boolean written, String space, long first, long last, boolean coalesced)
            implements Broken {}

    /**
     * The conversation did not write this value before.
     *
     * @param values the message's values
     * @param at which of them
     * @param expected what is normal for the point; null when no value of it is
     */
    record Value(
            Conversation conversation,
            String space,
            long index,
            ValueList values,
            int at,
            @Nullable ValueSet expected) implements Broken {}

    /**
     * A dangerous act, whoever does it.
     *
     * @param client who asks, null when no single device
     * @param server who is asked, null when no single device (a broadcast)
     * @param known whether the conversation is known to do it
     */
    record DangerousAct(
            @Nullable AssetModel client, @Nullable AssetModel server, Service service, boolean known)
            implements Broken {}

    /** What a transfer says of the content that was moved, beside the one that was known before. */
    enum Change {
        /** Nothing was known of it. */
        FIRST,
        /** The same content. */
        SAME,
        /** Another content. */
        CHANGED
    }

    /**
     * A content that a program object had before, as it was known then.
     *
     * @param sha256 SHA-256 over it in hexadecimal
     * @param history when it was seen, and how it came
     * @param source the file that declared it; null where none did
     * @param state how it came to be known
     */
    record Content(
            String sha256, FactHistory history, @Nullable String source, FactState state) {}

    /**
     * A program, block or file was moved.
     *
     * @param server the device that it is of
     * @param moved what was moved
     * @param deed how and by whom, in words
     * @param before what was moved last before; null where nothing was
     * @param normal what of that is normal; null where nothing is
     */
    record Program(
            AssetModel server,
            TransferSeen moved,
            String deed,
            @Nullable Content before,
            @Nullable Content normal) implements Broken {
        /** What it says beside what was moved last before. */
        public Change change() {
            if (before == null) {
                return Change.FIRST;
            }
            boolean any = before.sha256().equals(ProgramObject.ANY);
            return any || before.sha256().equals(moved.sha256()) ? Change.SAME : Change.CHANGED;
        }
    }

    /**
     * A conversation tries one service after the other.
     *
     * @param services how many new ones so far
     */
    record Sweep(Conversation conversation, int services) implements Broken {}

    /**
     * An address has two owners.
     *
     * @param ip the address
     * @param owner MAC address of who had it
     * @param claimant MAC address of who claims it now
     * @param claims how many addresses of others the claimant holds, this one included
     */
    record Binding(String ip, String owner, String claimant, int claims) implements Broken {}

    /**
     * A rule of a protocol.
     *
     * @param origin the message
     * @param code the rule
     * @param offset where in the message, in bytes
     * @param known whether the sender is known to break it
     */
    record Rule(Origin origin, AnomalyCode code, int offset, boolean known) implements Broken {}

    /** The sensor's hearing is impaired. */
    record Hearing(CaptureHealth health) implements Broken {}
}
