@NullMarked
package io.godwit.cli.supervise;

import org.jspecify.annotations.NullMarked;
