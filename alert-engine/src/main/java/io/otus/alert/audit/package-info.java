/**
 * The decisions of people: a file of lines, each with the actor, the time, the reason, and the hash of the line before.
 * It is the only place where decisions are kept; their combined effect is computed from it, so that each can be undone
 * and none is ever lost.
 */
@NullMarked
package io.otus.alert.audit;

import org.jspecify.annotations.NullMarked;
