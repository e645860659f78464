package io.otus.benchmarks;

import io.otus.core.capture.Frame;

/** The analysis up to one of its stages. */
interface Stage {
    /** Takes one frame. */
    void accept(Frame frame);

    /** Ends; the value depends on all that was done, so that nothing can be left out as unused. */
    long end();
}
