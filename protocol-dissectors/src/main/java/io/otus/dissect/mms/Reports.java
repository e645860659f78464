package io.otus.dissect.mms;

import io.otus.core.event.Element;
import io.otus.core.event.Elements;
import io.otus.core.event.PointRange;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Points of an information report. One of the list RPT is a report of IEC 61850-8-1 §17.2.3: its identifier, which
 * optional fields it has, those fields, which members of the data set are in it, perhaps their names, their values,
 * perhaps why.
 */
final class Reports {
    private static final String REPORT = "RPT";
    private static final int SEQUENCE_NUMBER = 1;
    private static final int TIME = 2;
    private static final int DATA_SET = 4;
    private static final int DATA_REFERENCE = 5;
    private static final int OVERFLOW = 6;
    private static final int ENTRY = 7;
    private static final int CONFIGURATION = 8;
    private static final int SEGMENTATION = 9;

    private Reports() {}

    /** The points that a report names, with their values. */
    static List<PointRange> points(List<Element> report, DataSets dataSets) {
        List<Element> specification = Elements.group(report, "variable_access_specification");
        List<Element.Group> results = Elements.groups(report, "list_of_access_result");
        String list = list(specification);
        if (list.equals(REPORT)) {
            return report(results, dataSets);
        }
        if (list.isEmpty()) {
            return with(Points.variables(Elements.groups(specification, "list_of_variable")), results);
        }
        return members(list, dataSets.of(list), results);
    }

    /** Whether a report is one of a report control block, which describes itself ahead of the values. */
    static boolean isOfControlBlock(List<Element> report) {
        return list(Elements.group(report, "variable_access_specification")).equals(REPORT);
    }

    private static String list(List<Element> specification) {
        return Points.objectName(Elements.group(specification, "variable_list_name"));
    }

    /** Each point with the value of the result in its place; a control structure with the value that it sets. */
    static List<PointRange> with(List<PointRange> points, List<Element.Group> results) {
        List<PointRange> valued = new ArrayList<>(points);
        for (int i = 0; i < valued.size() && i < results.size(); i++) {
            PointRange point = valued.get(i);
            List<Element> result = results.get(i).elements();
            boolean control = Item.of(point.space()).isControl();
            valued.set(
                    i,
                    control
                            ? point.with(Points.controlValue(result))
                            : point.with(Points.value(result)).with(ValueQuality.of(point.space(), result)));
        }
        return valued;
    }

    /** The members of a list with their values; numbered where they are not known, or are not as many. */
    static List<PointRange> members(String list, @Nullable List<PointRange> members, List<Element.Group> results) {
        if (members != null && members.size() == results.size()) {
            return with(members, results);
        }
        List<PointRange> numbered = new ArrayList<>();
        for (int i = 0; i < results.size() && i < Points.MAX_POINTS; i++) {
            numbered.add(PointRange.named(list + '#' + i));
        }
        return with(numbered, results);
    }

    private static List<PointRange> report(List<Element.Group> results, DataSets dataSets) {
        if (results.size() < 2) {
            return List.of();
        }
        String name = PointRange.plain(text(results.get(0)));
        String options = Elements.text(results.get(1).elements(), "bit_string");
        int at = 2 + count(options, SEQUENCE_NUMBER) + count(options, TIME);
        if (has(options, DATA_SET) && at < results.size()) {
            String dataSet = text(results.get(at++));
            name = dataSet.isEmpty() ? name : PointRange.plain(dataSet);
        }
        at += count(options, OVERFLOW) + count(options, ENTRY) + count(options, CONFIGURATION);
        at += 2 * count(options, SEGMENTATION);
        if (at >= results.size()) {
            return List.of();
        }
        String inclusion = Elements.text(results.get(at++).elements(), "bit_string");
        int included = included(inclusion);
        int valuesAt = has(options, DATA_REFERENCE) ? at + included : at;
        if (included < 0 || valuesAt + included > results.size()) {
            return List.of();
        }
        List<PointRange> members = dataSets.of(name);
        List<PointRange> points = new ArrayList<>();
        for (int i = 0, member = 0; i < included && i < Points.MAX_POINTS; i++, member++) {
            member = inclusion.indexOf('1', member);
            String point = valuesAt > at ? PointRange.plain(text(results.get(at + i))) : "";
            if (point.isEmpty()) {
                point = members != null && member < members.size()
                        ? members.get(member).space()
                        : name + '#' + member;
            }
            points.add(PointRange.named(point));
        }
        return with(points, results.subList(valuesAt, results.size()));
    }

    private static String text(Element.Group result) {
        return Elements.text(result.elements(), "visible_string");
    }

    private static boolean has(String options, int bit) {
        return bit < options.length() && options.charAt(bit) == '1';
    }

    private static int count(String options, int bit) {
        return has(options, bit) ? 1 : 0;
    }

    private static int included(String inclusion) {
        int count = 0;
        for (int i = 0; i < inclusion.length(); i++) {
            count += inclusion.charAt(i) == '1' ? 1 : 0;
        }
        return count;
    }
}
