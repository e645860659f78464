package io.otus.alert.alert;

import io.otus.alert.baseline.Baseline;
import io.otus.alert.detect.Broken;
import io.otus.alert.detect.Finding;
import io.otus.alert.detect.Kind;
import io.otus.alert.detect.Sighting;
import io.otus.alert.text.Words;
import io.otus.core.event.Action;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Something odd that belongs to nothing else. */
record Odd(String what) implements Broken {
    @Override
    public Words words(Finding finding, Sighting sighting, Baseline baseline) {
        return Words.of(what + " is odd", what).seen(what + '.').normal("nothing odd.");
    }

    @Override
    public List<String> techniques(Kind kind, Action action) {
        return List.of();
    }

    @Override
    public @Nullable Object cause(Finding finding, Sighting sighting) {
        return null;
    }
}
