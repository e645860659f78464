package io.otus.alert.baseline;

/** The key of a conversation. Models are compared by identity. */
record ConversationKey(AssetModel client, AssetModel server, String protocol, String unit) {
    /** The same two in the same protocol, whatever the unit. */
    ConversationKey ofAnyUnit() {
        return new ConversationKey(client, server, protocol, "");
    }
}
