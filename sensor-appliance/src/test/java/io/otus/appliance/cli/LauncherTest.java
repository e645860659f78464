package io.otus.appliance.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The script that starts an installed Otus. */
class LauncherTest {
    private static final Path SCRIPT =
            Path.of("src", "main", "distribution", "bin", "otus").toAbsolutePath();

    @TempDir
    Path home = Path.of("");

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        JAVA_VERSION="17.0.9" | 3 | JDK 25 or later is needed
        JAVA_VERSION="25"     | 0 | started
        JAVA_VERSION="26-ea"  | 0 | started
        nothing of it         | 0 | started
        """)
    void anOlderJavaIsNamed(String release, int code, String said) throws IOException, InterruptedException {
        Path java = Files.createDirectories(home.resolve("bin")).resolve("java");
        Files.writeString(home.resolve("release"), release + "\n");
        Files.writeString(java, "#!/bin/sh\necho started\n");
        assertThat(java.toFile().setExecutable(true)).isTrue();
        ProcessBuilder builder = new ProcessBuilder("sh", SCRIPT.toString(), "--version").redirectErrorStream(true);
        builder.environment().put("JAVA_HOME", home.toString());
        Process process = builder.start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(output).isEqualTo(code);
        assertThat(output).contains(said);
    }
}
