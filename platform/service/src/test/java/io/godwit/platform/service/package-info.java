@NullMarked
package io.godwit.platform.service;

import org.jspecify.annotations.NullMarked;
