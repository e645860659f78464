/**
 * Lists of indicators that a site imports: addresses, domains, hashes of certificates and files, fingerprints of TLS.
 * Reads CSV, plain lists and bundles of STIX 2.1 (OASIS; only patterns that name one value each), and reports which
 * entries it did not take and why. It fetches nothing itself.
 */
@NullMarked
package io.otus.alert.indicator;

import org.jspecify.annotations.NullMarked;
