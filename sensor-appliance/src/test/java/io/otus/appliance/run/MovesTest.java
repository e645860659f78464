package io.otus.appliance.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Moving together. */
class MovesTest {
    @TempDir
    Path directory = Path.of("");

    @Test
    void whatCannotBeMovedTakesTheOthersBack() throws IOException {
        Path one = Files.writeString(directory.resolve("one"), "1");
        Path two = Files.createDirectory(directory.resolve("two"));
        Files.writeString(two.resolve("in"), "2");
        Path three = Files.writeString(directory.resolve("three"), "3");
        Path aside = Files.createDirectory(directory.resolve("aside"));
        Path inTheWay = Files.writeString(aside.resolve("three"), "other");
        Moves moves = new Moves();
        moves.move(one, aside.resolve("one"));
        moves.move(two, aside.resolve("two"));
        moves.move(directory.resolve("none"), aside.resolve("none"));
        assertThat(one).doesNotExist();
        assertThatThrownBy(() -> moves.move(three, inTheWay)).isInstanceOf(FileAlreadyExistsException.class);
        assertThat(one).hasContent("1");
        assertThat(two.resolve("in")).hasContent("2");
        assertThat(three).hasContent("3");
        assertThat(inTheWay).hasContent("other");
        assertThat(aside.resolve("two")).doesNotExist();
    }
}
