package io.otus.appliance.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.otus.testkit.Needs;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;

/** A small file system in memory that a test may fill; needs root, and what uses it is skipped without. */
final class SmallDisk implements AutoCloseable {
    private static final int BLOCK = 1_024;

    private final Path path;

    private SmallDisk(Path path) {
        this.path = path;
    }

    /** Mounts one on a new directory, of a size as mount(8) takes it. */
    static SmallDisk mount(Path path, String size) throws IOException, InterruptedException {
        Files.createDirectory(path);
        Needs.that(
                Child.runs("mount", "-t", "tmpfs", "-o", "size=" + size, "tmpfs", path.toString()),
                "the right to mount a small file system: a full disk is not tested");
        return new SmallDisk(path);
    }

    Path path() {
        return path;
    }

    /** Fills it to the last byte; to be deleted to empty it again. */
    Path fill() throws IOException {
        return fillBut(0);
    }

    /** Fills it but for about so many bytes. */
    Path fillBut(long left) throws IOException {
        Path filler = path.resolve("filler");
        try (OutputStream out = Files.newOutputStream(filler)) {
            byte[] block = new byte[BLOCK];
            while (left == 0 || Files.getFileStore(path).getUsableSpace() > left) {
                out.write(block);
            }
        } catch (IOException full) {
            assertThat(filler).exists();
        }
        return filler;
    }

    @Override
    public void close() throws IOException {
        try {
            assertThat(Child.runs("umount", path.toString())).isTrue();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
