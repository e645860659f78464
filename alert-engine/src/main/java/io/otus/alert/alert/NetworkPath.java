package io.otus.alert.alert;

import org.jspecify.annotations.Nullable;

/**
 * The flow that an alert was first seen on.
 *
 * @param transport tcp, udp, ip or link
 * @param sourcePort port of who asked; null where there is none
 * @param destinationPort port of who was asked; null where there is none
 * @param vlan VLAN id, 0 when untagged
 * @param communityId Community ID v1, by which other sensors name the same flow; null below IP
 */
public record NetworkPath(
        String transport,
        @Nullable Integer sourcePort,
        @Nullable Integer destinationPort,
        int vlan,
        @Nullable String communityId) {}
