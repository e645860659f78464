package io.otus.appliance.report;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What came from the wire is text in a report, and no more is escaped than that takes. */
class MarkdownPageTest {
    @ParameterizedTest
    @CsvSource(delimiter = ';', quoteCharacter = '"', textBlock = """
        CMD_DANGEROUS (10.20.1.7, unit 0/2) - stop!; CMD_DANGEROUS (10.20.1.7, unit 0/2) - stop!
        _emphasis_ a_b; \\_emphasis\\_ a_b
        **bold** ~~struck~~; \\*\\*bold\\*\\* \\~\\~struck\\~\\~
        [a](b) `code` <script>; \\[a\\](b) \\`code\\` \\<script>
        a | b; a \\| b
        http://x www.y.z; http\\://x www\\.y.z
        ATT&CK; ATT&CK
        name #; name \\#
        """)
    void onlyWhatMeansSomethingIsEscaped(String text, String escaped) {
        MarkdownPage page = new MarkdownPage();
        page.title(text);
        assertThat(page.whole()).isEqualTo("# " + escaped + "\n\n");
    }

    @ParameterizedTest
    @CsvSource({"&lt;,\\&lt;", "&#60;,\\&#60;"})
    void entitiesStayWhatTheyAre(String text, String escaped) {
        MarkdownPage page = new MarkdownPage();
        page.heading(text);
        assertThat(page.whole()).isEqualTo("\n## " + escaped + "\n\n");
    }
}
