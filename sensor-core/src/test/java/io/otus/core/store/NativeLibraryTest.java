package io.otus.core.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.LoggerFactory;
import org.sqlite.SQLiteJDBCLoader;

/** Several programs start at one moment. */
class NativeLibraryTest {
    private static final int PROGRAMS = 4;

    @TempDir
    Path directory;

    /** A program that opens the store at its argument. */
    public static void main(String[] arguments) {
        Store.open(Path.of(arguments[0]), List.of()).close();
    }

    private static String placeOf(Class<?> type) throws URISyntaxException {
        return new File(type.getProtectionDomain().getCodeSource().getLocation().toURI()).toString();
    }

    @Test
    void theyDoNotComplainOfEachOtherAndLeaveNothing() throws Exception {
        Path temporary = Files.createDirectory(directory.resolve("tmp"));
        String classes = String.join(
                File.pathSeparator,
                placeOf(NativeLibraryTest.class),
                placeOf(Store.class),
                placeOf(SQLiteJDBCLoader.class),
                placeOf(LoggerFactory.class));
        List<Process> programs = new ArrayList<>();
        for (int i = 0; i < PROGRAMS; i++) {
            programs.add(new ProcessBuilder(
                            Path.of(System.getProperty("java.home"), "bin", "java")
                                    .toString(),
                            "--enable-native-access=ALL-UNNAMED",
                            "-Djava.io.tmpdir=" + temporary,
                            "-cp",
                            classes,
                            NativeLibraryTest.class.getName(),
                            directory.resolve("state" + i).toString())
                    .redirectErrorStream(true)
                    .start());
        }
        for (Process program : programs) {
            String said = said(program);
            assertThat(program.waitFor()).as(said).isZero();
            assertThat(said.lines().filter(line -> !line.startsWith("SLF4J"))).isEmpty();
        }
        try (Stream<Path> left = Files.list(temporary)) {
            assertThat(left.filter(each -> !each.getFileName().toString().startsWith("hsperfdata")))
                    .isEmpty();
        }
    }

    private static String said(Process program) throws IOException {
        return new String(program.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    }
}
