@NullMarked
package io.godwit.cli.view;

import org.jspecify.annotations.NullMarked;
