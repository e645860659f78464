package io.otus.inventory.vendor;

import io.otus.core.bytes.ByteView;
import io.otus.core.bytes.Sha256;
import io.otus.core.net.MacAddress;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Arrays;
import java.util.Locale;
import java.util.Set;
import java.util.zip.GZIPInputStream;
import org.jspecify.annotations.Nullable;

/**
 * Maker of a MAC address by the longest prefix assigned: 36 bits, then 28, then 24. Immutable after loading; loads on
 * first use.
 *
 * <p>File format, {@value #FILE}: gzip over UTF-8 lines, each a prefix of 6, 7 or 9 upper-case hexadecimal digits, a
 * tab and the maker; sorted by length of the prefix, then by prefix. Lines that begin with {@code #} are comments.
 */
public final class OuiTable {
    /** Name of the table, both among the resources and in a state directory. */
    public static final String FILE = "oui.tsv.gz";

    /** Owner of a block that IEEE divides further; a longer prefix says who has a part of it, or nothing does. */
    private static final String DIVIDED = "ieee registration authority";

    /** Entries that name no maker: such blocks, and owners who asked not to be listed. */
    private static final Set<String> NOBODY = Set.of("private", DIVIDED);

    private static final int[] DIGITS = {9, 7, 6};

    private final @Nullable Path file;
    private boolean loaded;
    private byte[] text = {};
    /** For each length of {@link #DIGITS}: the prefixes in ascending order, and where their names begin in the text. */
    private final long[][] prefixes = {{}, {}, {}};

    private final int[][] names = {{}, {}, {}};

    private OuiTable(@Nullable Path file) {
        this.file = file;
    }

    /** The table that came with the program. */
    public static OuiTable shipped() {
        return new OuiTable(null);
    }

    /** The table that was imported into a state directory, or the shipped one where there is none. */
    public static OuiTable of(Path stateDirectory) {
        Path imported = stateDirectory.resolve(FILE);
        return new OuiTable(Files.exists(imported) ? imported : null);
    }

    /**
     * Imports newer entries into the table of a state directory, on top of those that it has.
     *
     * @param registry a file of the IEEE registries, {@code .csv} or {@code .txt}: MA-L, MA-M, MA-S or IAB
     * @return number of entries read from the file
     * @throws IOException if a file cannot be read or written, or holds no entries
     */
    public static int update(Path registry, Path stateDirectory) throws IOException {
        return OuiImport.update(registry, of(stateDirectory), stateDirectory.resolve(FILE));
    }

    /**
     * The maker; null where the address was chosen locally, is a group's, or its prefix is not assigned to anybody
     * named.
     */
    public @Nullable String vendor(MacAddress mac) {
        String owner = owner(mac, 0);
        return owner == null || NOBODY.contains(owner.toLowerCase(Locale.ROOT)) ? null : owner;
    }

    /**
     * Whether one maker gave out both addresses: they have makers of one name, or the same first three octets where
     * neither maker is known, as a prefix that this table does not list still has one owner.
     */
    public boolean isOfOneMaker(MacAddress one, MacAddress other) {
        String maker = vendor(one);
        String second = vendor(other);
        if (maker != null || second != null) {
            return maker != null && second != null && Makers.same(maker, second);
        }
        return one.bits() >>> 24 == other.bits() >>> 24
                && !one.isLocal()
                && !one.isGroup()
                && !DIVIDED.equalsIgnoreCase(owner(one, DIGITS.length - 1));
    }

    /**
     * The owner of the longest prefix, as the registry has it; null where it lists none.
     *
     * @param longest the longest prefix that is looked for, by its place in {@link #DIGITS}
     */
    private @Nullable String owner(MacAddress mac, int longest) {
        if (mac.isLocal() || mac.isGroup()) {
            return null;
        }
        load();
        for (int i = longest; i < DIGITS.length; i++) {
            int at = Arrays.binarySearch(prefixes[i], mac.bits() >>> (48 - 4 * DIGITS[i]));
            if (at >= 0) {
                return name(names[i][at]);
            }
        }
        return null;
    }

    /** Whether a person imported it; else it came with the program. */
    public boolean isImported() {
        return file != null;
    }

    /**
     * Makes it the table of another state directory.
     *
     * @throws IOException if it cannot be read or written
     */
    public void copyTo(Path stateDirectory) throws IOException {
        try (InputStream in = open()) {
            Files.copy(in, stateDirectory.resolve(FILE), StandardCopyOption.REPLACE_EXISTING);
        }
    }

    /** SHA-256 over its lines in hexadecimal: what is said of makers depends on it. */
    public String sha256() {
        return Sha256.hex(ByteView.of(text()));
    }

    /** Number of entries. */
    public int size() {
        load();
        return prefixes[0].length + prefixes[1].length + prefixes[2].length;
    }

    private String name(int from) {
        int to = from;
        while (to < text.length && text[to] != '\n') {
            to++;
        }
        return new String(text, from, to - from, StandardCharsets.UTF_8);
    }

    byte[] text() {
        load();
        return text;
    }

    private void load() {
        if (loaded) {
            return;
        }
        loaded = true;
        try (InputStream raw = open();
                GZIPInputStream unpacked = new GZIPInputStream(raw, 1 << 16)) {
            text = unpacked.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException("The table of MAC vendors cannot be read: " + e.getMessage(), e);
        }
        index();
    }

    private InputStream open() throws IOException {
        if (file != null) {
            return Files.newInputStream(file);
        }
        InputStream resource = OuiTable.class.getResourceAsStream(FILE);
        if (resource == null) {
            throw new IOException(FILE + " is missing from the program");
        }
        return resource;
    }

    private void index() {
        int[] counts = new int[DIGITS.length];
        for (int at = 0; at < text.length; at = nextLine(at)) {
            int length = lengthIndex(at);
            if (length >= 0) {
                counts[length]++;
            }
        }
        for (int i = 0; i < DIGITS.length; i++) {
            prefixes[i] = new long[counts[i]];
            names[i] = new int[counts[i]];
        }
        Arrays.fill(counts, 0);
        for (int at = 0; at < text.length; at = nextLine(at)) {
            int length = lengthIndex(at);
            if (length >= 0) {
                prefixes[length][counts[length]] = hex(at, DIGITS[length]);
                names[length][counts[length]++] = at + DIGITS[length] + 1;
            }
        }
    }

    private int nextLine(int at) {
        int next = at;
        while (next < text.length && text[next] != '\n') {
            next++;
        }
        return next + 1;
    }

    /**
     * Which of {@link #DIGITS} the line at {@code at} has before its tab; -1 for a comment and for what is no entry.
     */
    private int lengthIndex(int at) {
        for (int i = 0; i < DIGITS.length; i++) {
            int tab = at + DIGITS[i];
            if (tab < text.length && text[tab] == '\t') {
                return text[at] == '#' ? -1 : i;
            }
        }
        return -1;
    }

    private long hex(int at, int digits) {
        long value = 0;
        for (int i = 0; i < digits; i++) {
            value = (value << 4) | (Character.digit(text[at + i], 16) & 0xF);
        }
        return value;
    }
}
