package io.otus.appliance.run;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.otus.alert.audit.AuditFiles;
import io.otus.alert.audit.AuditLog;
import io.otus.appliance.exit.ExitCode;
import io.otus.appliance.exit.Failure;
import io.otus.appliance.exit.FileTrouble;
import io.otus.core.bytes.Sha256;
import io.otus.core.store.NewerStoreException;
import io.otus.core.store.Store;
import io.otus.core.store.StoreException;
import io.otus.core.store.StoreListener;
import io.otus.core.store.StoreReader;
import io.otus.inventory.vendor.OuiTable;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import java.util.zip.Deflater;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;
import org.jspecify.annotations.Nullable;

/**
 * All of a state directory in one file: a ZIP archive of the store as it is at one moment, the audit, what people say
 * of the inventory, the kept frames, and last a list of them with their digests. Made while the sensor runs.
 */
public final class Backup {
    /** Name of the list in the archive. */
    static final String LIST = "backup.json";

    private static final int SCHEMA = 1;
    private static final String EVIDENCE = "evidence";
    /** Directories beside the store, with files in them and nothing else. */
    private static final List<String> DIRECTORIES = List.of(AuditFiles.DIRECTORY, EVIDENCE);
    /**
     * Files beside the store which people's decisions, words and imports are in; not each state directory has each of
     * them.
     */
    private static final List<String> BESIDE =
            List.of(AuditLog.FILE, WorkReports.FILE, StoredInventory.VALUES, StoredInventory.RULES, OuiTable.FILE);
    /** Most files of a copy: far more than the largest quota holds. */
    private static final int MAX_FILES = 200_000;
    /** Most bytes of the list. */
    private static final int MAX_LIST = 64 << 20;

    private static final int BLOCK = 1 << 16;

    /**
     * What a copy holds.
     *
     * @param files how many files
     * @param bytes their bytes
     */
    public record Extent(int files, long bytes) {}

    private record Item(String name, long size, String sha256) {}

    private Backup() {}

    /**
     * Writes a copy; an earlier file of the name is replaced once the new one is whole.
     *
     * @throws Failure if it cannot be written
     */
    public static Extent write(Path state, Path target) {
        Path hidden = target.resolveSibling(target.getFileName() + ".part");
        Path store = target.resolveSibling(target.getFileName() + ".db.part");
        Path directory = target.toAbsolutePath().getParent();
        if (directory != null && !Files.isDirectory(directory)) {
            throw new Failure(ExitCode.FAILED, target + " cannot be written: there is no directory " + directory);
        }
        try {
            Files.deleteIfExists(store);
            try (StoreReader reader = StoreReader.open(state, Analysis.MODULES)) {
                reader.copyTo(store);
            }
            List<Item> items = new ArrayList<>();
            try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(hidden))) {
                zip.setLevel(Deflater.BEST_SPEED);
                add(zip, Store.FILE, store, items);
                for (String name : BESIDE) {
                    add(zip, name, state.resolve(name), items);
                }
                for (String name : DIRECTORIES) {
                    for (Path file : files(state.resolve(name))) {
                        add(zip, name + "/" + file.getFileName(), file, items);
                    }
                }
                zip.putNextEntry(new ZipEntry(LIST));
                list(items, zip);
                zip.closeEntry();
            }
            Files.move(hidden, target, StandardCopyOption.ATOMIC_MOVE);
            return new Extent(items.size(), items.stream().mapToLong(Item::size).sum());
        } catch (IOException e) {
            throw new Failure(ExitCode.FAILED, target + " cannot be written: " + FileTrouble.of(e), e);
        } finally {
            delete(hidden);
            delete(store);
        }
    }

    private static List<Path> files(Path directory) throws IOException {
        if (!Files.isDirectory(directory)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(directory)) {
            return files.filter(Files::isRegularFile).sorted().toList();
        }
    }

    private static void add(ZipOutputStream zip, String name, Path file, List<Item> items) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            zip.putNextEntry(new ZipEntry(name));
            items.add(copy(name, in, zip));
            zip.closeEntry();
        } catch (NoSuchFileException gone) {
            // Nothing was decided or said yet, or frames made room for others meanwhile.
        }
    }

    private static Item copy(String name, InputStream in, OutputStream out) throws IOException {
        Sha256 digest = new Sha256();
        byte[] block = new byte[BLOCK];
        long size = 0;
        for (int count = in.read(block); count >= 0; count = in.read(block)) {
            out.write(block, 0, count);
            digest.update(block, 0, count);
            size += count;
        }
        return new Item(name, size, digest.hex());
    }

    private static void list(List<Item> items, OutputStream out) throws IOException {
        try (JsonGenerator json =
                new JsonFactory().createGenerator(out).disable(JsonGenerator.Feature.AUTO_CLOSE_TARGET)) {
            json.writeStartObject();
            json.writeNumberField("schema", SCHEMA);
            json.writeStringField(
                    "time", Instant.now().truncatedTo(ChronoUnit.SECONDS).toString());
            json.writeArrayFieldStart("files");
            for (Item item : items) {
                json.writeStartObject();
                json.writeStringField("name", item.name());
                json.writeNumberField("size", item.size());
                json.writeStringField("sha256", item.sha256());
                json.writeEndObject();
            }
            json.writeEndArray();
            json.writeEndObject();
        }
    }

    /**
     * Puts a copy in place of what a state directory holds; that is moved aside within it.
     *
     * @return where what was there is now; null where nothing was
     * @throws Failure if the copy is not whole, or cannot be put there; then what was there is still there
     */
    public static @Nullable Path restore(Path source, Path state) {
        Path fresh = state.resolve("restoring.part");
        boolean made = !Files.exists(state);
        try {
            Files.createDirectories(state);
            deleteAll(fresh);
            unpack(source, fresh);
            mustBeSound(fresh);
            bringUpToDate(fresh);
            Path before = free(state);
            Store.exclusively(state, () -> swap(state, fresh, before));
            return Files.exists(before) ? before : null;
        } catch (EOFException | ZipException e) {
            throw new Failure(
                    ExitCode.FAILED, source + " cannot be restored: it is damaged, or was cut before its end", e);
        } catch (IOException e) {
            throw new Failure(ExitCode.FAILED, source + " cannot be restored: " + FileTrouble.of(e), e);
        } finally {
            deleteAll(fresh);
            if (made) {
                deleteEmpty(state);
            }
        }
    }

    /** Looks before anything is written: what is no store would be made an empty one. */
    private static void mustBeSound(Path fresh) throws IOException {
        try (StoreReader reader = StoreReader.open(fresh, List.of())) {
            List<String> damage = reader.damage();
            if (!damage.isEmpty()) {
                throw new IOException("the store in it is damaged: " + damage.getFirst());
            }
        } catch (StoreException e) {
            throw new IOException("the store in it cannot be opened: " + e.getMessage(), e);
        }
    }

    /** Brings the store of an older version to that of this one, in the copy that nothing uses yet. */
    private static void bringUpToDate(Path fresh) throws IOException {
        try {
            Store.open(fresh, Analysis.MODULES, Store.OnFailure.FAIL, StoreListener.NONE)
                    .close();
        } catch (NewerStoreException e) {
            throw new IOException(
                    "it was written by a newer version of Otus (" + e.versions() + "), which alone can restore it", e);
        } catch (StoreException e) {
            throw new IOException("the store in it cannot be opened: " + e.getMessage(), e);
        }
    }

    /** Every file with the digest that the list says, and no other. */
    private static void unpack(Path source, Path target) throws IOException {
        Map<String, Item> found = new LinkedHashMap<>();
        JsonNode list = null;
        try (ZipInputStream zip = new ZipInputStream(Files.newInputStream(source))) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                String name = entry.getName();
                if (name.equals(LIST)) {
                    list = list(zip);
                } else if (!isName(name) || found.size() == MAX_FILES) {
                    throw new IOException("it holds '" + name + "', which no backup does");
                } else {
                    Path file = target.resolve(name);
                    Files.createDirectories(file.resolveSibling("."));
                    try (OutputStream out = Files.newOutputStream(file)) {
                        found.put(name, copy(name, zip, out));
                    }
                }
            }
        }
        if (list == null) {
            throw new IOException("it is no backup, or was cut (no " + LIST + " in it)");
        }
        check(list, found);
    }

    private static JsonNode list(InputStream zip) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        bytes.write(zip.readNBytes(MAX_LIST));
        return new ObjectMapper().readTree(bytes.toByteArray());
    }

    private static void check(JsonNode list, Map<String, Item> found) throws IOException {
        int count = 0;
        for (JsonNode each : list.path("files")) {
            String name = each.path("name").asText();
            Item item = found.get(name);
            if (item == null || !item.sha256().equals(each.path("sha256").asText())) {
                throw new IOException(name + " in it is missing, or not as it was written");
            }
            count++;
        }
        if (count != found.size() || !found.containsKey(Store.FILE)) {
            throw new IOException("it holds other files than its list says");
        }
    }

    /** Names from an archive lead nowhere else. */
    private static boolean isName(String name) {
        return name.equals(Store.FILE)
                || BESIDE.contains(name)
                || name.matches("(" + String.join("|", DIRECTORIES) + ")/[A-Za-z0-9._-]+");
    }

    private static Path free(Path state) {
        int number = 1;
        while (Files.exists(state.resolve("before-restore-" + number))) {
            number++;
        }
        return state.resolve("before-restore-" + number);
    }

    /** The files of a state directory; the store last, for where it is the rest is. */
    private static List<String> held() {
        List<String> names = new ArrayList<>(BESIDE);
        names.addAll(DIRECTORIES);
        names.addAll(List.of(Store.FILE + "-wal", Store.FILE + "-shm", Store.FILE));
        return names;
    }

    private static boolean holdsAnything(Path state) {
        return held().stream().anyMatch(name -> Files.exists(state.resolve(name)));
    }

    private static void swap(Path state, Path fresh, Path before) throws IOException {
        Moves moves = new Moves();
        if (holdsAnything(state)) {
            Files.createDirectory(before);
            for (String name : held()) {
                moves.move(state.resolve(name), before.resolve(name));
            }
        }
        for (String name : held()) {
            moves.move(fresh.resolve(name), state.resolve(name));
        }
    }

    /** Deletes a directory that nothing came into: a sensor may have begun in it meanwhile. */
    private static void deleteEmpty(Path directory) {
        try (Stream<Path> files = Files.list(directory)) {
            if (files.findAny().isEmpty()) {
                Files.delete(directory);
            }
        } catch (IOException e) {
            // Somebody was faster, and it is theirs.
        }
    }

    private static void delete(Path file) {
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            // What is left over is overwritten by the next one.
        }
    }

    private static void deleteAll(Path directory) {
        if (!Files.exists(directory)) {
            return;
        }
        try (Stream<Path> all = Files.walk(directory)) {
            all.sorted(Comparator.reverseOrder()).forEach(Backup::delete);
        } catch (IOException e) {
            // As above.
        }
    }
}
