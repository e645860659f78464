/**
 * The alert log: the bytes of a line (schema: {@code alert.schema.json}) and the file {@code alerts.jsonl} that they
 * are appended to.
 */
@NullMarked
package io.otus.alert.log;

import org.jspecify.annotations.NullMarked;
