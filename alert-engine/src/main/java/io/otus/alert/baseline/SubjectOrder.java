package io.otus.alert.baseline;

import java.util.Comparator;

/**
 * Assets and conversations in the order in which the baseline text has their lines, which is that of its bytes: a word
 * ends with a space, that comes before whatever may be in a word, and the arrow behind a client comes before all that
 * may be said of an asset.
 */
final class SubjectOrder implements Comparator<Subject> {
    private final AssetNames names;

    SubjectOrder(AssetNames names) {
        this.names = names;
    }

    @Override
    public int compare(Subject a, Subject b) {
        int order = compare(a.assets().getFirst(), b.assets().getFirst());
        if (order != 0) {
            return order;
        }
        if (a instanceof Conversation one && b instanceof Conversation other) {
            return compare(one, other);
        }
        return Boolean.compare(a instanceof AssetModel, b instanceof AssetModel);
    }

    private int compare(Conversation a, Conversation b) {
        int order = compare(a.server(), b.server());
        if (order == 0) {
            order = a.protocol().compareTo(b.protocol());
        }
        return order != 0 ? order : Token.escape(a.unit()).compareTo(Token.escape(b.unit()));
    }

    private int compare(AssetModel a, AssetModel b) {
        return a.number() == b.number() ? 0 : names.token(a).compareTo(names.token(b));
    }
}
