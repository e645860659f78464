package io.otus.appliance.agreement;

import java.io.IOException;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;

/** Tables beside these classes. */
final class Resource {
    private Resource() {}

    static Path path(String name) {
        URL resource = Resource.class.getResource(name);
        try {
            return Path.of(Objects.requireNonNull(resource, name).toURI());
        } catch (URISyntaxException e) {
            throw new AssertionError(name, e);
        }
    }

    static List<String> lines(String name) throws IOException {
        return Files.readAllLines(path(name), StandardCharsets.UTF_8);
    }
}
