/**
 * Logins of protocols that carry them in the clear: which passwords a product is delivered with, and the one way in
 * which a login is told. Passwords are compared and forgotten; where they stand is told as a secret, so that kept
 * frames do not hold them.
 *
 * <p><b>Written from:</b> what makers' manuals and public advisories print. Not a protocol: nothing here is registered.
 */
@NullMarked
package io.otus.layer.login;

import org.jspecify.annotations.NullMarked;
