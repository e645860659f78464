package io.otus.alert.detect;

import io.otus.alert.baseline.AssetModel;
import io.otus.alert.baseline.Conversation;
import io.otus.alert.baseline.Role;
import io.otus.alert.baseline.ValueSet;
import io.otus.core.event.AnomalyCode;
import io.otus.core.event.CaptureHealth;
import io.otus.core.event.Origin;
import io.otus.core.event.Service;
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
