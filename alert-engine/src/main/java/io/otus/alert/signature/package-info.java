/**
 * Signatures: rules for bytes, in the subset of Suricata's rule language that rule sets for operational networks use.
 * Written from the user guide of Suricata 7, chapter Rules. A rule that needs more than the subset is rejected with the
 * reason; nothing is approximated. A rule is evaluated only where the first bytes of one of its contents occur; all
 * matching is bounded.
 */
@NullMarked
package io.otus.alert.signature;

import org.jspecify.annotations.NullMarked;
