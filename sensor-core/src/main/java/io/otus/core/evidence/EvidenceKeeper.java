package io.otus.core.evidence;

import io.otus.core.evidence.EvidenceLayout.EvidenceFile;
import io.otus.core.evidence.KeptPlaces.Place;
import io.otus.core.room.Room;
import io.otus.core.store.Batch;
import io.otus.core.store.Store;
import io.otus.core.store.StoreException;
import io.otus.core.store.StoreReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Keeps the frames that show something: copies them on the analysis thread while they are in memory, and has the writer
 * thread append them to pcapng files beside the store and index them in it, both in one commit. A frame is kept once,
 * under the worthiest purpose that asked for it, which the index names; the frames of an alert besides in one file with
 * those before and after them, whatever else they are kept for.
 *
 * <p>Confined to the analysis thread. A frame that is asked for after it left memory, and was not kept before, cannot
 * be kept; {@link #lost} counts it.
 */
public final class EvidenceKeeper implements EvidenceRequests {
    /** Name of the directory in the state directory. */
    public static final String DIRECTORY = "evidence";

    /** Deleted files of which it is known which frames they held. */
    private static final int MAX_EXPIRED = 16;
    /** Frames that wait for the next commit at most. */
    private static final int MAX_WAITING = 64;
    /** Most memory for held frames, as a part of the room for everything that grows with a site. */
    private static final double HELD = 1.0 / 16;

    private static final String INDEX_FILE = """
        INSERT INTO core_evidence_file (name, purpose, bytes, last_time) VALUES (?, ?, ?, ?)
        ON CONFLICT (name) DO UPDATE SET bytes = excluded.bytes, last_time = excluded.last_time\
        """;
    private static final String INDEX_FRAME =
            "INSERT OR REPLACE INTO core_evidence (capture, frame, file, position, link_type) VALUES (?, ?, ?, ?, ?)";
    private static final String EXPIRE_FRAMES = """
        INSERT INTO core_evidence_expired (capture, frames)
        SELECT capture, ' ' || group_concat(frame, ' ') || ' ' FROM core_evidence WHERE file = ? GROUP BY capture\
        """;
    private static final String FORGET_EXPIRED = """
        UPDATE core_evidence_expired SET frames = NULL
        WHERE frames IS NOT NULL AND id <= (SELECT max(id) FROM core_evidence_expired) - ?\
        """;
    private static final String FORGET_TWICE = """
        DELETE FROM core_evidence_expired WHERE frames IS NULL AND id NOT IN
          (SELECT min(id) FROM core_evidence_expired WHERE frames IS NULL GROUP BY capture)\
        """;
    private static final String FORGET_FILE = "DELETE FROM core_evidence_file WHERE name = ?";

    private final Store store;
    private final EvidenceFiles files;
    private final EvidenceLayout layout;
    private final EvidenceLimits limits;
    private EarlierFrames earlier = new EarlierFrames();
    private final Secrets secrets = new Secrets();
    private final KeptPlaces kept = new KeptPlaces();
    private String capture = "";
    private FrameAccess frames = _ -> null;
    private final Followed followed = new Followed();
    private final HeldFrames held = new HeldFrames(this::masked);
    private Batch waiting = new Batch();
    private int waitingFrames;
    private final Set<EvidenceFile> grown = new LinkedHashSet<>();
    private long keptFrames;
    private long lost;
    private long expiredFiles;
    private long shortage;

    private EvidenceKeeper(Store store, Path stateDirectory, EvidenceLimits limits) {
        this.store = store;
        this.files = new EvidenceFiles(stateDirectory.resolve(DIRECTORY));
        this.layout = new EvidenceLayout(limits);
        this.limits = limits;
        store.accompany(files);
    }

    /**
     * Opens the evidence of a state directory and repairs what a crash left.
     *
     * @param store open with {@link EvidenceTables} among its modules
     * @throws StoreException if the directory cannot be used
     */
    public static EvidenceKeeper open(Store store, Path stateDirectory, EvidenceLimits limits) {
        Path directory = stateDirectory.resolve(DIRECTORY);
        EvidenceKeeper keeper = new EvidenceKeeper(store, stateDirectory, limits);
        Map<String, Long> durable = new LinkedHashMap<>();
        try (StoreReader reader = store.reader()) {
            List<EvidenceFile> known = reader.query(
                    "SELECT name, purpose, bytes, last_time FROM core_evidence_file ORDER BY last_time, name",
                    row -> new EvidenceFile(row.text(1), Purpose.valueOf(row.text(2)), row.integer(3), row.integer(4)));
            for (EvidenceFile file : known) {
                if (Files.exists(directory.resolve(file.name))) {
                    keeper.layout.add(file);
                    durable.put(file.name, file.bytes);
                } else {
                    keeper.forget(file.name); // deleted ahead of the index before a crash
                }
            }
            keeper.flush();
            EvidenceFiles.repair(directory, durable);
            keeper.earlier = EarlierFrames.of(reader);
        } catch (IOException e) {
            throw new StoreException(directory + " cannot be used for evidence: " + e, e);
        }
        return keeper;
    }

    /** Begins a capture; the frames that are asked for from now on are its own. */
    public void begin(String captureId, FrameAccess recent) {
        capture = captureId;
        frames = recent;
        followed.begin(recent);
        held.begin(recent);
        kept.clear();
        secrets.clear();
        layout.begin(captureId);
    }

    /**
     * Keeps the frames of an evidence, and for an alert a few of the same flow before them, and after them as they
     * come.
     *
     * @return name of the file that holds the first of them, for an alert with those around it where they were at hand;
     *     null if none could be kept
     */
    @Override
    public @Nullable String keep(Evidence evidence, Purpose purpose) {
        if (!evidence.capture().equals(capture)) {
            return keptBefore(evidence);
        }
        if (purpose == Purpose.ALERT) {
            layout.together(purpose);
            for (long number : followed.asked(evidence)) {
                keep(number, purpose);
            }
        }
        Place first = null;
        for (int i = 0; i < evidence.spans().size(); i++) {
            Place place = keep(evidence.spans().get(i).frame(), purpose);
            if (place == null) {
                // What is contradicted may be older than memory is long: nobody was late to ask for it.
                lost += i < evidence.contradicted() ? 0 : 1;
            } else if (first == null || (first.purpose() != purpose && place.purpose() == purpose)) {
                first = place;
            }
        }
        if (purpose == Purpose.ALERT || waitingFrames >= MAX_WAITING) {
            flush();
        }
        return first == null ? null : first.file().name;
    }

    @Override
    public FrameHold hold(int most) {
        return held.hold(most);
    }

    /** The room in which frames are held that may have to be kept later: they take a small part of it at most. */
    public void within(Room room) {
        held.limit(room.part(HELD));
        room.add(held::weight);
    }

    private KeptFrame masked(KeptFrame frame) {
        return limits.keepSecrets() ? frame : secrets.mask(frame);
    }

    /** A frame was heard and all its events were emitted. It may be one to keep after those of an alert. */
    public void heard(long number, long time) {
        makeSpace();
        if (!followed.isIdle()) {
            for (long each : followed.heard(number, time)) {
                keep(each, Purpose.ALERT);
            }
            if (waitingFrames >= MAX_WAITING) {
                flush();
            }
        }
    }

    /**
     * Looks for the frames of an earlier capture, of which nothing is in memory, among those kept while it ran: what
     * was learned before a restart is shown by them.
     */
    private @Nullable String keptBefore(Evidence evidence) {
        String first = null;
        for (FrameSpan span : evidence.spans()) {
            String file = earlier.file(evidence.capture(), span.frame());
            if (file == null) {
                lost++;
            } else if (first == null) {
                first = file;
            }
        }
        return first;
    }

    private @Nullable Place keep(long number, Purpose purpose) {
        Place fit = kept.fit(number, purpose);
        if (fit != null) {
            return fit;
        }
        Place known = kept.worthiest(number);
        KeptFrame recent = frames.copy(number);
        KeptFrame found = recent != null ? recent : held.find(number);
        if (found == null) {
            return known;
        }
        KeptFrame frame = masked(found);
        byte[] block = block(frame, 0);
        // The block of a new file's header and of a new interface is small beside any frame's.
        if (!store.takes(Store.Use.FRAMES) || !makeRoom(block.length + 64)) {
            return known;
        }
        EvidenceFile file = layout.fileFor(purpose, block.length);
        if (file.bytes == 0) {
            append(file, PcapngBlocks.section(), frame.time());
        }
        int interfaceId = file.interfaceOf(frame.linkType());
        if (interfaceId < 0) {
            append(file, PcapngBlocks.linkType(frame.linkType()), frame.time());
            interfaceId = file.addInterface(frame.linkType());
        }
        if (interfaceId > 0) {
            block = block(frame, interfaceId);
        }
        Place place = new Place(file, file.bytes, frame.bytes().length());
        append(file, block, frame.time());
        if (known == null || known.purpose().compareTo(purpose) < 0) {
            waiting.add(INDEX_FRAME, capture, number, file.name, place.position(), frame.linkType());
        }
        kept.add(number, place);
        waitingFrames++;
        keptFrames += known == null ? 1 : 0;
        return place;
    }

    private byte[] block(KeptFrame frame, int interfaceId) {
        return PcapngBlocks.packet(interfaceId, frame, "frame " + frame.number() + " of capture " + capture);
    }

    private void append(EvidenceFile file, byte[] bytes, long time) {
        long position = file.bytes;
        layout.grow(file, bytes.length, time);
        if (grown.add(file)) {
            // The index refers to the file, so it must be there first; its size is set again when the batch is handed
            // over.
            waiting.add(INDEX_FILE, file.name, file.purpose.name(), position, time);
        }
        waiting.step(_ -> files.write(file.name, position, bytes), bytes.length);
    }

    private boolean makeRoom(int size) {
        List<EvidenceFile> gone = layout.makeRoom(size);
        if (gone == null) {
            return false;
        }
        gone.forEach(this::expire);
        return true;
    }

    /** Deletes a file with what the index has of it. */
    private void expire(EvidenceFile file) {
        expiredFiles++;
        earlier.forget(file.name);
        grown.remove(file);
        kept.forget(file);
        forget(file.name);
        waiting.step(_ -> files.delete(file.name));
    }

    private void forget(String file) {
        waiting.add(EXPIRE_FRAMES, file);
        waiting.add(FORGET_EXPIRED, MAX_EXPIRED);
        waiting.add(FORGET_TWICE);
        waiting.add(FORGET_FILE, file);
    }

    /**
     * Deletes a file each time the disk was found short of space. Where the disk takes nothing any more, the file is
     * deleted before its index entry, whose transaction would wait for the space that the file frees.
     */
    private void makeSpace() {
        long found = store.shortage();
        if (found == 0 || found == shortage) {
            return;
        }
        shortage = found;
        EvidenceFile file = layout.removeNext();
        if (file != null) {
            expire(file);
            files.deleteAhead(file.name);
            flush();
        }
    }

    /**
     * Bytes of a recent frame are a secret: overwritten in what is kept of it, now or later.
     *
     * @param offset first byte, from the link header
     */
    public void secret(long frame, int offset, int length) {
        if (limits.keepSecrets() || length <= 0 || offset < 0) {
            return;
        }
        secrets.add(frame, offset, length);
        for (Place place : kept.of(frame)) {
            if (offset < place.captured()) {
                byte[] mask = new byte[Math.min(length, place.captured() - offset)];
                Arrays.fill(mask, Secrets.MASK);
                long position = place.position() + PcapngBlocks.PACKET_DATA + offset;
                waiting.step(_ -> files.write(place.file().name, position, mask), mask.length);
            }
        }
    }

    /**
     * Every alert whose last frame is older than this event time is closed: its frames may go when the quota is full.
     */
    public void neededSince(long time) {
        layout.neededSince(time);
    }

    /** Hands what waits to the writer; to be called at each checkpoint and at the end. */
    public void flush() {
        if (waiting.isEmpty()) {
            return;
        }
        for (EvidenceFile file : grown) {
            waiting.add(INDEX_FILE, file.name, file.purpose.name(), file.bytes, file.lastTime);
        }
        var _ = store.write(waiting);
        waiting = new Batch();
        waitingFrames = 0;
        grown.clear();
    }

    /** Frames kept since the start. */
    public long kept() {
        return keptFrames;
    }

    /**
     * Frames that were asked for but are in no file: gone from memory, or no room for them on the disk, or in memory
     * until the disk takes them.
     */
    public long lost() {
        return lost;
    }

    /** Files deleted to stay within the quota, or as the disk was short. */
    public long expiredFiles() {
        return expiredFiles;
    }
}
