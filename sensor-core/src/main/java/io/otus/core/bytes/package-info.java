/**
 * Bytes as they were captured: the bounds-checked window that every decoder and dissector reads through, and the
 * immutable copy that an event may keep. Knows no protocol and no byte order but what the caller asks for.
 */
@NullMarked
package io.otus.core.bytes;

import org.jspecify.annotations.NullMarked;
