package io.otus.core.evidence;

import io.otus.core.bytes.ByteView;
import io.otus.core.store.StoreException;
import io.otus.core.store.StoreReader;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;

/** Reads kept frames back, also while a sensor keeps more. Not thread-safe, as its {@link StoreReader} is not. */
public final class EvidenceReader {
    private record Place(String file, long position, int linkType) {}

    private final StoreReader store;
    private final Path directory;

    /**
     * Reads the evidence of a state directory.
     *
     * @param store its store, opened with {@link EvidenceTables} among its modules
     */
    public EvidenceReader(StoreReader store, Path stateDirectory) {
        this.store = store;
        this.directory = stateDirectory.resolve(EvidenceKeeper.DIRECTORY);
    }

    /**
     * Reads one frame; empty if it was not kept, or has expired.
     *
     * @throws StoreException if its file cannot be read
     */
    public Optional<KeptFrame> frame(String capture, long number) {
        return place(capture, number).map(place -> read(place, number));
    }

    /** Why a frame of which there is none in any file is in none. */
    public Absence absence(String capture, long number) {
        String expired = "SELECT id FROM core_evidence_expired WHERE capture = ? AND instr(frames, ?) > 0";
        if (store.first(expired, row -> row.integer(1), capture, " " + number + ' ')
                .isPresent()) {
            return Absence.EXPIRED;
        }
        String forgotten = "SELECT id FROM core_evidence_expired WHERE capture = ? AND frames IS NULL";
        return store.first(forgotten, row -> row.integer(1), capture).isPresent()
                ? Absence.FORGOTTEN
                : Absence.NEVER_KEPT;
    }

    private Optional<Place> place(String capture, long number) {
        return store.first(
                "SELECT file, position, link_type FROM core_evidence WHERE capture = ? AND frame = ?",
                row -> new Place(row.text(1), row.integer(2), (int) row.integer(3)),
                capture,
                number);
    }

    private KeptFrame read(Place place, long number) {
        Path file = directory.resolve(place.file());
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
            ByteView header = read(channel, place.position(), PcapngBlocks.PACKET_DATA);
            long captured = header.le32(PcapngBlocks.CAPTURED_LENGTH);
            if (captured > channel.size() - place.position()) {
                throw new StoreException(file + " is damaged at byte " + place.position());
            }
            long time = header.le32(PcapngBlocks.TIME_HIGH) << 32 | header.le32(PcapngBlocks.TIME_LOW);
            ByteView bytes = read(channel, place.position() + PcapngBlocks.PACKET_DATA, (int) captured);
            int original = header.leS32(PcapngBlocks.ORIGINAL_LENGTH);
            return new KeptFrame(number, time, place.linkType(), original, bytes.octets());
        } catch (IOException e) {
            throw new StoreException(file + " cannot be read: " + e, e);
        }
    }

    private static ByteView read(FileChannel channel, long position, int length) throws IOException {
        ByteBuffer buffer = ByteBuffer.allocate(length);
        while (buffer.hasRemaining()) {
            if (channel.read(buffer, position + buffer.position()) < 0) {
                throw new IOException("it ends within a frame");
            }
        }
        return ByteView.of(buffer.array());
    }
}
