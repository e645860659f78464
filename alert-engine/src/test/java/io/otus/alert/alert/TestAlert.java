package io.otus.alert.alert;

import io.otus.alert.Plant;
import io.otus.alert.detect.Kind;
import io.otus.alert.detect.Severity;
import io.otus.alert.text.Explanation;

/** An alert into which nothing is folded yet. */
final class TestAlert {
    private TestAlert() {}

    static Alert of(Kind kind, Severity severity) {
        Explanation explanation = new Explanation("title", "text", "fact", null, "", 0, 0, "");
        AlertOrigin origin =
                new AlertOrigin("0123456789abcdef", kind, explanation, Plant.START, null, null, null, null, null, null);
        return new Alert(origin, severity);
    }
}
