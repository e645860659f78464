package io.otus.alert.baseline;

/** By what a conversation is found. Models are compared by identity. */
record ConversationKey(AssetModel client, AssetModel server, String protocol, String unit) {}
