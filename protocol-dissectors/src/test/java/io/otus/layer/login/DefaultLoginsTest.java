package io.otus.layer.login;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class DefaultLoginsTest {
    @Test
    void usersAreComparedWithoutCaseAndPasswordsExactly() {
        assertThat(DefaultLogins.contains("admin", "admin")).isTrue();
        assertThat(DefaultLogins.contains("Admin", "admin")).isTrue();
        assertThat(DefaultLogins.contains("admin", "ADMIN")).isTrue(); // another product's
        assertThat(DefaultLogins.contains("USER", "USER")).isTrue();
        assertThat(DefaultLogins.contains("root", "ROOT")).isFalse();
        assertThat(DefaultLogins.contains("operator", "s3cret")).isFalse();
    }

    @Test
    void anEmptyPasswordAndAnEmptyUserAreLoginsToo() {
        assertThat(DefaultLogins.contains("sa", "")).isTrue();
        assertThat(DefaultLogins.contains("", "OTTER")).isTrue();
        assertThat(DefaultLogins.contains("", "")).isFalse();
    }

    @Test
    void anonymousIsNoAccount() {
        assertThat(Login.isAnonymous("Anonymous")).isTrue();
        assertThat(Login.isAnonymous("")).isFalse();
    }
}
