package io.otus.alert.signature;

import java.util.Set;

/** A condition on the payload other than content: keywords {@code byte_test} and {@code isdataat}. Immutable. */
sealed interface ByteCondition extends Signature.Part {
    /**
     * Returns whether the condition holds.
     *
     * @param behind where the part before it ends
     * @param length bytes of the payload
     */
    boolean holds(byte[] payload, int behind, int length);

    /** Returns whether the condition refers to the beginning or the end of the packet. */
    boolean isOfPacket();

    /**
     * Requires that the payload goes on: {@code isdataat:[!]PLACE[,relative]}.
     *
     * @param place an offset that must exist; if relative, the number of bytes that must follow
     */
    record DataAt(boolean isNegated, int place, boolean isRelative) implements ByteCondition {
        static DataAt parse(String value) {
            boolean isNegated = value.startsWith("!");
            String[] words = (isNegated ? value.substring(1) : value).split(",", -1);
            boolean isRelative = false;
            for (int i = 1; i < words.length; i++) {
                switch (words[i].strip()) {
                    case "relative" -> isRelative = true;
                    case "rawbytes" -> {} // all bytes are raw here
                    default -> throw new IllegalArgumentException("'" + words[i].strip() + "' is not taken");
                }
            }
            return new DataAt(isNegated, Math.toIntExact(number(words[0], Integer.MAX_VALUE)), isRelative);
        }

        @Override
        public boolean holds(byte[] payload, int behind, int length) {
            boolean goesOn = isRelative ? (long) behind + place <= length : place < length;
            return goesOn != isNegated;
        }

        @Override
        public boolean isOfPacket() {
            return isNegated || !isRelative;
        }
    }

    /**
     * Requires a value of a binary number:
     * {@code byte_test:COUNT,[!]OPERATOR,VALUE,OFFSET[,relative][,big|little][,bitmask MASK]}.
     *
     * @param count bytes of the number, 1 to 8
     * @param offset of its first byte, from the beginning or from the end of the part before
     * @param mask bits that count, shifted so that the lowest of them becomes bit 0; all bits if it is -1
     */
    record ByteTest(
            int count,
            boolean isNegated,
            String operator,
            long value,
            int offset,
            boolean isRelative,
            boolean isLittle,
            long mask)
            implements ByteCondition {
        private static final int FIXED = 4;
        private static final int MAX_BYTES = 8;
        private static final Set<String> OPERATORS = Set.of("<", ">", "=", "<=", ">=", "&", "^");

        static ByteTest parse(String text) {
            String[] words = text.split(",", -1);
            if (words.length < FIXED) {
                throw new IllegalArgumentException("expected: count, operator, value, offset");
            }
            long count = number(words[0], MAX_BYTES);
            String operator = words[1].strip();
            boolean isNegated = operator.startsWith("!");
            operator = isNegated ? operator.substring(1).strip() : operator;
            if (count == 0 || !OPERATORS.contains(operator)) {
                throw new IllegalArgumentException("'" + words[0].strip() + "' bytes, '" + operator + "'");
            }
            long mask = -1;
            boolean isRelative = false;
            boolean isLittle = false;
            for (int i = FIXED; i < words.length; i++) {
                String word = words[i].strip();
                switch (word) {
                    case "relative" -> isRelative = true;
                    case "little" -> isLittle = true;
                    case "big" -> isLittle = false;
                    default -> mask = mask(word);
                }
            }
            String at = words[3].strip();
            boolean isBefore = at.startsWith("-");
            int offset = Math.toIntExact(number(isBefore ? at.substring(1) : at, Integer.MAX_VALUE));
            long value = number(words[2], Long.MAX_VALUE);
            return new ByteTest(
                    (int) count, isNegated, operator, value, isBefore ? -offset : offset, isRelative, isLittle, mask);
        }

        private static long mask(String word) {
            if (!word.startsWith("bitmask ")) {
                throw new IllegalArgumentException("'" + word + "' is not taken");
            }
            long mask = number(word.substring("bitmask ".length()), Long.MAX_VALUE);
            if (mask == 0) {
                throw new IllegalArgumentException("a mask without bits");
            }
            return mask;
        }

        @Override
        public boolean holds(byte[] payload, int behind, int length) {
            long at = (isRelative ? behind : 0L) + offset;
            if (at < 0 || at + count > length) {
                return false;
            }
            long number = 0;
            for (int i = 0; i < count; i++) {
                int each = payload[(int) at + (isLittle ? count - 1 - i : i)] & 0xFF;
                number = number << 8 | each;
            }
            long tested = mask == -1 ? number : (number & mask) >>> Long.numberOfTrailingZeros(mask);
            return isTrue(tested) != isNegated;
        }

        private boolean isTrue(long number) {
            int compared = Long.compareUnsigned(number, value);
            return switch (operator) {
                case "<" -> compared < 0;
                case ">" -> compared > 0;
                case "<=" -> compared <= 0;
                case ">=" -> compared >= 0;
                case "=" -> compared == 0;
                case "&" -> (number & value) != 0;
                default -> (number ^ value) != 0;
            };
        }

        @Override
        public boolean isOfPacket() {
            return !isRelative;
        }
    }

    /** Parses a number, decimal or, after {@code 0x}, hexadecimal. */
    private static long number(String text, long most) {
        String digits = text.strip();
        try {
            long number = digits.startsWith("0x") ? Long.parseLong(digits.substring(2), 16) : Long.parseLong(digits);
            if (number >= 0 && number <= most) {
                return number;
            }
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException("'" + digits + "' is no number", e);
        }
        throw new IllegalArgumentException("'" + digits + "' is out of range");
    }
}
