package io.otus.alert.baseline;

/** By what a conversation is found. Models are compared by identity. */
record ConversationKey(AssetModel client, AssetModel server, String protocol, String unit) {
    /** The same two in the same protocol, whatever the unit. */
    ConversationKey ofAnyUnit() {
        return new ConversationKey(client, server, protocol, "");
    }
}
