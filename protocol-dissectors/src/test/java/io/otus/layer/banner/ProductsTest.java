package io.otus.layer.banner;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ProductsTest {
    @ParameterizedTest
    @ValueSource(strings = {"TM221CE40R", "BMX P34 2020", "1756-EN2T/D", "ET200SP", " CP-343 1EX "})
    void aCodeOfAProductIsItsModel(String title) {
        assertThat(Products.code(title)).isEqualTo(title.strip());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "404 NOT FOUND",
                "ERROR 404",
                "HTTP 500",
                "IIS7",
                "Welcome",
                "750-8202",
                "SQL 2019",
                "Press 12",
                "PLC"
            })
    void anythingElseIsNot(String title) {
        assertThat(Products.code(title)).isEmpty();
    }

    @Test
    void browsersNameTheSystemBelow() {
        assertThat(Products.system("Mozilla/5.0 (Windows NT 6.1; Trident/7.0)")).isEqualTo("Windows NT 6.1");
        assertThat(Products.system("Mozilla/5.0 (iPhone; CPU iPhone OS 12_1 like Mac OS X)"))
                .isEqualTo("CPU iPhone OS 12.1");
        assertThat(Products.system("Mozilla/5.0 (Linux; Android 13; Pixel 7)")).isEqualTo("Android 13");
        assertThat(Products.system("Mozilla/5.0 (Linux; U; Android 4.0.3; de)")).isEqualTo("Android 4.0.3");
        assertThat(Products.system("Mozilla/5.0 (X11; Linux x86_64)")).isEqualTo("Linux");
        assertThat(Products.system("curl/7.64.1")).isEmpty();
    }
}
