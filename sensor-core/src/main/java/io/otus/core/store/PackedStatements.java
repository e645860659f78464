package io.otus.core.store;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;
import java.util.zip.InflaterInputStream;
import org.jspecify.annotations.Nullable;

/**
 * Statements that wait for the writer thread in little memory: deflated, and unpacked one by one each time they run.
 * Immutable.
 */
final class PackedStatements implements WriterStep {
    private static final int NULL = 'n';
    private static final int LONG = 'l';
    private static final int INTEGER = 'i';
    private static final int DOUBLE = 'd';
    private static final int BOOLEAN = 'b';
    private static final int TEXT = 't';
    private static final int BYTES = 'x';

    private final List<String> sql;
    private final byte[] packed;
    private final int count;

    private PackedStatements(List<String> sql, byte[] packed, int count) {
        this.sql = sql;
        this.packed = packed;
        this.count = count;
    }

    /**
     * Packs.
     *
     * @throws IllegalArgumentException if a parameter is of another type than {@link Batch#add} takes
     */
    static PackedStatements of(List<Statement> statements) {
        Map<String, Integer> sql = new LinkedHashMap<>();
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        Deflater deflater = new Deflater(Deflater.BEST_SPEED);
        try (DataOutputStream out =
                new DataOutputStream(new BufferedOutputStream(new DeflaterOutputStream(bytes, deflater)))) {
            for (Statement each : statements) {
                Integer next = sql.size();
                Integer known = sql.putIfAbsent(each.sql(), next);
                out.writeInt(known == null ? next : known);
                out.writeInt(each.parameters().length);
                for (Object parameter : each.parameters()) {
                    write(parameter, out);
                }
            }
        } catch (IOException e) {
            throw new IllegalStateException("memory takes all bytes", e);
        } finally {
            deflater.end();
        }
        return new PackedStatements(new ArrayList<>(sql.keySet()), bytes.toByteArray(), statements.size());
    }

    private static void write(@Nullable Object parameter, DataOutputStream out) throws IOException {
        switch (parameter) {
            case null -> typed(NULL, out);
            case Long number -> typed(LONG, out).writeLong(number);
            case Integer number -> typed(INTEGER, out).writeInt(number);
            case Double number -> typed(DOUBLE, out).writeDouble(number);
            case Boolean truth -> typed(BOOLEAN, out).writeBoolean(truth);
            case String text -> write(text.getBytes(StandardCharsets.UTF_8), typed(TEXT, out));
            case byte[] bytes -> write(bytes, typed(BYTES, out));
            default -> throw new IllegalArgumentException("no parameter of a statement: " + parameter.getClass());
        }
    }

    private static DataOutputStream typed(int type, DataOutputStream out) throws IOException {
        out.writeByte(type);
        return out;
    }

    private static void write(byte[] bytes, DataOutputStream out) throws IOException {
        out.writeInt(bytes.length);
        out.write(bytes);
    }

    /** Bytes that they take while they wait. */
    int bytes() {
        return packed.length;
    }

    @Override
    public void run(Writer writer) throws IOException {
        try (DataInputStream in = new DataInputStream(
                new BufferedInputStream(new InflaterInputStream(new ByteArrayInputStream(packed))))) {
            for (int i = 0; i < count; i++) {
                String statement = sql.get(in.readInt());
                @Nullable Object[] parameters = new @Nullable Object[in.readInt()];
                for (int at = 0; at < parameters.length; at++) {
                    parameters[at] = read(in);
                }
                writer.execute(statement, parameters);
            }
        }
    }

    private static @Nullable Object read(DataInputStream in) throws IOException {
        int type = in.readByte();
        return switch (type) {
            case NULL -> null;
            case LONG -> in.readLong();
            case INTEGER -> in.readInt();
            case DOUBLE -> in.readDouble();
            case BOOLEAN -> in.readBoolean();
            case TEXT -> new String(bytes(in), StandardCharsets.UTF_8);
            case BYTES -> bytes(in);
            default -> throw new IllegalStateException("no type of a parameter: " + type);
        };
    }

    private static byte[] bytes(DataInputStream in) throws IOException {
        return in.readNBytes(in.readInt());
    }
}
