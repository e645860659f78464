package io.otus.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.FileStore;
import java.nio.file.Files;
import java.nio.file.Path;

/** A small file system in memory that a test may fill; needs root, and what uses it is skipped without. */
public final class SmallDisk implements AutoCloseable {
    private static final int BLOCK = 1_024;

    private final Path path;

    private SmallDisk(Path path) {
        this.path = path;
    }

    /** Mounts one on a new directory, of a size as mount(8) takes it. */
    public static SmallDisk mount(Path path, String size) throws IOException, InterruptedException {
        Files.createDirectory(path);
        Needs.that(
                runs("mount", "-t", "tmpfs", "-o", "size=" + size, "tmpfs", path.toString()),
                "the right to mount a small file system: a full disk is not tested");
        return new SmallDisk(path);
    }

    /** Its root. */
    public Path path() {
        return path;
    }

    /** Fills it to the last byte; to be deleted to empty it again. */
    public Path fill() throws IOException {
        return fillBut(0);
    }

    /** Fills it but for about so many bytes. */
    public Path fillBut(long left) throws IOException {
        Path filler = path.resolve("filler");
        try (OutputStream out = Files.newOutputStream(filler)) {
            byte[] block = new byte[BLOCK];
            FileStore disk = Files.getFileStore(path);
            while (left == 0 || disk.getUsableSpace() > left) {
                out.write(block);
            }
        } catch (IOException full) {
            assertThat(filler).exists();
        }
        return filler;
    }

    private static boolean runs(String... command) throws InterruptedException {
        try {
            return new ProcessBuilder(command)
                            .redirectErrorStream(true)
                            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                            .start()
                            .waitFor()
                    == 0;
        } catch (IOException e) {
            return false; // not installed
        }
    }

    @Override
    public void close() {
        try {
            // What a process still has open must not keep it mounted for ever.
            assertThat(runs("umount", path.toString()) || runs("umount", "-l", path.toString()))
                    .isTrue();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
