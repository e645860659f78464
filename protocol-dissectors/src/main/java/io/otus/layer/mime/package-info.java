/**
 * Files in messages: a MIME entity is read in a stream, down through its parts, and of each file in it name, type, size
 * and SHA-256 are told. Nothing of a file is kept but the state of its digest. Not here: how a message is carried, and
 * its text. Written from RFC 2045, RFC 2046, RFC 2183 and RFC 2231, and from RFC 2047 for names that are written as if
 * they were text.
 */
@NullMarked
package io.otus.layer.mime;

import org.jspecify.annotations.NullMarked;
