package io.otus.appliance.config;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.deser.std.StdDeserializer;
import java.io.IOException;

/**
 * A text with where it begins in its file, for errors within it.
 *
 * @param text the text
 * @param line from 1
 * @param column from 1
 */
record PlacedText(String text, int line, int column) {
    /** Reads one. */
    static final class Reader extends StdDeserializer<PlacedText> {
        private static final long serialVersionUID = 1L;

        Reader() {
            super(PlacedText.class);
        }

        @Override
        public PlacedText deserialize(JsonParser in, DeserializationContext context) throws IOException {
            if (in.currentToken() != JsonToken.VALUE_STRING) {
                return (PlacedText) context.handleUnexpectedToken(PlacedText.class, in);
            }
            JsonLocation place = in.currentTokenLocation();
            return new PlacedText(in.getText(), place.getLineNr(), place.getColumnNr());
        }
    }
}
