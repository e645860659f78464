/** Tests of the CODESYS V3 dissector. */
@NullMarked
package io.otus.dissect.codesys;

import org.jspecify.annotations.NullMarked;
