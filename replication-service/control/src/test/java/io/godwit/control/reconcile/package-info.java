@NullMarked
package io.godwit.control.reconcile;

import org.jspecify.annotations.NullMarked;
