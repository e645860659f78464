/**
 * What Modbus and UMAS, which lies inside it, must agree upon: UMAS pairs its messages itself, by numbers of the Modbus
 * header, and a refusal that Modbus reads may answer a request of UMAS.
 */
@NullMarked
package io.otus.layer.umas;

import org.jspecify.annotations.NullMarked;
