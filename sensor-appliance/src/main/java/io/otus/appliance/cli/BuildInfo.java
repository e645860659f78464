package io.otus.appliance.cli;

import io.otus.core.pipeline.ProtocolRegistry;
import io.otus.inventory.vendor.OuiTable;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Properties;
import picocli.CommandLine.IVersionProvider;

/** Version and origin of this build, written into {@value #RESOURCE} when it was made. */
public final class BuildInfo implements IVersionProvider {
    private static final String RESOURCE = "/build.properties";

    private static Properties properties() {
        Properties properties = new Properties();
        try (InputStream in = BuildInfo.class.getResourceAsStream(RESOURCE)) {
            if (in == null) {
                throw new IllegalStateException(RESOURCE + " is not in this build");
            }
            properties.load(in);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return properties;
    }

    /** The version, such as {@code 0.1.0}. */
    public static String number() {
        return properties().getProperty("version");
    }

    @Override
    public String[] getVersion() {
        return new String[] {"otus " + number()};
    }

    /** Everything in which installations differ. */
    static List<String> lines() {
        OuiTable makers = OuiTable.shipped();
        return List.of(
                "otus " + number(),
                "commit " + properties().getProperty("commit"),
                "makers " + makers.size() + " prefixes shipped, sha256 " + makers.sha256(),
                "java " + Runtime.version() + " (" + System.getProperty("java.vendor") + ")",
                "system " + System.getProperty("os.name") + " " + System.getProperty("os.version") + " "
                        + System.getProperty("os.arch"),
                "protocols "
                        + String.join(
                                " ",
                                ProtocolRegistry.load().entries().stream()
                                        .map(entry -> entry.info().id())
                                        .toList()));
    }
}
