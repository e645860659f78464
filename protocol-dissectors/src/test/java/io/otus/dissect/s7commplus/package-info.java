/** Tests of the S7comm-plus dissector: bodies from captures, with texts, numbers and digests of the plants replaced. */
@NullMarked
package io.otus.dissect.s7commplus;

import org.jspecify.annotations.NullMarked;
