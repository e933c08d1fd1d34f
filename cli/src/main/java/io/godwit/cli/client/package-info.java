@NullMarked
package io.godwit.cli.client;

import org.jspecify.annotations.NullMarked;
