/**
 * Lists of indicators that a site imports: addresses, domains, hashes of certificates and files, fingerprints of TLS.
 * Reads CSV, plain lists and bundles of STIX 2.1 (OASIS, the patterns that name one value each), and tells what of them
 * it did not take and why. Fetches nothing by itself.
 */
@NullMarked
package io.otus.alert.indicator;

import org.jspecify.annotations.NullMarked;
