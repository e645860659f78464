package io.otus.dissect.roc_plus;

import io.otus.core.bytes.ByteView;
import io.otus.core.bytes.Octets;
import io.otus.core.event.Element;
import io.otus.core.event.PointRange;
import io.otus.core.value.ValueList;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Parameters with their values. Nothing in a frame tells how long a value is: that follows from the type of the
 * parameter, which differs by device, or from the only way in which a list can be cut that has the parameters that were
 * asked for. What was cut in one way teaches the sizes for writes that follow. Confined.
 */
final class Parameters {
    /** Sizes that are remembered of one connection. */
    static final int MAX_SIZES = 1_024;

    private static final int COUNT = 1;

    private final Map<Integer, Integer> sizes = new HashMap<>();

    /** One parameter and what stands behind its name. */
    record Parameter(Tlp tlp, Octets octets) {
        ValueList value() {
            return SystemVariables.value(tlp, octets);
        }

        PointRange point() {
            ValueList value = value();
            return value.size() == 1 ? tlp.point(value) : tlp.point();
        }
    }

    /** The names in a request of opcode 180, which is whole. */
    static List<Tlp> names(ByteView data) {
        List<Tlp> names = new ArrayList<>();
        for (int at = COUNT; at + Tlp.SIZE <= data.length(); at += Tlp.SIZE) {
            names.add(Tlp.of(data, at));
        }
        return names;
    }

    /** Whether names and values, which begin with their number, can be of this number at all. */
    static boolean canBe(ByteView data) {
        int count = data.length() == 0 ? 0 : data.u8(0);
        return count == 0 ? data.length() == COUNT : data.length() >= COUNT + count * (Tlp.SIZE + 1);
    }

    /**
     * The parameters of a list whose names are known, if there is one way to cut it.
     *
     * @return null where there is none or several
     */
    @Nullable
    List<Parameter> cut(ByteView data, List<Tlp> names) {
        int[][] ways = ways(data, names);
        int end = data.length();
        if (ways[names.size()][end] != 1) {
            return null;
        }
        Parameter[] parameters = new Parameter[names.size()];
        for (int i = names.size() - 1; i >= 0; i--) {
            int at = begin(ways[i], end, size(names.get(i)));
            parameters[i] = new Parameter(names.get(i), data.octets(at + Tlp.SIZE, end - at - Tlp.SIZE));
            learn(parameters[i]);
            end = at;
        }
        return List.of(parameters);
    }

    /** In how many ways the first {@code i} parameters can end at each offset; 2 stands for several. */
    private int[][] ways(ByteView data, List<Tlp> names) {
        int[][] ways = new int[names.size() + 1][data.length() + 1];
        ways[0][COUNT] = 1;
        for (int i = 0; i < names.size(); i++) {
            int size = size(names.get(i));
            int before = 0;
            for (int at = COUNT; at + Tlp.SIZE < data.length(); at++) {
                int here = names.get(i).isAt(data, at) ? ways[i][at] : 0;
                ways[i][at] = here;
                before = Math.min(2, before + here);
                if (size == 0) {
                    ways[i + 1][at + Tlp.SIZE + 1] = before;
                } else if (at + Tlp.SIZE + size <= data.length()) {
                    ways[i + 1][at + Tlp.SIZE + size] = here;
                }
            }
        }
        return ways;
    }

    private static int begin(int[] ways, int end, int size) {
        if (size > 0) {
            return end - Tlp.SIZE - size;
        }
        int at = end - Tlp.SIZE - 1;
        while (ways[at] == 0) {
            at--;
        }
        return at;
    }

    /** The parameters of a list whose names are not known, as far as the sizes of their values are. */
    List<Parameter> read(ByteView data) {
        List<Parameter> parameters = new ArrayList<>();
        int left = data.u8(0);
        int at = COUNT;
        while (left > 0 && at + Tlp.SIZE < data.length()) {
            Tlp tlp = Tlp.of(data, at);
            int known = size(tlp);
            int size = left == 1 ? data.length() - at - Tlp.SIZE : known;
            if (size == 0 || at + Tlp.SIZE + size > data.length()) {
                break;
            }
            parameters.add(new Parameter(tlp, data.octets(at + Tlp.SIZE, size)));
            at += Tlp.SIZE + size;
            left--;
        }
        return parameters;
    }

    /** Parameters of one point that follow one another, as far as the sizes of their values are known. */
    List<Parameter> consecutive(Tlp first, int count, ByteView values) {
        List<Parameter> parameters = new ArrayList<>();
        int at = 0;
        for (int i = 0; i < count && first.parameterNumber() + i <= 0xFF; i++) {
            Tlp tlp = new Tlp(first.pointType(), first.logicalNumber(), first.parameterNumber() + i);
            int size = i == count - 1 ? values.length() - at : size(tlp);
            if (size == 0 || at + size > values.length()) {
                break;
            }
            parameters.add(new Parameter(tlp, values.octets(at, size)));
            at += size;
        }
        return parameters;
    }

    /** Octets of a value; 0 where that is not known. */
    private int size(Tlp tlp) {
        int known = SystemVariables.size(tlp);
        return known > 0 ? known : sizes.getOrDefault(key(tlp), 0);
    }

    private void learn(Parameter parameter) {
        if (sizes.size() < MAX_SIZES) {
            sizes.put(key(parameter.tlp()), parameter.octets().length());
        }
    }

    private static Integer key(Tlp tlp) {
        return tlp.pointType() << 8 | tlp.parameterNumber();
    }

    /** The parameters as a field. */
    static Element field(List<Parameter> parameters) {
        List<Element.Group> groups = new ArrayList<>();
        for (Parameter parameter : parameters) {
            groups.add(new Element.Group(
                    "parameter",
                    List.of(
                            Element.text("tlp", parameter.tlp().text()),
                            new Element.Value("value", parameter.value()))));
        }
        return new Element.Groups("parameters", groups);
    }

    /** The names as a field. */
    static Element names(List<Tlp> names) {
        List<String> texts = new ArrayList<>();
        names.forEach(tlp -> texts.add(tlp.text()));
        return new Element.Values("tlps", ValueList.texts(texts));
    }
}
