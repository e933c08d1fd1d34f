@NullMarked
package io.godwit.cli.home;

import org.jspecify.annotations.NullMarked;
