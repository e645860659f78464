package io.otus.alert.baseline;

/** Whom a line of the baseline text is about, by aliases. */
public sealed interface Place {
    /** The words in the text. */
    String text();

    /** One asset. */
    record OfAsset(String asset) implements Place {
        @Override
        public String text() {
            return Token.escape(asset);
        }
    }

    /** A conversation. */
    record OfConversation(String client, String server, String protocol, String unit) implements Place {
        @Override
        public String text() {
            return FactText.conversation(Token.escape(client), Token.escape(server), protocol, unit);
        }
    }
}
