/** Findings that a service raised and closes. */
@NullMarked
package io.godwit.platform.service.finding;

import org.jspecify.annotations.NullMarked;
