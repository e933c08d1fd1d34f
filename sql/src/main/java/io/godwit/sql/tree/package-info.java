/** One typed syntax tree for all dialects. Nodes are records; equal meanings are equal nodes, whatever dialect they were read from; a place is part of no equality. Procedural code (blocks, branches, loops) will be further statements of this tree. */
@NullMarked
package io.godwit.sql.tree;

import org.jspecify.annotations.NullMarked;
