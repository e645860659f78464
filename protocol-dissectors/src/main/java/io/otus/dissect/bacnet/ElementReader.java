package io.otus.dissect.bacnet;

import io.otus.core.bytes.ByteView;
import io.otus.core.event.Element;
import io.otus.core.value.ValueList;
import io.otus.dissect.bacnet.Syntax.Field;
import io.otus.dissect.bacnet.Syntax.Form;
import io.otus.dissect.bacnet.Syntax.Production;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Reads the arguments of one message by the productions of {@link Grammar}. What is read before something is malformed
 * is kept. The value of a property that is not of the property's type is no error of the message: it is read by its
 * tags alone.
 */
final class ElementReader {
    /** Deepest nesting of constructed values. */
    static final int MAX_DEPTH = 24;
    /** Most values of one message. */
    static final int MAX_VALUES = 16_384;

    /** Takes the places of values that are secrets. */
    interface ValueSecrets {
        /** A secret value at this index of the arguments. */
        void secret(int at, int length);
    }

    private final TagReader tags;
    private final ValueSecrets secrets;
    private int depth;
    private int values;
    private @Nullable BacnetAnomaly failure;

    /** Whether a value was of a length that its type cannot have, and where. */
    private int wrongLengthAt = -1;

    private int objectType = -1;
    private long property = -1;
    private long arrayIndex = -1;

    ElementReader(ByteView arguments, ValueSecrets secrets) {
        this.tags = new TagReader(arguments);
        this.secrets = secrets;
    }

    /** The first anomaly; null where there is none. */
    @Nullable
    BacnetAnomaly failure() {
        return failure;
    }

    /** Where reading stopped. */
    int position() {
        return tags.position();
    }

    /** Index of the first value whose length its type cannot have (clause 20.2); -1 where there is none. */
    int wrongLengthAt() {
        return wrongLengthAt;
    }

    /** Whether the arguments begin with an application tag. */
    boolean beginsWithApplicationTag() {
        return tags.isApplication();
    }

    /** Reads everything as this production. */
    List<Element> readAll(Production production) {
        List<Element> elements = listFor(production);
        fields(production, elements);
        if (failure == null && (tags.present() || tags.broken())) {
            fails();
        }
        return elements;
    }

    /** Reads everything by its tags alone. */
    List<Element> readAllByTags(String name) {
        if (!tags.present()) {
            if (tags.broken()) {
                fails();
            }
            return List.of();
        }
        Element element = byTags(name);
        if (failure == null && (tags.present() || tags.broken())) {
            fails();
        }
        return List.of(element);
    }

    private void fails() {
        fails(tags.broken() ? BacnetAnomaly.TAG : BacnetAnomaly.ARGUMENT);
    }

    private void fails(BacnetAnomaly anomaly) {
        if (failure == null) {
            failure = anomaly;
        }
    }

    private boolean enter() {
        if (++depth > MAX_DEPTH) {
            fails(BacnetAnomaly.NESTING);
            return false;
        }
        return true;
    }

    private boolean count() {
        if (++values > MAX_VALUES) {
            fails(BacnetAnomaly.VALUES);
            return false;
        }
        return true;
    }

    private void fields(Production production, List<Element> into) {
        if (production.isChoice()) {
            alternative(production, into);
            return;
        }
        for (int i = 0; i < production.size() && failure == null; i++) {
            Field field = production.field(i);
            if (accepts(field)) {
                field(field, into);
            } else if (!field.optional()) {
                fails();
            }
        }
    }

    private void alternative(Production production, List<Element> into) {
        for (int i = 0; i < production.size(); i++) {
            if (accepts(production.field(i))) {
                field(production.field(i), into);
                return;
            }
        }
        fails();
    }

    /** Whether the tag here begins this field. */
    private boolean accepts(Field field) {
        if (field.tag() < 0) {
            return begins(field.type());
        }
        return field.type() instanceof Syntax.Primitive ? tags.isContext(field.tag()) : tags.isOpening(field.tag());
    }

    private boolean begins(Syntax type) {
        return switch (type) {
            case Syntax.Primitive primitive -> tags.isApplication(primitive.applicationTag());
            case Syntax.AnyPrimitive _ -> tags.isApplication();
            case Syntax.Any _ -> tags.present() && !tags.isClosing();
            case Syntax.ListOf _, Syntax.ArrayOf _ -> true;
            case Production production -> begins(production);
        };
    }

    private boolean begins(Production production) {
        for (int i = 0; i < production.size(); i++) {
            if (accepts(production.field(i))) {
                return true;
            }
            if (!production.isChoice() && !production.field(i).optional()) {
                return false;
            }
        }
        return false;
    }

    private void field(Field field, List<Element> into) {
        if (field.type() instanceof Syntax.Primitive primitive) {
            primitive(field, primitive, into);
            return;
        }
        if (field.tag() < 0) {
            content(field.name(), field.type(), into);
            return;
        }
        tags.step();
        if (enter()) {
            content(field.name(), field.type(), into);
        }
        depth--;
        close(field.tag());
    }

    private void close(int tag) {
        if (failure != null) {
            return;
        }
        if (tags.isClosing(tag)) {
            tags.step();
        } else {
            fails(tags.present() && !tags.isClosing() ? BacnetAnomaly.ARGUMENT : BacnetAnomaly.TAG);
        }
    }

    private void primitive(Field field, Syntax.Primitive type, List<Element> into) {
        switch (field.role()) {
            case OBJECT -> objectType = (int) (tags.unsigned() >>> 22 & 0x3FF);
            case OBJECT_TYPE -> objectType = (int) Math.min(tags.unsigned(), 0x3FF);
            case PROPERTY -> {
                property = tags.unsigned();
                arrayIndex = -1;
            }
            case INDEX -> arrayIndex = tags.unsigned();
            case NONE -> {}
        }
        if (type.form() == Form.SECRET) {
            secrets.secret(tags.valueAt(), tags.length());
            tags.step();
        } else if (count()) {
            into.add(new Element.Value(field.name(), value(type)));
        }
    }

    /** The value here, which is of this type, and steps over it. */
    private ValueList value(Syntax.Primitive type) {
        int applicationTag = type.applicationTag();
        if (!BacnetValue.hasRightLength(applicationTag, tags.length(), tags.isApplication()) && wrongLengthAt < 0) {
            wrongLengthAt = tags.position();
        }
        ValueList value = switch (type.form()) {
            case PROPERTY -> ValueList.text(BacnetNames.property(tags.unsigned()));
            case OBJECT_TYPE -> ValueList.text(BacnetNames.objectType(tags.unsigned()));
            case PLAIN, OBJECT, SECRET -> BacnetValue.read(tags, applicationTag, type.names());
        };
        tags.step();
        return value;
    }

    private ValueList anyPrimitive() {
        int type = tags.number();
        if (!BacnetValue.hasRightLength(type, tags.length(), true) && wrongLengthAt < 0) {
            wrongLengthAt = tags.position();
        }
        ValueList value = BacnetValue.read(tags, type, Names.NONE);
        tags.step();
        return value;
    }

    /** What stands here without a tag of its own around it. */
    private void content(String name, Syntax type, List<Element> into) {
        switch (type) {
            case Syntax.Primitive primitive -> {
                if (!tags.isApplication(primitive.applicationTag())) {
                    fails();
                } else if (count()) {
                    into.add(new Element.Value(name, value(primitive)));
                }
            }
            case Syntax.AnyPrimitive _ -> {
                if (!tags.isApplication()) {
                    fails();
                } else if (count()) {
                    into.add(new Element.Value(name, anyPrimitive()));
                }
            }
            case Syntax.Any _ -> into.add(propertyValue(name));
            case Syntax.ListOf list -> into.add(list(name, list.element()));
            case Syntax.ArrayOf array -> into.add(list(name, array.element()));
            case Production production -> into.add(group(name, production));
        }
    }

    private static List<Element> listFor(Production production) {
        return new ArrayList<>(production.isChoice() ? 1 : production.size());
    }

    private Element.Group group(String name, Production production) {
        List<Element> elements = listFor(production);
        if (enter()) {
            fields(production, elements);
        }
        depth--;
        return new Element.Group(name, elements);
    }

    /** Elements until something else follows: a closing tag or the end, where nothing is malformed. */
    private Element list(String name, Syntax element) {
        if (element instanceof Production production) {
            List<Element.Group> groups = new ArrayList<>();
            while (failure == null && tags.present() && !tags.isClosing() && begins(production)) {
                int before = tags.position();
                groups.add(group(name, production));
                if (tags.position() == before) {
                    fails();
                }
            }
            return new Element.Groups(name, groups);
        }
        List<ValueList> found = new ArrayList<>();
        while (failure == null && tags.isApplication() && begins(element) && count()) {
            found.add(element instanceof Syntax.Primitive primitive ? value(primitive) : anyPrimitive());
        }
        return new Element.Values(name, ValueList.join(found));
    }

    /** A value of the property named last, until the construction around it is closed. */
    private Element propertyValue(String name) {
        int start = tags.position();
        int ownObjectType = objectType;
        long ownProperty = property;
        int valuesBefore = values;
        int wrongBefore = wrongLengthAt;
        Syntax type = Grammar.property(objectType, property);
        if (type instanceof Syntax.ArrayOf array && arrayIndex >= 0) {
            type = arrayIndex == 0 ? null : array.element();
        }
        Element element = null;
        if (type != null && !tags.isClosing()) {
            List<Element> read = new ArrayList<>(1);
            content(name, type, read);
            boolean whole = failure == null && tags.isClosing() && !read.isEmpty();
            if (whole) {
                element = read.getFirst();
            } else if (failure == BacnetAnomaly.NESTING || failure == BacnetAnomaly.VALUES) {
                element = new Element.Values(name, ValueList.NONE);
            }
        }
        if (element == null) {
            failure = null;
            values = valuesBefore;
            wrongLengthAt = wrongBefore;
            tags.seek(start);
            element = byTags(name);
        }
        objectType = ownObjectType;
        property = ownProperty;
        return element;
    }

    /**
     * Values by their tags alone, until the construction around them is closed: one value, a list, or a group of what
     * is tagged by context.
     */
    private Element byTags(String name) {
        List<Element> elements = new ArrayList<>(1);
        if (enter()) {
            boolean mixed = false;
            while (failure == null && tags.present() && !tags.isClosing() && count()) {
                if (tags.isApplication()) {
                    elements.add(new Element.Value("value", anyPrimitive()));
                } else if (tags.isOpening()) {
                    mixed = true;
                    int tag = tags.number();
                    tags.step();
                    elements.add(byTags("tag_" + tag));
                    close(tag);
                } else {
                    mixed = true;
                    elements.add(new Element.Value("tag_" + tags.number(), BacnetValue.raw(tags.value())));
                    tags.step();
                }
            }
            if (tags.broken()) {
                fails();
            }
            depth--;
            return mixed ? new Element.Group(name, elements) : plain(name, elements);
        }
        depth--;
        return new Element.Values(name, ValueList.NONE);
    }

    private static Element plain(String name, List<Element> elements) {
        List<ValueList> values = new ArrayList<>(elements.size());
        for (Element element : elements) {
            if (element instanceof Element.Value one) {
                values.add(one.value());
            }
        }
        return values.size() == 1
                ? new Element.Value(name, values.getFirst())
                : new Element.Values(name, ValueList.join(values));
    }
}
