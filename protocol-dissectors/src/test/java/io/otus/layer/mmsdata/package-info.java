/** Examples and properties of MMS data. */
@NullMarked
package io.otus.layer.mmsdata;

import org.jspecify.annotations.NullMarked;
