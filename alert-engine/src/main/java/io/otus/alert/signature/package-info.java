/**
 * Signatures: rules for bytes, in the subset of Suricata's rule language that rule sets for operational networks use.
 * Written from the user guide of Suricata 7, chapter Rules; what a rule has beyond the subset makes it not taken, with
 * the reason, and nothing is approximated. Rules are looked at only where bytes are that one of their contents begins
 * with; all matching is bounded.
 */
@NullMarked
package io.otus.alert.signature;

import org.jspecify.annotations.NullMarked;
