package io.otus.alert.baseline;

import io.otus.alert.model.Rate;
import io.otus.alert.word.PairType;
import io.otus.alert.word.WordPairs;
import java.util.List;
import java.util.Map;
import org.agrona.collections.Long2ObjectHashMap;
import org.jspecify.annotations.Nullable;

/**
 * The known behaviour of a client towards a server in one protocol about one unit; outlives the flows that carry it.
 * Confined to the analysis thread.
 */
public final class Conversation extends Subject {
    /** Most points with values of their own. */
    public static final int MAX_VALUES = 4_096;

    /** Heap bytes of a conversation without facts. */
    private static final int WEIGHT = 1_200;

    /** Heap bytes of a function, a range of points, or an order of commands. */
    private static final int FACT_WEIGHT = 220;

    private static final int POLL_WEIGHT = 340;
    private static final int READING_WEIGHT = 480;
    private static final int VALUES_WEIGHT = 400;

    private final long number;
    private final AssetModel client;
    private final AssetModel server;
    private final String protocol;
    private final String unit;
    private final FunctionSet functions = new FunctionSet();
    private final PointSet reads = new PointSet(PointUse.READ);
    private final PointSet writes = new PointSet(PointUse.WRITE);
    private final PointSet publishes = new PointSet(PointUse.PUBLISH);
    /** By space. */
    private Map<String, Long2ObjectHashMap<WrittenValues>> values = Map.of();

    private final PollSet polls = new PollSet();
    private final ReadingSet readings = new ReadingSet();
    private final Rate rate = new Rate();
    private @Nullable OrderSet orders;
    private @Nullable WordPairs words;
    private int valueCount;
    private int noveltyCount;
    private long noveltySince = Long.MIN_VALUE;
    private @Nullable Fact link;

    Conversation(long number, AssetModel client, AssetModel server, String protocol, String unit) {
        this.number = number;
        this.client = client;
        this.server = server;
        this.protocol = protocol;
        this.unit = unit;
    }

    /** Number in the order in which conversations were first heard in this run. */
    long number() {
        return number;
    }

    @Override
    List<AssetModel> assets() {
        return List.of(client, server);
    }

    /** The client. */
    public AssetModel client() {
        return client;
    }

    /** The server. */
    public AssetModel server() {
        return server;
    }

    /** Id of the protocol. */
    public String protocol() {
        return protocol;
    }

    /** The unit asked; empty where the protocol has none. */
    public String unit() {
        return unit;
    }

    /** The fact that the two talk; null while nothing shows it. */
    public @Nullable Fact link() {
        return link;
    }

    /** The services it uses. */
    public FunctionSet functions() {
        return functions;
    }

    /** The points that the client reads or receives. */
    public PointSet reads() {
        return reads;
    }

    /** The points it writes. */
    public PointSet writes() {
        return writes;
    }

    /** The named points that the client publishes through the server. */
    public PointSet publishes() {
        return publishes;
    }

    /** The points that it uses so. */
    public PointSet points(PointUse use) {
        return switch (use) {
            case READ -> reads;
            case WRITE -> writes;
            case PUBLISH -> publishes;
        };
    }

    /** The requests it makes, and how often. */
    public PollSet polls() {
        return polls;
    }

    /** The values that it reads of its points. */
    public ReadingSet readings() {
        return readings;
    }

    /** Which words of the unit are one number; null while none is known to be. */
    @Nullable
    WordPairs words() {
        WordPairs known = words;
        if (known == null) {
            known = server.words(protocol, unit);
            words = known;
        }
        return known;
    }

    /** As {@link #words}; makes them where there are none. */
    WordPairs wordsOrNew() {
        WordPairs known = words();
        if (known == null) {
            known = server.addWords(protocol, unit);
            words = known;
        }
        return known;
    }

    /** Adds a point with its values. */
    void addReading(ReadPoint point) {
        recognise(point.space(), point.index());
        readings.add(point);
    }

    /** Notes the words of the unit that a point of two words is made of. */
    private void recognise(String space, long index) {
        PairType type = PairType.of(space, index);
        if (type != null) {
            wordsOrNew().take(PairType.wordSpace(space), index, type);
        }
    }

    /** The commands it gives, and which comes behind which; null while it gave none. */
    public @Nullable OrderSet orders() {
        return orders;
    }

    OrderSet ordersOrNew() {
        OrderSet known = orders;
        if (known == null) {
            known = new OrderSet();
            orders = known;
        }
        return known;
    }

    /** How many requests it makes in a second; here, so that no request looks for it. */
    public Rate rate() {
        return rate;
    }

    /** The values it writes to a point; null when none are known. */
    public @Nullable WrittenValues values(String space, long index) {
        Long2ObjectHashMap<WrittenValues> ofSpace = values.get(space);
        return ofSpace == null ? null : ofSpace.get(index);
    }

    /** Points that have values. */
    Map<String, Long2ObjectHashMap<WrittenValues>> values() {
        return values;
    }

    /** Heap bytes of the conversation, computed from the numbers of its parts. */
    long weight() {
        OrderSet given = orders;
        int facts = functions.size() + reads.size() + writes.size() + publishes.size();
        facts += given == null ? 0 : given.size();
        return WEIGHT
                + FACT_WEIGHT * (long) facts
                + POLL_WEIGHT * (long) polls.all().size()
                + READING_WEIGHT * (long) readings.size()
                + VALUES_WEIGHT * (long) valueCount;
    }

    /** Whether no further point finds room for its values. */
    boolean isFull() {
        return valueCount >= MAX_VALUES;
    }

    /**
     * Counts a function that is new after learning.
     *
     * @param window for how long such functions are counted together, in nanoseconds
     * @return how many there were in this window, this one included
     */
    public int countNovelFunction(long time, long window) {
        if (noveltyCount == 0 || time - noveltySince > window) {
            noveltySince = time;
            noveltyCount = 0;
        }
        noveltyCount++;
        return noveltyCount;
    }

    void link(Fact fact) {
        link = fact;
    }

    void addValues(String space, long index, WrittenValues written) {
        recognise(space, index);
        Long2ObjectHashMap<WrittenValues> ofSpace = values.get(space);
        if (ofSpace == null) {
            ofSpace = new Long2ObjectHashMap<>();
            values = Sparse.putSorted(values, space, ofSpace);
        }
        ofSpace.put(index, written);
        valueCount++;
    }

    /** Forgets the values that it writes to a point. */
    void removeValues(String space, long index) {
        Long2ObjectHashMap<WrittenValues> ofSpace = values.get(space);
        if (ofSpace != null && ofSpace.remove(index) != null) {
            valueCount--;
        }
    }
}
