/**
 * What people decided: a file of lines, each with who, when and why, and with the hash of the line before. It is the
 * only place where decisions are kept; what they come to is worked out from it, so that each can be undone and none is
 * ever lost.
 */
@NullMarked
package io.otus.alert.audit;

import org.jspecify.annotations.NullMarked;
