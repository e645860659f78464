package io.otus.appliance.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
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
        java(release, "echo started");
        Process process = launch("sh " + SCRIPT + " --version");
        String output = said(process);
        assertThat(process.waitFor()).as(output).isEqualTo(code);
        assertThat(output).contains(said);
    }

    @ParameterizedTest
    @CsvSource({
        "monitor --interface lo, -rw-------",
        "-v --color never -c otus.yaml monitor, -rw-------",
        "backup, -rw-------",
        "replay monitor, -rw-rw-r--",
        "-c monitor alerts, -rw-rw-r--"
    })
    void whatASensorKeepsIsForItsOwnUser(String arguments, String mode) throws IOException, InterruptedException {
        Path kept = home.resolve("kept");
        java("JAVA_VERSION=\"25\"", ": >'" + kept + "'");
        Process process = launch("umask 002; sh " + SCRIPT + ' ' + arguments);
        String output = said(process);
        assertThat(process.waitFor()).as(output).isZero();
        assertThat('-' + PosixFilePermissions.toString(Files.getPosixFilePermissions(kept)))
                .isEqualTo(mode);
    }

    /** In the place of Java, a script. */
    private void java(String release, String does) throws IOException {
        Path java = Files.createDirectories(home.resolve("bin")).resolve("java");
        Files.writeString(home.resolve("release"), release + "\n");
        Files.writeString(java, "#!/bin/sh\n" + does + "\n");
        assertThat(java.toFile().setExecutable(true)).isTrue();
    }

    private Process launch(String command) throws IOException {
        ProcessBuilder builder = new ProcessBuilder("sh", "-c", command).redirectErrorStream(true);
        builder.environment().put("JAVA_HOME", home.toString());
        return builder.start();
    }

    private static String said(Process process) throws IOException {
        return new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    }
}
