package io.godwit.engine.row;

/**
 * Why a row is not carried as it is.
 *
 * @param key the identity columns as one tuple in canonical form; empty for a table without a key
 * @param column the source's name of the column whose value is refused
 * @param rule the rule that refuses it, a code of the catalogue of problems, {@code REP-0101} for example
 * @param reason in words, without the value
 * @param payload the row as far as it can be shown, encoded by the reader; sealed before it is stored (H30)
 */
public record Refusal(byte[] key, String column, String rule, String reason, byte[] payload) {}
