/** Tests of the Dicom dissector against the examples of its specification. */
@NullMarked
package io.otus.dissect.dicom;

import org.jspecify.annotations.NullMarked;
