package io.otus.appliance.fuzz;

/**
 * Proof that coverage feedback works: a fault behind five branches, one byte each. Blind chance takes 2^40 inputs to
 * get there, feedback some ten thousand.
 */
final class Planted implements FuzzTarget {
    static final String FOUND = "the planted fault was found";

    @Override
    public void run(byte[] input) {
        if (input.length > 4
                && input[0] == 'S'
                && input[1] == 'c'
                && input[2] == 'o'
                && input[3] == 'p'
                && input[4] == 's') {
            throw new IllegalStateException(FOUND);
        }
    }
}
