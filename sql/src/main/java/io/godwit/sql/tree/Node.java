package io.godwit.sql.tree;

/** Anything in the tree. */
public sealed interface Node permits Statement, TableElement, DataType, Expression, Query, QueryBody, Relation {}
