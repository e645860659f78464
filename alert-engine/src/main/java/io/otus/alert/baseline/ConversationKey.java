package io.otus.alert.baseline;

/** The key of a conversation. Models are compared by identity. */
record ConversationKey(AssetModel client, AssetModel server, String protocol, String unit) {
    // Written out for speed, since it is looked up for each new flow: see IpAddress.
    @Override
    public boolean equals(Object other) {
        return other instanceof ConversationKey that
                && client == that.client
                && server == that.server
                && unit.equals(that.unit)
                && protocol.equals(that.protocol);
    }

    @Override
    public int hashCode() {
        return ((31 * client.hashCode() + server.hashCode()) * 31 + protocol.hashCode()) * 31 + unit.hashCode();
    }

    /** The same two in the same protocol, whatever the unit. */
    ConversationKey ofAnyUnit() {
        return new ConversationKey(client, server, protocol, "");
    }
}
