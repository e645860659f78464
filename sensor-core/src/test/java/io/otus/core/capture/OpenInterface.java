package io.otus.core.capture;

import java.util.List;

/** A program that opens an interface and prints what came of it; tests run it with fewer privileges than they have. */
final class OpenInterface {
    private OpenInterface() {}

    public static void main(String[] args) {
        try (LiveSource source = LiveSource.open(List.of(args), LiveOptions.DEFAULT)) {
            System.out.print("opened " + source.captureId());
        } catch (CaptureException e) {
            System.out.print(e.kind() + " " + e.getMessage());
        }
    }
}
