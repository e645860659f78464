/** Tests of the EtherCAT dissector against frames that are put together by its standard. */
@NullMarked
package io.otus.dissect.ethercat;

import org.jspecify.annotations.NullMarked;
