/**
 * The operation log: {@code events/*.jsonl}, one line per operation, session, transfer, identity claim and so on, in
 * the neutral terms of the core with the protocol's own fields inside. For hunting; alerts do not depend on it, so it
 * may be off, and live its lines may be dropped, counted.
 */
@NullMarked
package io.otus.appliance.log;

import org.jspecify.annotations.NullMarked;
