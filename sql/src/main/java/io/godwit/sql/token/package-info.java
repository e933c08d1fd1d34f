/** Text to tokens: one lexer, told by each dialect how it quotes, escapes and comments. */
@NullMarked
package io.godwit.sql.token;

import org.jspecify.annotations.NullMarked;
