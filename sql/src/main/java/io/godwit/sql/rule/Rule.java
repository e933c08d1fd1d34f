package io.godwit.sql.rule;

/** One difference between two dialects, and what is done about it. */
public sealed interface Rule permits TableRule, ExpressionRule, ConditionRule, SelectRule, SetRule, SortRule {}
