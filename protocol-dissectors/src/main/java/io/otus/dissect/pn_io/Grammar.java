package io.otus.dissect.pn_io;

import io.otus.core.table.TableLines;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The blocks of {@code blocks.txt}, by type. Immutable. */
final class Grammar {
    private static final Map<Integer, Block> BLOCKS = new HashMap<>();
    private static final Map<Integer, Block> OLD_BLOCKS = new HashMap<>();

    private Grammar() {}

    /** A block: its name and its fields in wire order. */
    record Block(String name, List<Item> items) {
        Block {
            items = List.copyOf(items);
        }
    }

    /** An element of a block. */
    sealed interface Item {
        /** An unsigned number of 1, 2, 4 or 8 octets. */
        record Unsigned(String name, int size) implements Item {}

        /** Octets without meaning. */
        record Padding(int size) implements Item {}

        /**
         * Text.
         *
         * @param length octets, or -1 where {@code lengthField} tells
         */
        record Text(String name, int length, String lengthField) implements Item {}

        /** Octets: as many as a field states, or the rest where {@code lengthField} is empty. */
        record Bytes(String name, String lengthField) implements Item {}

        /** Something that code reads: {@code uuid}, {@code mac}, {@code usi} and so on. */
        record Special(String name, String kind) implements Item {}

        /** Repeated items: as often as {@code count} states, {@code *} to the end. */
        record Repeated(String name, String count, List<Item> items) implements Item {
            public Repeated {
                items = List.copyOf(items);
            }
        }
    }

    static {
        for (TableLines.Line line : TableLines.read(Grammar.class, "blocks.txt")) {
            String[] words =
                    line.text().replace("{", " { ").replace("}", " } ").trim().split(" +", -1);
            boolean old = words[0].endsWith(".0");
            int type = Integer.parseInt(words[0].substring(0, 4), 16);
            Deque<String> rest = new ArrayDeque<>(List.of(words).subList(2, words.length));
            Block block = new Block(words[1], items(rest, line));
            if ((old ? OLD_BLOCKS : BLOCKS).put(type, block) != null) {
                throw line.bad("each type once");
            }
        }
    }

    private static List<Item> items(Deque<String> words, TableLines.Line line) {
        List<Item> items = new ArrayList<>();
        for (String word = words.poll(); word != null && !word.equals("}"); word = words.poll()) {
            int slash = word.indexOf('/');
            if (word.endsWith("]")) {
                int bracket = word.indexOf('[');
                words.remove(); // the opening brace
                items.add(new Item.Repeated(
                        word.substring(0, bracket),
                        word.substring(bracket + 1, word.length() - 1),
                        items(words, line)));
            } else if (word.startsWith("-")) {
                items.add(new Item.Padding(Integer.parseInt(word.substring(1))));
            } else if (slash < 0) {
                items.add(new Item.Special(word, word));
            } else {
                items.add(field(word.substring(0, slash), word.substring(slash + 1)));
            }
        }
        return items;
    }

    private static Item field(String name, String kind) {
        if (Character.isDigit(kind.charAt(0))) {
            return new Item.Unsigned(name, Integer.parseInt(kind));
        }
        if (kind.startsWith("t=")) {
            return new Item.Text(name, -1, kind.substring(2));
        }
        if (kind.length() > 1 && kind.charAt(0) == 't' && Character.isDigit(kind.charAt(1))) {
            return new Item.Text(name, Integer.parseInt(kind.substring(1)), "");
        }
        if (kind.startsWith("octets")) {
            return new Item.Bytes(name, kind.length() == 6 ? "" : kind.substring(7));
        }
        return new Item.Special(name, kind);
    }

    /** The block of a type and version; null where its content is not public. */
    static @Nullable Block of(int type, int versionLow) {
        Block old = versionLow == 0 ? OLD_BLOCKS.get(type) : null;
        return old != null ? old : BLOCKS.get(type);
    }

    /** How many types are known. */
    static int size() {
        return BLOCKS.size();
    }
}
