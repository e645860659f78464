/**
 * The inventory as files and tables: {@code assets.jsonl} with its JSON Schema, the columns of the text table, and what
 * is not known together with the message that would state it. Reads the graph, changes nothing.
 */
@NullMarked
package io.otus.inventory.output;

import org.jspecify.annotations.NullMarked;
