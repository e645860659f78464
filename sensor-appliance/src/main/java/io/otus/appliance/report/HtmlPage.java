package io.otus.appliance.report;

import io.otus.alert.detect.Severity;
import io.otus.appliance.text.Printable;
import io.otus.inventory.view.Markup;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A report as one HTML page: no script, nothing that is loaded, and nothing from the wire that is read as HTML. */
final class HtmlPage implements IncidentReport.Page {
    private static final String STYLE = """
        body{font:15px/1.5 system-ui,sans-serif;margin:2em auto;max-width:70em;padding:0 1em;color:#1b1f24;background:#fff}
        h1{font-size:1.5em}h2{font-size:1.15em;margin-top:2em}
        table{border-collapse:collapse;width:100%}
        td,th{border-bottom:1px solid #d0d7de;padding:.3em .8em .3em 0;text-align:left;vertical-align:top}
        td:first-child{min-width:13em}
        pre{background:#f6f8fa;padding:1em;overflow-x:auto;font-size:.85em}
        .critical{color:#a40e26;font-weight:bold}.high{color:#cf222e}.medium{color:#9a6700}.low{color:#0a6c74}
        @media print{pre{white-space:pre-wrap}}
        """;

    private static final Set<String> SEVERITIES =
            Stream.of(Severity.values()).map(Severity::key).collect(Collectors.toUnmodifiableSet());

    private final StringBuilder body = new StringBuilder();
    private String title = "";

    @Override
    public void title(String text) {
        title = escaped(text);
        body.append("<h1>").append(title).append("</h1>\n");
    }

    @Override
    public void heading(String text) {
        body.append("<h2>").append(escaped(text)).append("</h2>\n");
    }

    @Override
    public void table(List<String> headings, List<List<String>> rows) {
        body.append("<table>\n");
        if (headings.stream().anyMatch(heading -> !heading.isEmpty())) {
            row(headings, "th");
        }
        rows.forEach(cells -> row(cells, "td"));
        body.append("</table>\n");
    }

    private void row(List<String> cells, String tag) {
        body.append("<tr>");
        for (String cell : cells) {
            boolean isSeverity = SEVERITIES.contains(cell);
            body.append('<').append(tag).append(isSeverity ? " class=\"" + cell + "\">" : ">");
            body.append(escaped(cell)).append("</").append(tag).append('>');
        }
        body.append("</tr>\n");
    }

    @Override
    public void text(String lines) {
        body.append("<pre>");
        lines.lines().forEach(line -> body.append(escaped(line)).append('\n'));
        body.append("</pre>\n");
    }

    private static String escaped(String text) {
        return Markup.escaped(Printable.of(text));
    }

    @Override
    public String whole() {
        return "<!DOCTYPE html>\n"
                + "<html lang=\"en\">\n"
                + "<head>\n"
                + "<meta charset=\"utf-8\">\n"
                + "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src"
                + " 'unsafe-inline'\">\n"
                + "<title>" + title + "</title>\n<style>\n" + STYLE + "</style>\n</head>\n<body>\n" + body
                + "</body>\n</html>\n";
    }
}
