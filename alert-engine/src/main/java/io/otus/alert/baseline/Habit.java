package io.otus.alert.baseline;

/**
 * Something that an asset does and that is no matter of one conversation in one protocol: that it talks to the
 * internet, offers a port, administers another device.
 *
 * @param sort what it does, a word of the detector that looks at it, such as {@code internet}
 * @param detail with whom or on what, such as an address
 */
public record Habit(String sort, String detail) implements Comparable<Habit> {
    private static final String FURTHER = "*";

    /** Stands for all habits of a sort that an asset has beside those that are named. */
    public static Habit further(String sort) {
        return new Habit(sort, FURTHER);
    }

    /** Whether it stands for all further habits of its kind. */
    public boolean isFurther() {
        return detail.equals(FURTHER);
    }

    @Override
    public int compareTo(Habit other) {
        int bySort = sort.compareTo(other.sort);
        return bySort != 0 ? bySort : detail.compareTo(other.detail);
    }
}
