/**
 * Files that a computer runs, by their first bytes, their name or the type that a server gives them; protocols that
 * move files of any kind ask here.
 *
 * <p><b>Written from:</b> the formats' descriptions: PE Format (Microsoft), System V ABI chapter 4 (ELF), and RFC 2046
 * and registrations for types; no other implementation was read.
 */
@NullMarked
package io.otus.layer.program;

import org.jspecify.annotations.NullMarked;
